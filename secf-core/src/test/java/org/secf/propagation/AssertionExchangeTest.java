package org.secf.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.propagation.testing.Definition.behalf;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.delegation.IssuedAssertion;
import org.secf.delegation.IssuedAssertions;
import org.secf.delegation.TokenType;
import org.secf.keys.Jwk;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.propagation.testing.Definition;
import org.secf.propagation.testing.StrictProofs;
import org.secf.propagation.testing.TokenServer;
import org.secf.settings.ConfigurationException;
import org.secf.state.MovableClock;
import org.secf.verdict.Verdict;

/** Assertions of a security token service on the loopback address. What they say is looked up by their text, which stands for XML. */
class AssertionExchangeTest {

    private static final URI ADDRESS = URI.create("https://b.example.org/api");
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final String B = "https://b";
    private static final String ALICES = "alice-s.own.token";
    private static final IssuedAssertion RIGHT =
            new IssuedAssertion(Optional.of(NOW.plusSeconds(60)), List.of(List.of(B)), List.of(), true);

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(NOW);
    private final Map<String, IssuedAssertion> known = new ConcurrentHashMap<>();
    private final OwnKey key = key();
    private TokenServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TokenServer();
        server.users.put(ALICES, "alice");
        server.answer = AssertionExchangeTest::assertion;
        say(RIGHT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static OwnKey key() {
        try {
            return new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=us"), NOW);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeySet set(OwnKey key) {
        return new KeySet(
                List.of(Member.of(KeyUse.SIGNING, KeyLife.waiting().activeFrom(Instant.EPOCH), key)), List.of());
    }

    /** RFC 8693 §2.2.1. */
    private static String assertion(String right) {
        // What is for the client itself stays an access token.
        return right.contains("issued_token_type")
                ? right.replace("token-type:access_token", "token-type:saml2").replace("\"Bearer\"", "\"N_A\"")
                : right;
    }

    /** Of whatever is given for that audience. */
    private void say(IssuedAssertion assertion) {
        for (int number = 1; number < 4; number++) {
            known.put("alice.https---b." + number, assertion);
        }
    }

    private Definition definition() {
        return new Definition(clock)
                .with("main", () -> set(key))
                .reading(token -> Optional.ofNullable(known.get(token))
                        .map(Verdict::accepted)
                        .orElseGet(() ->
                                Verdict.rejected(PropagationReason.MALFORMED_ANSWER, "an assertion", "another text")));
    }

    private PropagatedIdentity identity(String... more) {
        List<String> all = new ArrayList<>(List.of("origins=https://b.example.org", "audiences=" + B));
        all.addAll(Arrays.asList(more));
        return definition().read(Definition.asking(server, folder, all.toArray(String[]::new)));
    }

    private PropagatedIdentity asking(String... more) {
        List<String> all = new ArrayList<>(List.of("modes=SECURITY_TOKEN_SERVICE"));
        all.addAll(Arrays.asList(more));
        return identity(all.toArray(String[]::new));
    }

    private static Verdict<Optional<Authorization>> verdict(PropagatedIdentity identity) {
        return identity.authorize(identity.demand(), ADDRESS, behalf("alice", TokenType.ACCESS_TOKEN, ALICES));
    }

    private static String field(PropagatedIdentity identity) {
        return value(verdict(identity)).orElseThrow().field();
    }

    /** RFC 8693 §2.1. */
    @Nested
    class Questions {

        @ParameterizedTest
        @ValueSource(strings = {"modes=SECURITY_TOKEN_SERVICE", "modes=TOKEN_EXCHANGE,requested-token-type=saml2"})
        void askForAnAssertionForOneAudience(String written) {
            assertThat(field(identity(written.split(",", -1)))).isEqualTo("SAML alice.https---b.1");

            assertThat(server.forms.get(0))
                    .isEqualTo(Map.of(
                            "grant_type", List.of("urn:ietf:params:oauth:grant-type:token-exchange"),
                            "subject_token", List.of(ALICES),
                            "subject_token_type", List.of(TokenType.ACCESS_TOKEN),
                            "requested_token_type", List.of(TokenType.SAML2),
                            "audience", List.of(B)));
        }

        @Test
        void areAskedForEachCall() {
            PropagatedIdentity identity = asking();

            assertThat(field(identity)).isEqualTo("SAML alice.https---b.1");
            assertThat(field(identity)).isEqualTo("SAML alice.https---b.2");
        }

        @Test
        void sayWhoActs() {
            assertThat(field(asking("show-actor=true"))).isEqualTo("SAML alice.https---b.2");
            assertThat(server.forms.get(1)).containsEntry("actor_token_type", List.of(TokenType.ACCESS_TOKEN));
        }

        @Test
        void showNoIdToken() {
            PropagatedIdentity identity = asking();
            assertRefused(
                    identity.authorize(identity.demand(), ADDRESS, behalf("alice", TokenType.ID_TOKEN, ALICES)),
                    PropagationReason.WRONG_PROOF);
            assertThat(server.forms).isEmpty();
        }
    }

    /** RFC 8693 §2.2.1. */
    @Nested
    class Answers {

        @ParameterizedTest
        @CsvSource({
            "token-type:saml2, token-type:access_token, WRONG_ISSUED_TYPE",
            "token-type:saml2, token-type:saml1, WRONG_ISSUED_TYPE",
            "issued_token_type, other, WRONG_ISSUED_TYPE",
            "N_A, DPoP, WRONG_TOKEN_TYPE",
            "N_A, MAC, WRONG_TOKEN_TYPE",
            "alice.https---b.1, alice-s.own.token, SAME_TOKEN",
            "alice.https---b.1, two words, MALFORMED_ANSWER",
            "'\"expires_in\":600', '\"expires_in\":0', EXPIRED_TOKEN",
        })
        void areRefusedWhereTheyAreNoAssertionAsAskedFor(String right, String wrong, PropagationReason reason) {
            server.answer = text -> assertion(text).replace(right, wrong);

            assertRefused(verdict(asking()), reason);
        }

        @Test
        void areTakenWhereTheServiceCallsThemBearerTokens() {
            server.answer = text -> assertion(text).replace("N_A", "bearer");

            assertThat(field(asking())).isEqualTo("SAML alice.https---b.1");
        }

        @Test
        void areRefusedBeyondTheBound() {
            String longest = "x".repeat(16_384);
            known.put(longest, RIGHT);
            server.answer = text -> assertion(text).replace("alice.https---b.1", longest);
            assertThat(field(asking())).hasSize(16_384 + 5);
            server.answer = text -> assertion(text).replace("alice.https---b.2", longest + "x");

            assertRefused(verdict(asking()), PropagationReason.MALFORMED_ANSWER);
        }

        @Test
        void areRefusedWhereTheyAreNoAssertion() {
            known.clear();

            assertRefused(verdict(asking()), PropagationReason.MALFORMED_ANSWER);
        }
    }

    /** saml-core §2.5.1. */
    @Nested
    class Conditions {

        @Test
        void ofTimeHoldNow() {
            say(new IssuedAssertion(Optional.of(NOW.plusMillis(1)), RIGHT.audiences(), List.of(), true));
            assertThat(field(asking())).startsWith("SAML ");
            say(new IssuedAssertion(Optional.of(NOW), RIGHT.audiences(), List.of(), true));

            assertRefused(verdict(asking()), PropagationReason.EXPIRED_TOKEN);
        }

        @Test
        void mayLeaveTheEndOut() {
            say(new IssuedAssertion(Optional.empty(), RIGHT.audiences(), List.of(), true));

            assertThat(field(asking())).startsWith("SAML ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://c", "https://b|https://c", "https://b/", ""})
        void ofEachRestrictionNameTheAudience(String restrictions) {
            say(new IssuedAssertion(RIGHT.notOnOrAfter(), restricted(restrictions), List.of(), true));

            assertRefused(verdict(asking()), PropagationReason.WRONG_AUDIENCE);
        }

        @Test
        void mayNameOthersBeside() {
            say(new IssuedAssertion(RIGHT.notOnOrAfter(), List.of(List.of("https://c", B)), List.of(), true));

            assertThat(field(asking())).startsWith("SAML ");
        }

        private static List<List<String>> restricted(String restrictions) {
            return restrictions.isEmpty()
                    ? List.of()
                    : Arrays.stream(restrictions.split("\\|", -1)).map(List::of).toList();
        }
    }

    /** saml-profiles §3.1. */
    @Nested
    class Holders {

        private void held(boolean isForBearers, PublicKey... holders) {
            say(new IssuedAssertion(RIGHT.notOnOrAfter(), RIGHT.audiences(), List.of(holders), isForBearers));
        }

        @Test
        void proveTheKeyThatTheAssertionNames() {
            held(false, key().publicKey(), key.publicKey());

            assertThat(field(asking("holder-key-set=main"))).isEqualTo("SAML alice.https---b.1");
        }

        @Test
        void proveNoOther() {
            held(false, key().publicKey());

            assertRefused(verdict(asking("holder-key-set=main")), PropagationReason.HOLDER_NOT_PROVED);
        }

        @Test
        void doNotSendWhatAnybodyCouldUse() {
            assertRefused(verdict(asking("holder-key-set=main")), PropagationReason.HOLDER_NOT_PROVED);
            held(true, key.publicKey());

            assertRefused(verdict(asking("holder-key-set=main")), PropagationReason.HOLDER_NOT_PROVED);
        }

        @Test
        void areNeededWhereTheAssertionIsForNoBearer() {
            held(false, key.publicKey());
            assertRefused(verdict(asking()), PropagationReason.HOLDER_NOT_PROVED);
            held(false);

            assertRefused(verdict(asking()), PropagationReason.HOLDER_NOT_PROVED);
        }

        /** RFC 9449 §5: that is how the service learns whose key it has to name. */
        @Test
        void proveTheKeyToTheService() {
            held(false, key.publicKey());
            StrictProofs proofs = new StrictProofs(clock);
            server.proofs = Optional.of(proofs);
            server.answer = text -> assertion(text).replace("DPoP", "N_A");
            Authorization made = value(verdict(asking("holder-key-set=main", "dpop-key-set=main")))
                    .orElseThrow();

            assertThat(made.field()).isEqualTo("SAML alice.https---b.1");
            assertThat(made.key()).isEmpty();
            assertThat(proofs.thumbprint).isEqualTo(Jwk.of(key.publicKey()).thumbprint());
        }

        @Test
        void signTheCallWhereAClientDoes() {
            held(false, key.publicKey());
            Definition signing = definition().withSigner("stock", "https://b.example.org");
            PropagatedIdentity identity = signing.read(Definition.asking(
                    server,
                    folder,
                    "origins=https://b.example.org",
                    "audiences=" + B,
                    "modes=SECURITY_TOKEN_SERVICE,RELAY",
                    "signing-client=stock"));

            assertThat(field(identity)).isEqualTo("SAML alice.https---b.1");
            assertThat(identity.signer(PropagationMode.SECURITY_TOKEN_SERVICE))
                    .contains(signing.clients().get("stock"));
            assertThat(identity.signer(PropagationMode.RELAY)).isEmpty();
        }

        @Test
        void haveAKeyAtHand() {
            PropagatedIdentity identity = definition()
                    .with("none", () -> new KeySet(List.of(), List.of()))
                    .read(Definition.asking(
                            server,
                            folder,
                            "origins=https://b.example.org",
                            "audiences=" + B,
                            "modes=SECURITY_TOKEN_SERVICE",
                            "holder-key-set=none"));

            assertRefused(verdict(identity), PropagationReason.HOLDER_NOT_PROVED);
            assertThat(server.forms).isEmpty();
        }
    }

    @Nested
    class Definitions {

        @Test
        void nameAnAudience() {
            assertThatThrownBy(() -> definition()
                            .read(Definition.asking(
                                    server, folder, "origins=https://b.example.org", "modes=SECURITY_TOKEN_SERVICE")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.delegation.partner.audiences");
        }

        @Test
        void nameTheEndpoint() {
            assertThatThrownBy(() -> definition()
                            .read("origins=https://b.example.org", "audiences=b", "modes=SECURITY_TOKEN_SERVICE"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.delegation.partner.token-endpoint is required");
        }

        @Test
        void doNotTellAKeyThatNoCallProves() {
            assertThatThrownBy(() -> asking("dpop-key-set=main"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("holder-key-set");
        }

        @Test
        void nameOneKey() {
            Definition signing = definition().withSigner("stock", "https://b.example.org");
            assertThatThrownBy(() -> signing.read(Definition.asking(
                            server,
                            folder,
                            "origins=https://b.example.org",
                            "audiences=b",
                            "modes=SECURITY_TOKEN_SERVICE",
                            "signing-client=stock",
                            "holder-key-set=main")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("keep one of them");
        }

        @Test
        void needAReaderOfAssertions() {
            assertThatThrownBy(() -> IssuedAssertions.installed(ClassLoader.getPlatformClassLoader()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf-saml");
        }

        @Test
        void needTheTokensOfCallers() {
            assertThat(Definition.definitions("origins=https://b.example.org", "modes=SECURITY_TOKEN_SERVICE")
                            .needProofs())
                    .isTrue();
        }
    }

    @Test
    void noRefusalShowsTheToken() {
        known.clear();
        assertThat(verdict(asking()).toString()).doesNotContain("alice.https").doesNotContain(ALICES);
    }
}
