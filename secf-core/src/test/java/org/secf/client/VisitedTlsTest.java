package org.secf.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.clientcert.testing.TestKeys;
import org.secf.http.Origin;
import org.secf.keys.Jwk;
import org.secf.signature.SignatureReason;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.tls.TlsReason;
import org.secf.tls.testing.Identity;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;
import org.secf.visited.VisitedReason;
import org.secf.visited.VouchedServer;

/** AUTH-002c: the home vouches for keys of TLS, so that a server of an authority that nobody here knows is believed. */
class VisitedTlsTest {

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

    private Reason refusal(ProtectedClient client, ClientRequest request) {
        RefusedExchangeException refused =
                catchThrowableOfType(RefusedExchangeException.class, () -> client.send(request));
        assertThat(refused).as("expected a refusal").isNotNull();
        return refused.rejection().reason();
    }

    private Reason refusal(ProtectedClient client) {
        return refusal(client, roaming.question());
    }

    private void vouch(SigningServer server, List<Jwk> tlsKeys) {
        VouchedServer usual = roaming.server();
        roaming.vouching(new VouchedServer(usual.name(), Set.of(Roaming.origin(server)), usual.answerKeys(), tlsKeys));
    }

    private static List<Jwk> keys(Identity identity) {
        return List.of(Jwk.of(identity.keys().getPublic()));
    }

    @Nested
    class AServer {

        @Test
        void isBelievedByAKeyThatIsVouchedFor() {
            assertThat(Verdicts.value(roaming.client().tls().outbound().send(Question.get(roaming.visited.url("/who"))))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void withAnotherKeyIsRefused() {
            vouch(roaming.visited, List.of(Jwk.of(Parties.pair().getPublic())));

            assertThat(refusal(roaming.client())).isEqualTo(TlsReason.KEY_NOT_VOUCHED_FOR);
            assertThat(roaming.visited.arrivals).hasValue(0);
        }

        /** It is one of those that are vouched for, but not at this address. */
        @Test
        void withTheKeyOfAnotherServerIsRefused() {
            VouchedServer usual = roaming.server();
            roaming.vouching(
                    new VouchedServer(
                            usual.name(),
                            usual.origins(),
                            usual.answerKeys(),
                            List.of(Jwk.of(Parties.pair().getPublic()))),
                    new VouchedServer(
                            "another.example.net",
                            Set.of(Origin.of("https://another.example.net").orElseThrow()),
                            List.of(),
                            usual.tlsKeys()));

            assertThat(refusal(roaming.client())).isEqualTo(TlsReason.KEY_NOT_VOUCHED_FOR);
        }

        @Test
        void isHeldToTheNamesOfItsCertificate() throws IOException {
            Identity other = Identity.server(
                    roaming.visitedAuthority,
                    TestKeys.ec(),
                    draft -> draft.names(new GeneralName(GeneralName.dNSName, "other.example.net")));
            try (SigningServer server = roaming.server(Parties.key(roaming.visitedKey, "visited"), other)) {
                vouch(server, keys(other));

                assertThat(refusal(roaming.client(), Roaming.question(server.url("/who"))))
                        .isEqualTo(TlsReason.WRONG_HOST);
            }
        }

        @Test
        void isHeldToTheTimeOfItsCertificate() throws IOException {
            Identity old = Identity.server(
                    roaming.visitedAuthority,
                    TestKeys.ec(),
                    draft -> draft.valid(
                            roaming.clock.instant().minus(Duration.ofDays(9)),
                            roaming.clock.instant().minus(Duration.ofDays(2))));
            try (SigningServer server = roaming.server(Parties.key(roaming.visitedKey, "visited"), old)) {
                vouch(server, keys(old));

                assertThat(refusal(roaming.client(), Roaming.question(server.url("/who"))))
                        .isEqualTo(TlsReason.CERTIFICATE_OUT_OF_DATE);
            }
        }

        @Test
        void thatIsNotVouchedForIsNotCalledByTlsAlone() {
            roaming.vouching();

            Verdicts.assertRefused(
                    roaming.client().tls().outbound().send(Question.get(roaming.visited.url("/who"))),
                    VisitedReason.NOT_VOUCHED_FOR);
            assertThat(roaming.visited.arrivals).hasValue(0);
        }

        /** A connection that was made before, and its session, would go on with the old key. */
        @Test
        void withAKeyThatWasWithdrawnIsRefused() throws IOException {
            ProtectedClient client = roaming.client();
            client.send(roaming.question());
            vouch(roaming.visited, List.of(Jwk.of(Parties.pair().getPublic())));
            roaming.clock.advance(Duration.ofMinutes(5));

            assertThat(refusal(client)).isEqualTo(TlsReason.KEY_NOT_VOUCHED_FOR);
            assertThat(roaming.visited.arrivals).hasValue(1);
        }
    }

    /** A connection is kept, and with it whom it was made to; what the home says is asked of each call all the same. */
    @Nested
    class AKeptConnection {

        private Outbound outbound;

        @BeforeEach
        void connect() {
            outbound = roaming.client().tls().outbound();
            assertThat(Verdicts.value(ask()).status()).isEqualTo(200);
            assertThat(Verdicts.value(ask()).status()).isEqualTo(200);
        }

        private Verdict<Fetched> ask() {
            return outbound.send(Question.get(roaming.visited.url("/who")));
        }

        @Test
        void isNotUsedWhenTheServerIsNotVouchedForAnyMore() {
            roaming.vouching();
            roaming.clock.advance(Duration.ofMinutes(5));

            Verdicts.assertRefused(ask(), VisitedReason.NOT_VOUCHED_FOR);
            assertThat(roaming.visited.arrivals).hasValue(2);
        }

        @Test
        void isNotUsedWhenTheKeyIsNotVouchedForAnyMore() {
            vouch(roaming.visited, List.of(Jwk.of(Parties.pair().getPublic())));
            roaming.clock.advance(Duration.ofMinutes(5));

            Verdicts.assertRefused(ask(), TlsReason.KEY_NOT_VOUCHED_FOR);
            assertThat(roaming.visited.arrivals).hasValue(2);
        }

        /** Nobody can be asked, and what was said has ended. */
        @Test
        void isNotUsedWhenWhatTheHomeSaidHasEnded() {
            roaming.home.close();
            roaming.clock.advance(Duration.ofMinutes(61));

            assertThat(ask().rejection()).isPresent();
            assertThat(roaming.visited.arrivals).hasValue(2);
        }
    }

    @Nested
    class WithoutAKeyOfTls {

        @BeforeEach
        void vouchForAnswersAlone() {
            vouch(roaming.visited, List.of());
        }

        @Test
        void aServerIsLeftToAuthorities() throws IOException {
            Path anchors = Files.writeString(folder.resolve("visited.pem"), roaming.visitedAuthority.pem());

            assertThat(refusal(roaming.client())).isEqualTo(TlsReason.CERTIFICATE_UNTRUSTED);
            assertThat(roaming.client("tls.trust-anchors=" + anchors.toUri())
                            .send(roaming.question())
                            .signature()
                            .owner())
                    .isEqualTo(Roaming.NAME);
        }

        @Test
        void tlsAloneProvesNobody() throws IOException {
            Path anchors = Files.writeString(folder.resolve("visited.pem"), roaming.visitedAuthority.pem());
            ProtectedClient client = roaming.client("tls.trust-anchors=" + anchors.toUri());

            Verdicts.assertRefused(
                    client.tls().outbound().send(Question.get(roaming.visited.url("/who"))), VisitedReason.NO_TLS_KEY);
        }
    }

    @Nested
    class WithAKeyOfTlsAlone {

        @Test
        void anUnsignedAnswerIsNotHandedOutAsProved() {
            VouchedServer usual = roaming.server();
            roaming.vouching(new VouchedServer(usual.name(), usual.origins(), List.of(), usual.tlsKeys()));

            assertThat(refusal(roaming.client())).isEqualTo(SignatureReason.UNKNOWN_KEY);
        }
    }
}
