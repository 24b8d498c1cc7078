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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.delegation.TokenType;
import org.secf.integrity.IntegrityReason;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.propagation.testing.Definition;
import org.secf.propagation.testing.TokenServer;
import org.secf.settings.ConfigurationException;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.TokenVerifier;
import org.secf.signature.VerificationKey;
import org.secf.signature.VerifiedToken;
import org.secf.state.MovableClock;
import org.secf.tls.TlsReason;
import org.secf.verdict.Verdict;

/** Tokens from a token endpoint on the loopback address. */
class GrantTest {

    private static final URI ADDRESS = URI.create("https://b.example.org/api");
    private static final String[] ORIGIN = {"origins=https://b.example.org"};
    private static final String ALICES = "alice-s.own.token";
    private static final String BOBS = "bob-s.own.token";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private TokenServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TokenServer();
        server.users.put(ALICES, "alice");
        server.users.put(BOBS, "bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Identity exchanging(String... more) {
        return identity("modes=TOKEN_EXCHANGE", more);
    }

    private Identity identity(String modes, String... more) {
        List<String> all = new ArrayList<>(List.of(ORIGIN));
        all.add(modes);
        all.addAll(List.of(more));
        return new Identity(new Definition(clock).read(Definition.asking(server, folder, all.toArray(String[]::new))));
    }

    private record Identity(PropagatedIdentity known) {

        Verdict<Optional<Authorization>> verdict(OnBehalf who) {
            return known.authorize(known.demand(), ADDRESS, who);
        }

        String field(OnBehalf who) {
            return value(verdict(who)).orElseThrow().field();
        }
    }

    private static OnBehalf alice() {
        return behalf("alice", TokenType.ACCESS_TOKEN, ALICES);
    }

    private static OnBehalf bob() {
        return behalf("bob", TokenType.ACCESS_TOKEN, BOBS);
    }

    private Map<String, List<String>> form() {
        return server.forms.get(server.forms.size() - 1);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /** RFC 7523 §2.2. */
    @Nested
    class ByKey {

        private final Member member = member();
        private final Definition definition =
                new Definition(clock).with("main", () -> new KeySet(List.of(member), List.of()));

        private static Member member() {
            try {
                OwnKey key = new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                        .generate(new X500Principal("CN=shop"), Instant.parse("2026-12-01T10:00:00Z"));
                return Member.of(KeyUse.SIGNING, KeyLife.waiting().activeFrom(Instant.EPOCH), key);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private Identity identity(String... more) {
            List<String> all = new ArrayList<>(List.of(
                    ORIGIN[0],
                    "modes=TOKEN_EXCHANGE",
                    "token-endpoint=" + server.address(),
                    "token-client=" + TokenServer.CLIENT));
            all.addAll(List.of(more));
            return new Identity(definition.read(all.toArray(String[]::new)));
        }

        @Test
        void provesTheApplicationByATokenForTheIssuerAlone() {
            // The server knows the client by its secret only, and answers with an error.
            assertRefused(
                    identity("token-key-set=main", "token-issuer=https://as.example.org")
                            .verdict(alice()),
                    PropagationReason.TOKEN_REFUSED);
            String assertion =
                    form().getOrDefault("client_assertion", List.of()).get(0);
            VerificationKey ours = VerificationKey.of(
                    Crypto.jdk(), member.key().publicKey(), Set.of(SignatureAlgorithm.ECDSA_P256_SHA256), "shop");
            VerifiedToken token = value(new TokenVerifier(
                            "client-authentication+jwt",
                            name -> Optional.of(ours).filter(key -> name.equals(member.id())))
                    .verify(assertion));
            assertThat(token.claims().getString("aud")).isEqualTo("https://as.example.org");
            assertThat(token.claims().getString("sub")).isEqualTo(TokenServer.CLIENT);
        }

        @Test
        void asksNobodyWithoutAKeyThatSignsSo() {
            assertRefused(
                    identity("token-key-set=main", "token-issuer=https://as.example.org", "token-algorithm=RS256")
                            .verdict(alice()),
                    IntegrityReason.NO_SIGNING_KEY);
            assertThat(server.forms).isEmpty();
        }

        @Test
        void stopsWhereItIsNotSaidForWhom() {
            assertThatThrownBy(() -> identity("token-key-set=main"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("token-issuer");
        }

        @Test
        void stopsWhereThereAreTwoWays() {
            assertThatThrownBy(() -> exchanging("token-key-set=main"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("keep one of them");
        }

        @ParameterizedTest
        @ValueSource(strings = {"HS256", "none", "es256"})
        void stopsForAlgorithmsThatProveNobody(String algorithm) {
            assertThatThrownBy(() -> identity(
                            "token-key-set=main",
                            "token-issuer=https://as.example.org",
                            "token-algorithm=" + algorithm))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("token-algorithm");
        }
    }

    /** RFC 8693 §2.1. */
    @Nested
    class Exchange {

        @Test
        void showsTheTokenOfTheCallerAndNoMoreThanIsSaid() {
            assertThat(exchanging().field(alice())).isEqualTo("Bearer alice..1");

            assertThat(form())
                    .isEqualTo(Map.of(
                            "grant_type", List.of("urn:ietf:params:oauth:grant-type:token-exchange"),
                            "subject_token", List.of(ALICES),
                            "subject_token_type", List.of(TokenType.ACCESS_TOKEN)));
        }

        @Test
        void saysForWhomWhereAndWhat() {
            exchanging(
                            "audiences=https://b",
                            "resources=https://b/api,urn:b",
                            "scope=read write",
                            "requested-token-type=access_token")
                    .field(alice());

            assertThat(form())
                    .containsEntry("audience", List.of("https://b"))
                    .containsEntry("resource", List.of("https://b/api", "urn:b"))
                    .containsEntry("scope", List.of("read write"))
                    .containsEntry("requested_token_type", List.of(TokenType.ACCESS_TOKEN));
        }

        @Test
        void showsAssertionsAndAccessTokensAsWhatTheyAre() {
            server.users.put("PHNhbWw", "alice");
            server.users.put("a.b.c", "alice");

            exchanging().field(behalf("alice", TokenType.SAML2, "PHNhbWw"));
            assertThat(form()).containsEntry("subject_token_type", List.of(TokenType.SAML2));
            exchanging().field(behalf("alice", TokenType.JWT, "a.b.c"));
            assertThat(form()).containsEntry("subject_token_type", List.of(TokenType.JWT));
        }

        @Test
        void showsNoIdToken() {
            assertRefused(
                    exchanging().verdict(behalf("alice", TokenType.ID_TOKEN, ALICES)), PropagationReason.WRONG_PROOF);
            assertThat(server.forms).isEmpty();
        }

        @Test
        void saysWhoActsByATokenOfItsOwnGotOnceForAll() {
            Identity identity = exchanging("show-actor=true");
            identity.field(alice());
            assertThat(form())
                    .containsEntry("actor_token", List.of("shop..1"))
                    .containsEntry("actor_token_type", List.of(TokenType.ACCESS_TOKEN));
            identity.field(bob());

            assertThat(form()).containsEntry("actor_token", List.of("shop..1"));
            assertThat(server.forms).hasSize(3);
        }

        @Test
        void isNotMadeWithoutTheActorThatWasToBeShown() {
            server.answer = right -> right.contains("shop") ? "{}" : right;

            assertThat(exchanging("show-actor=true").verdict(alice()).rejection())
                    .map(rejection -> rejection.reason().name())
                    .contains("MALFORMED_TOKEN");
            assertThat(server.forms).hasSize(1);
        }
    }

    /** RFC 7522 §2.1. */
    @Nested
    class SamlBearer {

        @Test
        void showsTheAssertion() {
            server.users.put("PHNhbWw", "alice");

            assertThat(identity("modes=SAML_BEARER", "scope=read", "resources=urn:b")
                            .field(behalf("alice", TokenType.SAML2, "PHNhbWw")))
                    .isEqualTo("Bearer alice..1");
            assertThat(form())
                    .isEqualTo(Map.of(
                            "grant_type", List.of("urn:ietf:params:oauth:grant-type:saml2-bearer"),
                            "assertion", List.of("PHNhbWw"),
                            "scope", List.of("read"),
                            "resource", List.of("urn:b")));
        }

        @ParameterizedTest
        @ValueSource(strings = {TokenType.ACCESS_TOKEN, TokenType.JWT, TokenType.ID_TOKEN})
        void needsAnAssertion(String type) {
            assertRefused(
                    identity("modes=SAML_BEARER").verdict(behalf("alice", type, ALICES)),
                    PropagationReason.WRONG_PROOF);
            assertThat(server.forms).isEmpty();
        }

        @Test
        void needNotSayWhatKindOfTokenItGives() {
            server.users.put("PHNhbWw", "alice");
            server.answer = right -> {
                assertThat(right).doesNotContain("issued_token_type");
                return right;
            };

            identity("modes=SAML_BEARER").field(behalf("alice", TokenType.SAML2, "PHNhbWw"));
        }
    }

    /** RFC 6749 §5, RFC 8693 §2.2. */
    @Nested
    class Answers {

        @ParameterizedTest
        @CsvSource({
            "'\"token_type\":\"Bearer\"', '\"token_type\":\"DPoP\"', WRONG_TOKEN_TYPE",
            "'\"token_type\":\"Bearer\"', '\"token_type\":\"N_A\"', WRONG_TOKEN_TYPE",
            "'\"token_type\":\"Bearer\",', '', MALFORMED_ANSWER",
            "'token-type:access_token', 'token-type:refresh_token', WRONG_ISSUED_TYPE",
            "'token-type:access_token', 'token-type:saml2', WRONG_ISSUED_TYPE",
            "'issued_token_type', 'other', WRONG_ISSUED_TYPE",
            "'\"expires_in\":600', '\"expires_in\":0', EXPIRED_TOKEN",
            "'\"expires_in\":600', '\"expires_in\":-5', MALFORMED_ANSWER",
            "'\"expires_in\":600', '\"expires_in\":\"600\"', MALFORMED_ANSWER",
            "'\"expires_in\":600', '\"expires_in\":6e2', MALFORMED_ANSWER",
            "'alice..1', 'two words', MALFORMED_ANSWER",
            "'alice..1', 'a\\r\\nX-Admin: 1', MALFORMED_ANSWER",
            "'alice..1', '', MALFORMED_ANSWER",
            "'alice..1', 'alice-s.own.token', SAME_TOKEN",
            "'}', ',\"access_token\":\"other\"}', MALFORMED_ANSWER",
            "'}', '}{}', MALFORMED_ANSWER",
        })
        void areRefusedWhereTheyAreNotWhatWasAskedFor(String right, String wrong, PropagationReason reason) {
            server.answer = text -> text.replace(right, wrong);

            assertRefused(exchanging().verdict(alice()), reason);
        }

        @Test
        void areRefusedOfAnotherKindThanWasAskedFor() {
            assertRefused(exchanging("requested-token-type=jwt").verdict(alice()), PropagationReason.WRONG_ISSUED_TYPE);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403})
        void areRefusedAsErrorsWithTheirCodeAlone(int status) {
            server.status = status;
            server.answer = text -> "{\"error\":\"invalid_target\",\"error_description\":\"" + ALICES + "\"}";

            Verdict<?> verdict = exchanging().verdict(alice());

            assertRefused(verdict, PropagationReason.TOKEN_REFUSED);
            assertThat(verdict.rejection().orElseThrow().received()).isEqualTo(status + " invalid_target");
        }

        @Test
        void areNotToldWhereTheirCodeIsNone() {
            server.status = 400;
            server.answer = text -> "{\"error\":\"" + ALICES + "\"}";

            assertThat(exchanging().verdict(alice()).rejection().orElseThrow().received())
                    .isEqualTo("400 without a reason");
        }

        @Test
        void areNotFollowedElsewhere() {
            server.status = 307;

            assertRefused(exchanging().verdict(alice()), TlsReason.REDIRECTED);
            assertThat(server.forms).hasSize(1);
        }

        @Test
        void areRefusedBeyondTheBound() {
            server.answer = text -> " ".repeat(1000) + text;

            assertRefused(exchanging("tls.max-bytes=1000").verdict(alice()), TlsReason.TOO_LARGE);
        }

        @Test
        void areNotWaitedForForever() {
            server.mayAnswer = new CountDownLatch(1);

            assertRefused(exchanging("tls.read-timeout=200ms").verdict(alice()), TlsReason.TIMED_OUT);
            server.mayAnswer.countDown();
        }

        @Test
        void areNotKeptWhereTheyAreRefused() {
            server.status = 400;
            Identity identity = exchanging();
            assertRefused(identity.verdict(alice()), PropagationReason.TOKEN_REFUSED);
            server.status = 200;

            assertThat(identity.field(alice())).isEqualTo("Bearer alice..2");
        }
    }

    @Nested
    class Kept {

        @Test
        void untilShortlyBeforeTheirEnd() {
            Identity identity = exchanging();
            identity.field(alice());
            clock.advance(Duration.ofSeconds(569));
            assertThat(identity.field(alice())).isEqualTo("Bearer alice..1");
            clock.advance(Duration.ofSeconds(1));

            assertThat(identity.field(alice())).isEqualTo("Bearer alice..2");
        }

        @Test
        void shortlyWhereNobodySaysForHowLong() {
            server.answer = text -> text.replace(",\"expires_in\":600", "");
            Identity identity = exchanging();
            identity.field(alice());
            clock.advance(Duration.ofSeconds(29));
            assertThat(identity.field(alice())).isEqualTo("Bearer alice..1");
            clock.advance(Duration.ofSeconds(1));

            assertThat(identity.field(alice())).isEqualTo("Bearer alice..2");
        }

        @Test
        void notAtAllWhereTheyAreOverSoon() {
            server.answer = text -> text.replace("600", "30");
            Identity identity = exchanging();

            assertThat(identity.field(alice())).isEqualTo("Bearer alice..1");
            assertThat(identity.field(alice())).isEqualTo("Bearer alice..2");
        }

        @Test
        void forOneAudienceEach() {
            Identity identity = exchanging("audiences=b,c");
            PropagationDemand other = identity.known().demand(Optional.empty(), Optional.of("c"));

            assertThat(identity.field(alice())).isEqualTo("Bearer alice.b.1");
            assertThat(value(identity.known().authorize(other, ADDRESS, alice()))
                            .orElseThrow()
                            .field())
                    .isEqualTo("Bearer alice.c.2");
            assertThat(identity.field(alice())).isEqualTo("Bearer alice.b.1");
        }

        /** The same name by another token is another login, and the same token under another name nobody's. */
        @Test
        void forOneCallerAndOneProofEach() {
            server.users.put("alice-s.other.token", "alice");
            Identity identity = exchanging();
            identity.field(alice());

            assertThat(identity.field(behalf("alice", TokenType.ACCESS_TOKEN, "alice-s.other.token")))
                    .isEqualTo("Bearer alice..2");
            assertThat(identity.field(behalf("mallory", TokenType.ACCESS_TOKEN, ALICES)))
                    .isEqualTo("Bearer alice..3");
            assertThat(identity.field(behalf("alice", TokenType.JWT, ALICES))).isEqualTo("Bearer alice..4");
        }

        @Test
        void noLongerThanTheCallerStays() {
            Identity identity = exchanging();
            identity.field(alice());
            identity.field(bob());
            identity.known().forget(alice().token().orElseThrow());

            assertThat(identity.field(alice())).isEqualTo("Bearer alice..3");
            assertThat(identity.field(bob())).isEqualTo("Bearer bob..2");
        }

        @Test
        void notWhereTheCallerLeftMeanwhile() throws Exception {
            server.mayAnswer = new CountDownLatch(1);
            Identity identity = exchanging();
            ExecutorService threads = Executors.newSingleThreadExecutor();
            try {
                Future<String> first = threads.submit(() -> identity.field(alice()));
                await(() -> server.forms.size() == 1);
                identity.known().forget(alice().token().orElseThrow());
                server.mayAnswer.countDown();
                assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("Bearer alice..1");
            } finally {
                threads.shutdownNow();
            }

            assertThat(identity.field(alice())).isEqualTo("Bearer alice..2");
        }

        @Test
        void noMoreThanSoMany() {
            Identity identity = exchanging("max-tokens=1");
            identity.field(alice());
            identity.field(bob());

            assertThat(identity.field(bob())).isEqualTo("Bearer bob..2");
            assertThat(identity.field(alice())).isEqualTo("Bearer alice..3");
        }

        @Test
        void byOneQuestionForAllWhoWait() throws Exception {
            server.mayAnswer = new CountDownLatch(1);
            Identity identity = exchanging();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<String>> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    OnBehalf who = i % 2 == 0 ? alice() : bob();
                    all.add(threads.submit(() -> identity.field(who)));
                }
                await(() -> server.forms.size() == 2);
                server.mayAnswer.countDown();
                for (int i = 0; i < 8; i++) {
                    assertThat(all.get(i).get(20, TimeUnit.SECONDS))
                            .startsWith(i % 2 == 0 ? "Bearer alice" : "Bearer bob");
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(server.forms).hasSize(2);
        }

        @Test
        void neverForAnother() throws Exception {
            Identity identity = exchanging("token-skew=0s", "max-tokens=3");
            server.answer = text -> text.replace("600", "1");
            ExecutorService threads = Executors.newFixedThreadPool(6);
            try {
                List<Future<Boolean>> all = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    String name = i % 2 == 0 ? "alice" : "bob";
                    OnBehalf who = i % 2 == 0 ? alice() : bob();
                    all.add(threads.submit(() -> {
                        for (int j = 0; j < 100; j++) {
                            if (j % 10 == 0) {
                                identity.known().forget(who.token().orElseThrow());
                            }
                            if (!identity.field(who).startsWith("Bearer " + name + ".")) {
                                return false;
                            }
                        }
                        return true;
                    }));
                }
                for (Future<Boolean> one : all) {
                    assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(server.forms.size()).isGreaterThan(2);
        }

        @Test
        void bySomebodyElseWhereWhoeverAskedWasInterrupted() throws Exception {
            server.mayAnswer = new CountDownLatch(1);
            Identity identity = exchanging();
            Thread first = new Thread(() -> identity.verdict(alice()));
            first.start();
            await(() -> server.forms.size() == 1);
            ExecutorService threads = Executors.newSingleThreadExecutor();
            try {
                Future<String> second = threads.submit(() -> identity.field(alice()));
                TimeUnit.MILLISECONDS.sleep(50);
                first.interrupt();
                first.join(20_000);
                server.mayAnswer.countDown();
                assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("Bearer alice..2");
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void noRefusalShowsATokenOrASecret() {
        List<Verdict<?>> all = new ArrayList<>();
        server.status = 400;
        all.add(exchanging().verdict(alice()));
        server.status = 500;
        all.add(exchanging().verdict(alice()));
        server.status = 200;
        for (String wrong : List.of("[\"CANARY\"]", "{\"access_token\":\"CANARY\"}", "CANARY")) {
            server.answer = text -> wrong;
            all.add(exchanging().verdict(alice()));
        }
        server.answer = text -> text.replace("alice..", "CANARY CANARY");
        all.add(exchanging().verdict(alice()));

        assertThat(all)
                .hasSize(6)
                .allSatisfy(
                        verdict -> assertThat(verdict.rejection().orElseThrow().toString())
                                .doesNotContain("CANARY", ALICES, TokenServer.SECRET));
    }
}
