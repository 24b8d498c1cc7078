package org.secf.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.TestKeys;
import org.secf.tls.testing.Identity;
import org.secf.tls.testing.TlsServer;

/** Whom we believe, each case against a server of the JDK that has just one thing wrong. */
class CertificatesTest {

    private final Authority root = Identity.authority("CN=Root");
    private final Outbound outbound = Refusals.trusting(root);

    private TlsReason refusal(Identity identity) throws IOException {
        return refusal(identity, "localhost");
    }

    private TlsReason refusal(Identity identity, String host) throws IOException {
        try (TlsServer server = new TlsServer(identity)) {
            return (TlsReason)
                    Refusals.of(outbound.send(Question.get(server.url(host)))).reason();
        }
    }

    private Identity server(UnaryOperator<Draft> change) {
        return Identity.server(root, TestKeys.ec(), change);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void serverThatProvesItsHostIsBelieved(String host) throws IOException {
        try (TlsServer server = new TlsServer(Identity.server(root))) {
            assertThat(Refusals.none(outbound.send(Question.get(server.url(host))))
                            .body())
                    .asString()
                    .isEqualTo("found");
        }
    }

    @Test
    void serverWithAnRsaKeyIsBelieved() throws IOException {
        try (TlsServer server = new TlsServer(Identity.server(root, TestKeys.rsa(2048), draft -> draft))) {
            assertThat(outbound.send(Question.get(server.url())).rejection()).isEmpty();
        }
    }

    /** RFC 9525 §6. */
    @Nested
    class HostName {

        @Test
        void ofAnotherHostIsRefused() throws IOException {
            Identity other = server(draft -> draft.names(new GeneralName(GeneralName.dNSName, "other.example.org")));

            assertThat(refusal(other)).isEqualTo(TlsReason.WRONG_HOST);
            assertThat(refusal(other, "127.0.0.1")).isEqualTo(TlsReason.WRONG_HOST);
        }

        @Test
        void isNoAddressAndAnAddressIsNoName() throws IOException {
            assertThat(refusal(server(draft -> draft.names(new GeneralName(GeneralName.iPAddress, "127.0.0.1")))))
                    .isEqualTo(TlsReason.WRONG_HOST);
            assertThat(refusal(
                            server(draft -> draft.names(new GeneralName(GeneralName.dNSName, "localhost"))),
                            "127.0.0.1"))
                    .isEqualTo(TlsReason.WRONG_HOST);
        }

        @Test
        void inTheCommonNameAloneIsRefused() throws IOException {
            assertThat(refusal(server(draft -> draft.without(Extension.subjectAlternativeName))))
                    .isEqualTo(TlsReason.WRONG_HOST);
            assertThat(refusal(server(draft -> draft.names(new GeneralName(GeneralName.rfc822Name, "root@localhost")))))
                    .isEqualTo(TlsReason.WRONG_HOST);
        }
    }

    /** RFC 5280 §6.1. */
    @Nested
    class Path {

        @Test
        void thatEndsAtAStrangerIsRefused() throws IOException {
            assertThat(refusal(Identity.server(Identity.authority("CN=Stranger"))))
                    .isEqualTo(TlsReason.CERTIFICATE_UNTRUSTED);
        }

        @Test
        void thatEndsAtAStrangerOfTheSameNameIsRefused() throws IOException {
            assertThat(refusal(Identity.server(Identity.authority("CN=Root"))))
                    .isEqualTo(TlsReason.CERTIFICATE_UNTRUSTED);
        }

        @Test
        void thatThePlatformDoesNotKnowIsRefused() throws IOException {
            try (TlsServer server = new TlsServer(Identity.server(root))) {
                Outbound platform = new Outbound(TlsPolicy.platform(), Refusals.LIMITS);

                assertThat(Refusals.of(platform.send(Question.get(server.url())))
                                .reason())
                        .isEqualTo(TlsReason.CERTIFICATE_UNTRUSTED);
            }
        }

        @Test
        void toAClientsCertificateIsRefused() throws IOException {
            assertThat(refusal(server(draft -> draft.purposes(KeyPurposeId.id_kp_clientAuth))))
                    .isEqualTo(TlsReason.CERTIFICATE_UNTRUSTED);
        }
    }

    @Nested
    class Dates {

        private final Instant now = Instant.now();

        @Test
        void thatAreOverAreRefused() throws IOException {
            assertThat(refusal(server(
                            draft -> draft.valid(now.minus(Duration.ofDays(9)), now.minus(Duration.ofHours(1))))))
                    .isEqualTo(TlsReason.CERTIFICATE_OUT_OF_DATE);
        }

        @Test
        void thatBeginLaterAreRefused() throws IOException {
            assertThat(refusal(
                            server(draft -> draft.valid(now.plus(Duration.ofHours(1)), now.plus(Duration.ofDays(9))))))
                    .isEqualTo(TlsReason.CERTIFICATE_OUT_OF_DATE);
        }

        /** The platform does not look at the dates of a server's certificate that is a trust anchor itself. */
        @Test
        void ofATrustAnchorThatIsTheServersOwnCount() throws IOException {
            KeyPair keys = TestKeys.ec();
            Authority own = Authority.root(
                    "CN=localhost",
                    keys,
                    draft -> draft.valid(now.minus(Duration.ofDays(9)), now.minus(Duration.ofHours(1)))
                            .names(new GeneralName(GeneralName.dNSName, "localhost")));
            try (TlsServer server = new TlsServer(new Identity(own.certificate(), keys))) {
                assertThat(Refusals.of(Refusals.trusting(own).send(Question.get(server.url())))
                                .reason())
                        .isEqualTo(TlsReason.CERTIFICATE_OUT_OF_DATE);
            }
        }
    }

    /** RFC 9325 §4.5. */
    @Nested
    class Strength {

        @Test
        void ofAShortKeyIsRefused() throws IOException {
            assertThat(refusal(Identity.server(root, TestKeys.rsa(1024), draft -> draft)))
                    .isEqualTo(TlsReason.WEAK_CERTIFICATE);
        }

        /** We say that we take none, so the server has none to show (RFC 9155 §2). */
        @Test
        void ofAForgeableSignatureIsNotOffered() throws IOException {
            assertThat(refusal(server(draft -> draft.algorithm("SHA1withECDSA"))))
                    .isEqualTo(TlsReason.HANDSHAKE_FAILED);
        }
    }

    /** RFC 8446 §4.4.2: who we are, where a server asks. */
    @Nested
    class OurOwn {

        /** A resumed session would go on with the key of the first. */
        @Test
        void isPresentedAnewOnEachConnection() {
            TlsPolicy named = TlsPolicy.platform()
                    .presenting(Identity.client(root, "alice").managers());

            assertThat(TlsClient.of(named, Refusals.LIMITS.connect(), new ProxyForTls(false))
                            .sslContext()
                            .getClientSessionContext()
                            .getSessionTimeout())
                    .isEqualTo(1);
        }

        @Test
        void isPresentedToAServerThatAsks() throws IOException {
            Identity alice = Identity.client(root, "alice");
            TlsPolicy policy = TlsPolicy.platform().trusting(List.of(root.certificate()));
            try (TlsServer server =
                    new TlsServer(Identity.server(root), parameters -> parameters.setWantClientAuth(true))) {
                server.answering(TlsServer::nameClient);
                Outbound named = new Outbound(policy.presenting(alice.managers()), Refusals.LIMITS);

                assertThat(Refusals.none(named.send(Question.get(server.url()))).body())
                        .asString()
                        .contains("CN=alice");
                assertThat(Refusals.none(outbound.send(Question.get(server.url())))
                                .body())
                        .asString()
                        .isEqualTo("nobody");
            }
        }
    }
}
