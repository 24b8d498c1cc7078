package org.secf.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.integrity.SignatureGuardFactory;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.mechanism.EndpointFactory;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.settings.Key;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.settings.Template;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.OnceStore;

class BootTest {

    private final SampleFactory sample = new SampleFactory("sample");
    private final SampleFactory other = new SampleFactory("other");

    /** Knows variables only. */
    private static final Expressions VARIABLES = new Expressions() {
        @Override
        public String atDeployment(String text, Map<String, String> variables) {
            String replaced = text;
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                replaced = replaced.replace("${" + variable.getKey() + "}", variable.getValue());
            }
            if (replaced.contains("${")) {
                throw new ConfigurationException(replaced + " cannot be evaluated");
            }
            return replaced;
        }

        @Override
        public String atRequest(Template template) {
            return template.text();
        }
    };

    private final MechanismContext context = new MechanismContext(
            Clock.systemUTC(),
            new SecureRandom(),
            Crypto.jdk(),
            new MemoryOnceStore(Clock.systemUTC(), 1),
            new MemoryPendingRequests(Clock.systemUTC(), 1),
            Resources.outsideDeployment(BootTest.class.getClassLoader()),
            Parts.none(),
            VARIABLES);

    private List<Booted> boot(Map<String, String> properties, List<List<Definition>> levels) {
        return new Boot(new Factories(List.of(sample, other)), new PropertySource(properties, Map.of()), event -> {})
                .build(levels, context)
                .mechanisms();
    }

    private static Definition definition(SampleFactory factory, String name, String origin, String... namesAndValues) {
        List<RawSetting> settings = new java.util.ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.add(new RawSetting(namesAndValues[i], List.of(namesAndValues[i + 1]), origin));
        }
        return new Definition(factory, name, new SettingsLayer(settings), List.of(), origin);
    }

    private static String baseUrl(Booted booted) {
        return booted.settings().get(SampleFactory.BASE_URL);
    }

    /** An endpoint that has something open, or one that cannot be had. */
    private record Opening(String name, boolean isThere, List<String> stopped) implements EndpointFactory {

        @Override
        public Class<? extends Annotation> definition() {
            return SampleDefinition.class;
        }

        @Override
        public List<Key<?>> keys() {
            return List.of();
        }

        @Override
        public Endpoint create(Settings settings, MechanismContext context) {
            if (!isThere) {
                throw new ConfigurationException("no connection");
            }
            return new Endpoint() {
                @Override
                public Set<String> addresses() {
                    return Set.of("/" + name);
                }

                @Override
                public EndpointAnswer answer(Request request) {
                    return EndpointAnswer.of(Reply.status(204));
                }

                @Override
                public void stop() {
                    stopped.add(name);
                }
            };
        }
    }

    /** An endpoint that keeps what it was made with. */
    private record Keeping(List<OnceStore> kept) implements EndpointFactory {

        @Override
        public String name() {
            return "keeping";
        }

        @Override
        public Class<? extends Annotation> definition() {
            return SampleDefinition.class;
        }

        @Override
        public List<Key<?>> keys() {
            return List.of();
        }

        @Override
        public Endpoint create(Settings settings, MechanismContext context) {
            kept.add(context.once());
            return new Opening("kept", true, new ArrayList<>()).create(settings, context);
        }
    }

    private List<OnceStore> kept(MechanismContext given) {
        Keeping keeping = new Keeping(new ArrayList<>());
        new Boot(new Factories(List.of(keeping)), new PropertySource(Map.of(), Map.of()), event -> {})
                .build(List.of(List.of(new Definition(keeping, new SettingsLayer(List.of()), "@Here"))), given);
        return keeping.kept();
    }

    /** The bean is the same on all nodes; a memory of its own would let each node take once what was used at another. */
    @Test
    void remembersWhatWasUsedWhereTheApplicationSays() {
        OnceStore shared = new MemoryOnceStore(Clock.systemUTC(), 1);

        assertThat(kept(context.with(OnceStore.class, shared))).containsExactly(shared);
        assertThat(kept(context)).containsExactly(context.once());
    }

    @Test
    void closesWhatIsOpenWhereALaterOneFails() {
        List<String> stopped = new ArrayList<>();
        Opening first = new Opening("first", true, stopped);
        Opening second = new Opening("second", false, stopped);
        Boot boot =
                new Boot(new Factories(List.of(first, second)), new PropertySource(Map.of(), Map.of()), event -> {});

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> boot.build(List.of(List.of(opening(first), opening(second))), context))
                .withMessage("no connection");
        assertThat(stopped).containsExactly("first");
    }

    @Test
    void closesWhatIsOpenWhereTheApplicationDoesNotStartWithIt() {
        List<String> stopped = new ArrayList<>();
        Opening only = new Opening("only", true, stopped);
        Built built = new Boot(new Factories(List.of(only)), new PropertySource(Map.of(), Map.of()), event -> {})
                .build(List.of(List.of(opening(only))), context);
        assertThat(built.<Integer>orStopped(one -> one.endpoints().forAnybody().size()))
                .isEqualTo(1);
        assertThat(stopped).isEmpty();

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> built.orStopped(one -> {
                    throw new ConfigurationException("it collides");
                }));
        assertThat(stopped).containsExactly("only");
    }

    private static Definition opening(Opening factory) {
        return new Definition(factory, "", new SettingsLayer(List.of()), List.of(), "@A");
    }

    @Test
    void buildsNothingWhereNothingIsDefined() {
        assertThat(boot(Map.of(), List.of(List.of(), List.of()))).isEmpty();
    }

    @Test
    void givesEveryMechanismItsRoute() {
        Booted booted = boot(
                        Map.of(),
                        List.of(List.of(
                                definition(sample, "", "@A", "base-url", "x", "paths", "/api/*", "priority", "7"))))
                .get(0);

        assertThat(booted.route().id()).isEqualTo("sample");
        assertThat(booted.route().paths()).containsExactly(new PathPattern("/api/*"));
        assertThat(booted.route().priority()).isEqualTo(7);
        assertThat(booted.route().origin()).isEqualTo("@A");
    }

    @Test
    void buildsGuardsByTheirIds() {
        SampleGuardFactory guards = new SampleGuardFactory();
        Definition only = new Definition(guards, new SettingsLayer(List.of()), "@A");
        Definition named = new Definition(
                guards,
                "partners",
                new SettingsLayer(List.of(new RawSetting("order", List.of("2"), "@B"))),
                List.of(),
                "@B");

        List<BootedGuard> built = new Boot(
                        new Factories(List.of(guards)), new PropertySource(Map.of(), Map.of()), event -> {})
                .build(List.of(List.of(only, named)), context)
                .guards();

        assertThat(built).extracting(BootedGuard::id).containsExactly("sample-guard", "sample-guard.partners");
        assertThat(built).extracting(one -> one.guard().order()).containsExactly(1, 2);
        assertThat(built).extracting(BootedGuard::origin).containsExactly("@A", "@B");
    }

    private Built signatures(String authenticatesCaller) {
        SignatureGuardFactory signatures = new SignatureGuardFactory();
        List<RawSetting> settings = List.of(
                new RawSetting("base-url", List.of("https://enabler.example.org"), "@A"),
                new RawSetting("jwks", List.of("alice=https://alice.example.org/jwks.json"), "@A"),
                new RawSetting("authenticates-caller", List.of(authenticatesCaller), "@A"),
                new RawSetting("priority", List.of("7"), "@A"));
        Definition definition = new Definition(signatures, new SettingsLayer(settings), "@A");
        return new Boot(new Factories(List.of(signatures)), new PropertySource(Map.of(), Map.of()), event -> {})
                .build(List.of(List.of(definition)), context);
    }

    @Test
    void buildsTheMechanismThatAGuardHas() {
        Built built = signatures("true");

        assertThat(built.guards()).singleElement().extracting(BootedGuard::id).isEqualTo("http-signature");
        assertThat(built.mechanisms()).singleElement().satisfies(booted -> {
            assertThat(booted.route().id()).isEqualTo("http-signature");
            assertThat(booted.route().priority()).isEqualTo(7);
            assertThat(booted.route().mechanism().name()).isEqualTo("http-signature");
        });
    }

    @Test
    void buildsNoMechanismWhereAGuardHasNone() {
        assertThat(signatures("false").guards()).hasSize(1);
        assertThat(signatures("false").mechanisms()).isEmpty();
    }

    @Nested
    class Levels {

        private final List<Definition> ofEar = List.of(definition(sample, "", "@Ear", "base-url", "ear"));
        private final List<Definition> ofWar = List.of(definition(sample, "", "@War", "base-url", "war"));
        private final List<Definition> described =
                List.of(definition(sample, "", "WEB-INF/secf.xml", "base-url", "descriptor"));

        @Test
        void overrideTheOnesBelow() {
            assertThat(boot(Map.of(), List.of(ofEar, ofWar)))
                    .extracting(BootTest::baseUrl)
                    .containsExactly("war");
            assertThat(boot(Map.of(), List.of(ofEar, ofWar, described)))
                    .extracting(BootTest::baseUrl)
                    .containsExactly("descriptor");
            assertThat(boot(Map.of("secf.sample.base-url", "property"), List.of(ofEar, ofWar, described)))
                    .extracting(BootTest::baseUrl)
                    .containsExactly("property");
        }

        @Test
        void areAllNamedAsOrigin() {
            assertThat(boot(Map.of(), List.of(ofEar, described)).get(0).route().origin())
                    .isEqualTo("@Ear and WEB-INF/secf.xml");
        }

        @Test
        void defineAMechanismOnceEach() {
            Definition again = definition(sample, "", "@Again", "base-url", "x");

            assertThatThrownBy(() -> boot(Map.of(), List.of(List.of(ofEar.get(0), again))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("sample is defined twice: @Ear; @Again. Remove one, or give one of them a name.");
        }
    }

    @Nested
    class SeveralMechanisms {

        private final Definition unnamed = definition(sample, "", "@A", "base-url", "a");
        private final Definition partners = definition(sample, "partners", "@B", "base-url", "b");

        @Test
        void areBuiltSideBySide() {
            assertThat(boot(
                            Map.of(),
                            List.of(List.of(unnamed, partners, definition(other, "", "@C", "base-url", "c")))))
                    .extracting(booted -> booted.route().id())
                    .containsExactly("sample", "sample.partners", "other");
        }

        @Test
        void haveTheirOwnProperties() {
            List<Booted> booted = boot(
                    Map.of("secf.sample.base-url", "mine", "secf.sample.partners.base-url", "theirs"),
                    List.of(List.of(unnamed, partners)));

            assertThat(booted).extracting(BootTest::baseUrl).containsExactly("mine", "theirs");
        }

        @Test
        void cannotTakeTheNameOfASetting() {
            assertThatThrownBy(() -> definition(sample, "attributes", "@B"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("@B: the name attributes is that of a setting; take another");
            assertThatThrownBy(() -> definition(sample, "Partners", "@B"))
                    .hasMessageContaining("expected a name of small letters, digits and hyphens, found \"Partners\"");
        }
    }

    @Nested
    class ExpressionsInSettings {

        @Test
        void mayNameTheBaseUrl() {
            List<Definition> level = List.of(
                    definition(sample, "", "@A", "base-url", "https://low", "attributes.caller-name", "${baseURL}/x"));

            assertThat(boot(Map.of(), List.of(level)).get(0).settings().get(SampleFactory.CALLER_NAME))
                    .isEqualTo("https://low/x");
            assertThat(boot(Map.of("secf.sample.base-url", "https://high/"), List.of(level))
                            .get(0)
                            .settings()
                            .get(SampleFactory.CALLER_NAME))
                    .isEqualTo("https://high/x");
        }

        @Test
        void areNotLookedForInProperties() {
            assertThat(boot(
                            Map.of("secf.sample.base-url", "${contextPath}"),
                            List.of(List.of(definition(sample, "", "@A")))))
                    .extracting(BootTest::baseUrl)
                    .containsExactly("${contextPath}");
        }

        @Test
        void stopTheDeploymentWhereTheyMeanNothingAndSayWhere() {
            assertThatThrownBy(() ->
                            boot(Map.of(), List.of(List.of(definition(sample, "", "@A", "base-url", "${nobody}")))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("secf.sample.base-url (@A): ${nobody} cannot be evaluated");
        }
    }

    @Test
    void refusesAnUnknownSettingNamingTheNearest() {
        assertThatThrownBy(() -> boot(
                        Map.of("secf.sample.base-ulr", "x"),
                        List.of(List.of(definition(sample, "", "@A", "base-url", "x")))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean secf.sample.base-url?");
    }
}
