package org.secf.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.settings.Template;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;

/** Definitions that are parts of another one. */
class ResolutionTest {

    private static final Key<List<String>> PARTS = Key.of("parts", Kind.TEXTS, List.of(), "Parts.");

    /** Keeps what it was made of. */
    private static final class Kept implements Mechanism {
        final Settings settings;
        final Map<String, Settings> parts;

        Kept(Settings settings, Map<String, Settings> parts) {
            this.settings = settings;
            this.parts = parts;
        }

        String of(String part, Key<String> key) {
            return Optional.ofNullable(parts.get(part)).orElseThrow().get(key);
        }

        @Override
        public String name() {
            return "whole";
        }

        @Override
        public boolean isPresented(Request request) {
            return false;
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            return Outcome.abstained();
        }
    }

    private final MechanismFactory factory = new MechanismFactory() {
        @Override
        public String name() {
            return "whole";
        }

        @Override
        public Class<? extends Annotation> definition() {
            return SampleDefinition.class;
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(SampleFactory.BASE_URL, SampleFactory.CALLER_NAME, PARTS);
        }

        @Override
        public Optional<Key<List<String>>> parts() {
            return Optional.of(PARTS);
        }

        @Override
        public Mechanism create(Settings settings, MechanismContext context) {
            return new Kept(settings, Map.of());
        }

        @Override
        public Mechanism create(Settings whole, Map<String, Settings> parts, MechanismContext context) {
            return new Kept(whole, parts);
        }
    };

    private static final Expressions VARIABLES = new Expressions() {
        @Override
        public String atDeployment(String text, Map<String, String> variables) {
            return text.replace("${baseURL}", variables.getOrDefault("baseURL", "none"));
        }

        @Override
        public String atRequest(Template template) {
            return template.text();
        }
    };

    private List<Booted> boot(
            Map<String, String> properties, Map<String, String> variables, Definition... definitions) {
        MechanismContext context = new MechanismContext(
                Clock.systemUTC(),
                new SecureRandom(),
                Crypto.jdk(),
                new MemoryOnceStore(Clock.systemUTC(), 1),
                new MemoryPendingRequests(Clock.systemUTC(), 1),
                Resources.outsideDeployment(ResolutionTest.class.getClassLoader()),
                Parts.none(),
                VARIABLES);
        return new Boot(new Factories(List.of(factory)), new PropertySource(properties, variables), event -> {})
                .build(List.of(List.of(definitions)), context)
                .mechanisms();
    }

    private Definition definition(String name, Map<String, List<String>> settings, String... qualifiers) {
        List<RawSetting> raw = new ArrayList<>();
        settings.forEach((key, values) -> raw.add(new RawSetting(key, values, "@" + name)));
        return new Definition(factory, name, new SettingsLayer(raw), List.of(qualifiers), "@" + name);
    }

    private Definition whole(String... parts) {
        Map<String, List<String>> settings = new LinkedHashMap<>();
        settings.put("base-url", List.of("https://whole"));
        settings.put("attributes.caller-name", List.of("${baseURL}/name"));
        settings.put("parts", List.of(parts));
        return definition("", settings);
    }

    private static Kept kept(List<Booted> booted) {
        assertThat(booted).hasSize(1);
        return (Kept) booted.get(0).route().mechanism();
    }

    @Test
    void partHasWhatTheWholeSaysUnlessItSaysOtherwise() {
        Kept kept = kept(boot(
                Map.of(),
                Map.of(),
                whole("one", "two"),
                definition("one", Map.of("attributes.caller-name", List.of("mail"))),
                definition("two", Map.of("base-url", List.of("https://two")))));
        assertThat(kept.parts.keySet()).containsExactly("one", "two");
        assertThat(kept.of("one", SampleFactory.BASE_URL)).isEqualTo("https://whole");
        assertThat(kept.of("one", SampleFactory.CALLER_NAME)).isEqualTo("mail");
        assertThat(kept.of("two", SampleFactory.BASE_URL)).isEqualTo("https://two");
        assertThat(kept.of("two", SampleFactory.CALLER_NAME)).isEqualTo("https://whole/name");
    }

    @Test
    void expressionsOfAPartKnowItsBaseUrl() {
        Kept kept = kept(boot(
                Map.of(),
                Map.of(),
                whole("one", "two"),
                definition("one", Map.of("attributes.caller-name", List.of("${baseURL}/x"))),
                definition(
                        "two",
                        Map.of(
                                "base-url",
                                List.of("https://two"),
                                "attributes.caller-name",
                                List.of("${baseURL}/x")))));
        assertThat(kept.of("one", SampleFactory.CALLER_NAME)).isEqualTo("https://whole/x");
        assertThat(kept.of("two", SampleFactory.CALLER_NAME)).isEqualTo("https://two/x");
    }

    @Test
    void propertiesMayBeAllThatIsSaidOfAPart() {
        Kept kept = kept(boot(
                Map.of("secf.whole.one.attributes.caller-name", "mail", "secf.whole.parts", "one,two"),
                Map.of("SECF_WHOLE_TWO_ATTRIBUTES_CALLER_NAME", "uid"),
                definition("", Map.of("base-url", List.of("https://whole")))));
        assertThat(kept.parts.keySet()).containsExactly("one", "two");
        assertThat(kept.of("one", SampleFactory.CALLER_NAME)).isEqualTo("mail");
        assertThat(kept.of("two", SampleFactory.CALLER_NAME)).isEqualTo("uid");
    }

    @Test
    void whatAPartSaysGoesBeforeAPropertyOfTheWhole() {
        Kept kept = kept(boot(
                Map.of("secf.whole.attributes.caller-name", "uid"),
                Map.of(),
                whole("one", "two"),
                definition("one", Map.of("attributes.caller-name", List.of("mail"))),
                definition("two", Map.of())));
        assertThat(kept.of("one", SampleFactory.CALLER_NAME)).isEqualTo("mail");
        assertThat(kept.of("two", SampleFactory.CALLER_NAME)).isEqualTo("uid");
        assertThat(kept.settings.get(SampleFactory.CALLER_NAME)).isEqualTo("uid");
    }

    @Test
    void definitionThatNobodyListsIsAMechanismOfItsOwn() {
        List<Booted> booted =
                boot(Map.of(), Map.of(), whole("one"), definition("two", Map.of("base-url", List.of("https://two"))));
        assertThat(booted).extracting(one -> one.route().id()).containsExactly("whole", "whole.two");
        assertThat(booted.get(0).parts().keySet()).containsExactly("one");
    }

    @Test
    void unknownSettingOfAPartIsRefused() {
        assertThatThrownBy(() -> boot(Map.of("secf.whole.one.attributes.caller-nam", "x"), Map.of(), whole("one")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.whole.one.attributes.caller-nam (property");
    }

    @ParameterizedTest
    @ValueSource(strings = {"One", "base-url", "a.b", ""})
    void nameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> boot(Map.of(), Map.of(), whole(name))).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void nameThatStandsThereTwiceIsRefused() {
        assertThatThrownBy(() -> boot(Map.of(), Map.of(), whole("one", "one")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("secf.whole.parts (@)", "each once");
    }

    @Test
    void partIsNotInjectedByItself() {
        assertThatThrownBy(() -> boot(Map.of(), Map.of(), whole("one"), definition("one", Map.of(), "org.example.Q")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is a part of whole, so qualifiers belong to that");
    }
}
