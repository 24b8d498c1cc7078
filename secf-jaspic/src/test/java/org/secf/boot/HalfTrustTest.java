package org.secf.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.crypto.Crypto;
import org.secf.mechanism.ForeignSetting;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;

/** Settings of others, such as MicroProfile's, beside ours: whom to trust is said by one of both, never by half of each. */
class HalfTrustTest {

    private static final Key<String> ISSUER = Key.required("issuer", Kind.TEXT, "Who issues.");
    private static final Key<String> KEYS = Key.optional("keys", Kind.TEXT, "By which keys.");
    private static final Key<List<String>> AUDIENCE = Key.of("audience", Kind.TEXTS, List.of(), "For whom.");

    private static final Map<String, String> THEIRS =
            Map.of("mp.issuer", "their issuer", "mp.keys", "their keys", "mp.audience", "their audience");

    /** As the bearer mechanism names them. */
    private record Tokens(String name) implements MechanismFactory {

        @Override
        public Class<? extends Annotation> definition() {
            return SampleDefinition.class;
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(ISSUER, KEYS, AUDIENCE);
        }

        @Override
        public List<ForeignSetting> foreign() {
            return List.of(
                    new ForeignSetting("mp.issuer", "issuer"),
                    new ForeignSetting("mp.keys", "keys"),
                    new ForeignSetting("mp.audience", "audience"));
        }

        @Override
        public List<Key<?>> insteadOfForeign() {
            return List.of(ISSUER, KEYS);
        }

        @Override
        public Mechanism create(Settings settings, MechanismContext context) {
            return new SampleFactory(name).create(settings, context);
        }
    }

    private static final Tokens TOKENS = new Tokens("tokens");

    private static Definition definition(String name, String... namesAndValues) {
        List<RawSetting> settings = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.add(new RawSetting(namesAndValues[i], List.of(namesAndValues[i + 1]), "here"));
        }
        return new Definition(TOKENS, name, new SettingsLayer(settings), List.of(), "here");
    }

    private static Settings settings(PropertySource properties, List<List<Definition>> levels) {
        MechanismContext context = new MechanismContext(
                Clock.systemUTC(),
                new SecureRandom(),
                Crypto.jdk(),
                new MemoryOnceStore(Clock.systemUTC(), 1),
                new MemoryPendingRequests(Clock.systemUTC(), 1),
                Resources.outsideDeployment(HalfTrustTest.class.getClassLoader()),
                Parts.none(),
                Expressions.none());
        return new Boot(new Factories(List.of(TOKENS)), properties, event -> {})
                .build(levels, context)
                .mechanisms()
                .get(0)
                .settings();
    }

    private static PropertySource beside(Map<String, String> properties, Map<String, String> variables) {
        return new PropertySource(properties, variables, name -> Optional.ofNullable(THEIRS.get(name)));
    }

    private static Settings defined(String... namesAndValues) {
        return settings(beside(Map.of(), Map.of()), List.of(List.of(definition("", namesAndValues))));
    }

    @Test
    void theirsCountWhereOursSayNothingOfTrust() {
        Settings found = defined("audience", "ours");
        assertThat(found.get(ISSUER)).isEqualTo("their issuer");
        assertThat(found.find(KEYS)).contains("their keys");
        assertThat(found.get(AUDIENCE)).containsExactly("ours");
    }

    @Nested
    class OurIssuer {

        private static void hasNothingOfTheirs(Settings found) {
            assertThat(found.get(ISSUER)).isEqualTo("ours");
            assertThat(found.find(KEYS)).isEmpty();
            assertThat(found.get(AUDIENCE)).isEmpty();
        }

        @Test
        void isNotHeldToTheirKeysWhereADefinitionNamesIt() {
            hasNothingOfTheirs(defined("issuer", "ours"));
        }

        @Test
        void isNotHeldToTheirKeysWhereAnotherLevelNamesIt() {
            List<Definition> lower = List.of(definition("", "issuer", "ours"));
            hasNothingOfTheirs(settings(beside(Map.of(), Map.of()), List.of(lower, List.of(definition("")))));
            hasNothingOfTheirs(settings(beside(Map.of(), Map.of()), List.of(List.of(definition("")), lower)));
        }

        @ParameterizedTest
        @CsvSource({"secf.tokens.issuer, UNUSED", "secf.unused, SECF_TOKENS_ISSUER"})
        void isNotHeldToTheirKeysWhereAPropertyNamesIt(String property, String variable) {
            Map<String, String> properties = property.endsWith("unused") ? Map.of() : Map.of(property, "ours");
            Map<String, String> variables = variable.equals("UNUSED") ? Map.of() : Map.of(variable, "ours");
            hasNothingOfTheirs(settings(beside(properties, variables), List.of(List.of(definition("")))));
        }
    }

    /** Their issuer would be believed by keys of somebody else. */
    @Test
    void ourKeysAreNotBelievedForTheirIssuer() {
        assertThatThrownBy(() -> defined("keys", "ours", "audience", "ours"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.tokens.issuer is required");
    }

    /** What a definition has a name for is another issuer than the one that others speak of. */
    @Test
    void theirsCountForNoDefinitionWithAName() {
        assertThatThrownBy(() -> settings(beside(Map.of(), Map.of()), List.of(List.of(definition("partner")))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.tokens.partner.issuer is required");
    }
}
