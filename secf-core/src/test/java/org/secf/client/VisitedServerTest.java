package org.secf.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.http.Origin;
import org.secf.keys.Jwk;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.settings.ConfigurationException;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningPolicy;
import org.secf.tls.TlsReason;
import org.secf.tls.testing.Identity;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdicts;
import org.secf.visited.HomeStatement;
import org.secf.visited.VisitedReason;
import org.secf.visited.VouchedServer;

/** SEC_CF AUTH-002c: a server in a visited network is authenticated to the client through its home. */
class VisitedServerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Roaming roaming;

    @BeforeEach
    void start() throws IOException {
        roaming = new Roaming(folder);
    }

    @AfterEach
    void stop() {
        roaming.close();
    }

    private Rejection rejection(ProtectedClient client, ClientRequest request) {
        RefusedExchangeException refused =
                catchThrowableOfType(RefusedExchangeException.class, () -> client.send(request));
        assertThat(refused).as("expected a refusal").isNotNull();
        return refused.rejection();
    }

    private Reason refusal(ProtectedClient client) {
        return rejection(client, roaming.question()).reason();
    }

    private void vouch(Set<Origin> origins, KeyPair answers) {
        VouchedServer usual = roaming.server();
        roaming.vouching(new VouchedServer(
                usual.name(), origins, List.of(Jwk.of(answers.getPublic()).withKeyId("visited")), usual.tlsKeys()));
    }

    private static VouchedServer another(URI address, KeyPair key, String keyId) {
        return new VouchedServer(
                "another.example.net",
                Set.of(Origin.of(address).orElseThrow()),
                List.of(Jwk.of(key.getPublic()).withKeyId(keyId)),
                List.of());
    }

    @Nested
    class Vouching {

        @Test
        void makesAServerBelieved() throws IOException {
            VerifiedResponse answer = roaming.client().send(roaming.question());

            assertThat(answer.body()).asString().isEqualTo("the answer");
            assertThat(answer.signature().owner()).isEqualTo(Roaming.NAME);
            assertThat(roaming.home.arrivals).hasValue(1);
        }

        @Test
        void isAskedForOnceForManyAtOnce() throws Exception {
            ProtectedClient client = roaming.client();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<VerifiedResponse>> all = IntStream.range(0, 24)
                        .mapToObj(i -> threads.submit(() -> client.send(roaming.question())))
                        .toList();
                for (Future<VerifiedResponse> one : all) {
                    assertThat(one.get().signature().owner()).isEqualTo(Roaming.NAME);
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(roaming.home.arrivals).hasValue(1);
        }

        @Test
        void isForNobodyElse() {
            roaming.vouching();

            assertThat(refusal(roaming.client())).isEqualTo(VisitedReason.NOT_VOUCHED_FOR);
            assertThat(roaming.visited.arrivals).hasValue(0);
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://127.0.0.1", "https://visited.example.net", "http://127.0.0.1"})
        void isForOneOriginAlone(String other) {
            vouch(Set.of(Origin.of(other).orElseThrow()), roaming.visitedKey);

            assertThat(refusal(roaming.client())).isEqualTo(VisitedReason.NOT_VOUCHED_FOR);
            assertThat(roaming.visited.arrivals).hasValue(0);
        }

        @Test
        void widensNoListOfOrigins() {
            ProtectedClient client = roaming.client("origins=https://visited.example.net");

            assertThat(refusal(client)).isEqualTo(ClientReason.OTHER_ORIGIN);
        }

        @Test
        void isForOneKeyAlone() {
            vouch(Set.of(Roaming.origin(roaming.visited)), Parties.pair());

            assertThat(refusal(roaming.client())).isEqualTo(SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void ofAnotherServersKeyIsNotForThisOne() throws IOException {
            KeyPair own = Parties.pair();
            VouchedServer server = roaming.server();
            roaming.vouching(
                    new VouchedServer(
                            server.name(),
                            server.origins(),
                            List.of(Jwk.of(own.getPublic()).withKeyId("own")),
                            server.tlsKeys()),
                    another(URI.create("https://another.example.net"), roaming.visitedKey, "visited"));

            assertThat(refusal(roaming.client())).isEqualTo(VisitedReason.KEY_OF_ANOTHER_SERVER);
        }

        /** Key ids are chosen by servers; two that take the same do not disturb each other. */
        @Test
        void ofTwoServersWithOneKeyIdIsForEach() throws IOException {
            roaming.vouching(
                    another(URI.create("https://another.example.net"), Parties.pair(), "visited"), roaming.server());

            assertThat(roaming.client().send(roaming.question()).signature().owner())
                    .isEqualTo(Roaming.NAME);
        }

        /** Of servers behind one key each is told by its origin. */
        @Test
        void ofTwoServersWithOneKeyIsForEach() throws IOException {
            roaming.vouching(
                    another(URI.create("https://another.example.net"), roaming.visitedKey, "visited"),
                    roaming.server());

            assertThat(roaming.client().send(roaming.question()).signature().owner())
                    .isEqualTo(Roaming.NAME);
        }

        @Test
        void isNoReasonToTakeWhatIsNotProved() {
            ProtectedClient client = roaming.client();
            ClientDemand unproved = new ClientDemand(false, false, false, Set.of(), Set.of());

            Verdicts.assertRefused(
                    client.protection().protect(roaming.question(), unproved), VisitedReason.UNPROVED_ANSWER);
        }

        @Test
        void ofANewKeyIsAskedForOnceInTenSeconds() throws IOException {
            ProtectedClient client = roaming.client();
            client.send(roaming.question());
            KeyPair next = Parties.pair();
            roaming.visited.signing = answer -> SigningServer.signer(
                            Parties.key(next, "next"), SigningPolicy.ofResponses(), roaming.clock)
                    .answer(answer.wanted(), answer.message());

            assertThat(refusal(client)).isEqualTo(SignatureReason.UNKNOWN_KEY);
            assertThat(refusal(client)).isEqualTo(SignatureReason.UNKNOWN_KEY);
            assertThat(roaming.home.arrivals).hasValue(1);
            VouchedServer server = roaming.server();
            roaming.vouching(new VouchedServer(
                    server.name(),
                    server.origins(),
                    List.of(Jwk.of(next.getPublic()).withKeyId("next")),
                    server.tlsKeys()));
            roaming.clock.advance(Duration.ofSeconds(10));

            assertThat(client.send(roaming.question()).signature().keyId()).isEqualTo("next");
            assertThat(roaming.home.arrivals).hasValue(2);
        }
    }

    @Nested
    class AStatement {

        private void lasting(Duration from, Duration to) {
            Instant now = roaming.clock.instant();
            roaming.statement = said -> new HomeStatement(said.home(), now.plus(from), now.plus(to), said.servers());
        }

        @Test
        void isRefusedOnceItIsOver() {
            lasting(Duration.ofHours(-1), MINUTE.negated());

            assertThat(refusal(roaming.client())).isEqualTo(VisitedReason.STATEMENT_EXPIRED);
        }

        @Test
        void isRefusedBeforeItBegins() {
            lasting(MINUTE, Duration.ofHours(1));

            assertThat(refusal(roaming.client())).isEqualTo(VisitedReason.STATEMENT_NOT_YET_VALID);
        }

        @Test
        void mayBeginAndEndWithinTheClockSkew() throws IOException {
            lasting(Duration.ofSeconds(4), Duration.ofHours(1));
            roaming.client().send(roaming.question());
            lasting(Duration.ofHours(-1), Duration.ofSeconds(-3));

            assertThat(roaming.client().send(roaming.question()).status()).isEqualTo(200);
        }

        @Test
        void bindsForNoLongerThanIsSet() throws IOException {
            lasting(Duration.ZERO, Duration.ofDays(1).plusSeconds(1));

            assertThat(refusal(roaming.client())).isEqualTo(VisitedReason.STATEMENT_TOO_LONG_LIVED);
            assertThat(roaming.client("home-max-life=2d")
                            .send(roaming.question())
                            .status())
                    .isEqualTo(200);
        }

        /** Somebody may run several homes with one key. */
        @ParameterizedTest
        @ValueSource(strings = {"https://other-home.example.org/statement", ""})
        void isOfTheHomeThatWasAsked(String issuer) {
            roaming.statement = said -> new HomeStatement(issuer, said.notBefore(), said.expires(), said.servers());

            assertThat(refusal(roaming.client())).isEqualTo(VisitedReason.OTHER_HOME);
        }

        @Test
        void ofAnotherHomesKeyIsRefused() {
            OwnKey other = Roaming.certified("CN=other home");
            roaming.home.signing = answer -> SigningServer.signer(
                            Roaming.signing(other), SigningPolicy.ofResponses(), roaming.clock)
                    .answer(answer.wanted(), answer.message());

            Rejection rejection = rejection(roaming.client(), roaming.question());

            assertThat(rejection.reason()).isEqualTo(SignatureReason.UNKNOWN_KEY);
            assertThat(rejection.expected()).startsWith("of the home " + roaming.home.url(Roaming.PATH));
        }

        @Test
        void ofTheVisitedNetworkItselfIsRefused() {
            roaming.home.signing = answer -> SigningServer.signer(
                            Parties.key(roaming.visitedKey, Thumbprint.of(roaming.homeKey.publicKey())),
                            SigningPolicy.ofResponses(),
                            roaming.clock)
                    .answer(answer.wanted(), answer.message());

            assertThat(refusal(roaming.client())).isEqualTo(SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void thatNobodySignedIsRefused() {
            roaming.home.after = SigningServer.Answer::unsign;

            assertThat(refusal(roaming.client())).isEqualTo(SignatureReason.UNSIGNED);
        }

        @Test
        void thatAnsweredAnotherQuestionIsRefused() throws IOException {
            roaming.client().send(roaming.question());
            SigningServer.Answer recorded = roaming.home.sent.get(0);
            roaming.vouching();
            roaming.home.after = answer -> answer.like(recorded);

            assertThat(refusal(roaming.client())).isEqualTo(ClientReason.OTHER_NONCE);
        }

        @Test
        void isWhatItsMediaTypeSays() {
            roaming.mediaType = "application/json";

            assertThat(refusal(roaming.client())).isEqualTo(VisitedReason.NOT_A_STATEMENT);
        }

        @Test
        void comesWithStatus200() {
            roaming.home.before = answer -> answer.empty(404);

            assertThat(refusal(roaming.client())).isEqualTo(VisitedReason.NOT_A_STATEMENT);
        }

        @Test
        void isNotTakenFromWhomTlsDoesNotProve() throws IOException {
            Identity stranger = Identity.server(Identity.authority("CN=Stranger"));
            try (SigningServer fake = roaming.server(Roaming.signing(roaming.homeKey), stranger)) {
                ProtectedClient client = roaming.clients(Map.of(
                                "home",
                                List.of("origins=" + fake.url(""), "server-key-set=home"),
                                "roaming",
                                List.of("home=home", "home-statement=" + fake.url(Roaming.PATH))))
                        .get("roaming");

                assertThat(refusal(client)).isEqualTo(TlsReason.CERTIFICATE_UNTRUSTED);
                assertThat(fake.arrivals).hasValue(0);
            }
        }
    }

    @Nested
    class ACopy {

        private ProtectedClient warm(String... settings) throws IOException {
            ProtectedClient client = roaming.client(settings);
            client.send(roaming.question());
            return client;
        }

        @Test
        void isKeptUntilItIsDue() throws IOException {
            ProtectedClient client = warm();
            roaming.vouching();
            roaming.clock.advance(Duration.ofSeconds(299));

            client.send(roaming.question());

            assertThat(roaming.home.arrivals).hasValue(1);
        }

        @Test
        void endsWhereTheHomeWithdraws() throws IOException {
            ProtectedClient client = warm();
            roaming.vouching();
            roaming.clock.advance(Duration.ofMinutes(5));

            assertThat(refusal(client)).isEqualTo(VisitedReason.NOT_VOUCHED_FOR);
            assertThat(roaming.visited.arrivals).hasValue(1);
        }

        @Test
        void goesOnWhileTheHomeIsAway() throws IOException {
            ProtectedClient client = warm("home-max-age=20m");
            roaming.home.close();
            roaming.clock.advance(Duration.ofMinutes(19));

            assertThat(client.send(roaming.question()).status()).isEqualTo(200);
        }

        /** Whoever keeps the home away must not keep a withdrawn server believed. */
        @Test
        void isStaleAfterItsMaximumAge() throws IOException {
            ProtectedClient client = warm("home-max-age=20m");
            roaming.home.close();
            roaming.clock.advance(Duration.ofMinutes(20));

            Rejection rejection = rejection(client, roaming.question());

            assertThat(rejection.reason()).isEqualTo(VisitedReason.STATEMENT_STALE);
            assertThat(rejection.received()).contains("UNREACHABLE");
        }

        @Test
        void endsWithItsStatement() throws IOException {
            ProtectedClient client = warm("home-max-age=1d");
            roaming.home.close();
            roaming.clock.advance(Duration.ofMinutes(60));

            assertThat(refusal(client)).isEqualTo(VisitedReason.STATEMENT_EXPIRED);
        }

        @Test
        void isNotReplacedByWhatIsNotBelieved() throws IOException {
            ProtectedClient client = warm();
            roaming.home.after = SigningServer.Answer::unsign;
            roaming.clock.advance(Duration.ofMinutes(6));

            assertThat(client.send(roaming.question()).status()).isEqualTo(200);
        }

        @Test
        void isNeededWhereTheHomeIsAway() {
            roaming.home.close();
            ProtectedClient client = roaming.client();

            Rejection rejection = rejection(client, roaming.question());

            assertThat(rejection.reason()).isEqualTo(TlsReason.UNREACHABLE);
            assertThat(rejection.expected()).startsWith("of the home");
            assertThat(roaming.visited.arrivals).hasValue(0);
        }

        @Test
        void isAskedForAgainAfterTenSeconds() throws IOException {
            roaming.home.after = SigningServer.Answer::unsign;
            ProtectedClient client = roaming.client();
            assertThat(refusal(client)).isEqualTo(SignatureReason.UNSIGNED);
            roaming.home.after = answer -> {};
            assertThat(refusal(client)).isEqualTo(SignatureReason.UNSIGNED);
            roaming.clock.advance(Duration.ofSeconds(10));

            assertThat(client.send(roaming.question()).status()).isEqualTo(200);
            assertThat(roaming.home.arrivals).hasValue(2);
        }
    }

    @Nested
    class Settings {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "home-statement=|home-statement is missing",
                    "home-statement=https://elsewhere.example.org/statement|none of the origins",
                    "home=nobody|no client nobody",
                    "home=roaming|no client roaming",
                    "server-key-set=home|take one of them",
                    "server-jwks=https://visited.example.net/keys|take one of them",
                    "home-max-age=4m|no less than home-refresh",
                    "home-max-life=31d|home-max-life",
                    "home-statement=http://home.example.org/statement|home-statement",
                })
        void stopTheDeploymentWhereTheyCannotBeUsed(String setting, String expected) {
            assertThatThrownBy(() -> roaming.client(setting))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.client.roaming")
                    .hasMessageContaining(expected);
        }

        @Test
        void ofAHomeThatCannotBeProvedStopTheDeployment() {
            assertThatThrownBy(() -> roaming.clients(Map.of(
                            "home",
                            List.of("origins=" + roaming.home.url(""), "recipient-jwks=" + roaming.home.url("/keys")),
                            "roaming",
                            List.of("home=home", "home-statement=" + roaming.home.url(Roaming.PATH)))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("cannot prove answers");
        }

        @Test
        void withoutAHomeNameTheServers() {
            assertThatThrownBy(() -> roaming.clients(Map.of("partner", List.of("server-key-set=home"))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.client.partner.origins is missing");
        }
    }
}
