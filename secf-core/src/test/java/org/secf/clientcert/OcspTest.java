package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.Responder;
import org.secf.clientcert.testing.Responder.Nonce;
import org.secf.clientcert.testing.RevocationList;
import org.secf.clientcert.testing.TestKeys;
import org.secf.verdict.Reason;

/** Revocation by a responder (RFC 6960). */
class OcspTest {

    private static final Duration REFRESH = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final Authority root = Authority.root("CN=Root");
    private final X509Certificate alice = root.client("alice");
    private Responder responder;
    private Deployment deployment;

    @BeforeEach
    void deploy() throws IOException {
        responder = new Responder(root);
        deployment = new Deployment(folder, root).without("revocation").with("ocsp-responder", responder.url());
    }

    @AfterEach
    void stop() {
        responder.close();
    }

    private void assertAccepted() {
        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");
    }

    private Reason refusal() {
        return deployment.refusal(alice);
    }

    private void assertUnknown() {
        assertThat(refusal()).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
    }

    @Nested
    class ACertificate {

        @Test
        void isAcceptedWhereTheResponderSaysGood() {
            assertAccepted();
        }

        @Test
        void isRefusedWhereItSaysRevoked() {
            responder.revoke(alice);

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        /** The platform would call it good until then. */
        @Test
        void isRefusedAlsoWhereTheRevocationBeginsLater() {
            responder.revoke(alice).revokedSince(Draft.NOW.plusSeconds(9));

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void isUnknownWhereTheResponderDoesNotKnowIt() {
            responder.forget(alice);

            assertUnknown();
        }

        @Test
        void isAskedForWithEachAuthorityAboveIt() {
            Authority issuing = root.authority("CN=Issuing");

            // The responder is the root's, and no delegate of the issuing authority's.
            assertThat(deployment.refusal(issuing.client("bob"), issuing.certificate()))
                    .isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
            assertThat(responder.questions()).isEqualTo(2);

            responder.revoke(issuing.certificate());
            deployment.start();
            assertThat(deployment.refusal(issuing.client("bob"), issuing.certificate()))
                    .isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void isNotAskedForWhereNobodyTrustedIssuedIt() {
            deployment.refusal(Authority.root("CN=Root").client("alice"));

            assertThat(responder.questions()).isZero();
        }

        @Test
        void isTakenThoughUnknownOnlyWhereThatWasSaid() {
            deployment.with("accept-unknown-revocation", "true");
            responder.forget(alice);
            assertAccepted();

            X509Certificate bob = root.client("bob");
            responder.revoke(bob);
            assertThat(deployment.refusal(bob)).isEqualTo(ClientCertReason.REVOKED);
        }
    }

    @Nested
    class AnAnswer {

        private final KeyPair keys = TestKeys.ec();

        private X509Certificate delegate(KeyPurposeId purpose) {
            return root.client("responder", draft -> draft.keys(keys).purposes(purpose));
        }

        @Test
        void mayBeSignedByADelegateOfTheIssuer() {
            responder.signer(delegate(KeyPurposeId.id_kp_OCSPSigning), keys);

            assertAccepted();
        }

        /** Any other client of the issuer could speak for it. */
        @Test
        void isNotBelievedOfOtherClientsOfTheIssuer() {
            responder.signer(delegate(KeyPurposeId.id_kp_clientAuth), keys);

            assertUnknown();
        }

        @Test
        void isNotBelievedOfADelegateWhoIsOver() {
            responder.signer(
                    root.client(
                            "responder",
                            draft -> draft.keys(keys)
                                    .purposes(KeyPurposeId.id_kp_OCSPSigning)
                                    .valid(Draft.NOW.minusSeconds(99), Draft.NOW.minusSeconds(9))),
                    keys);

            assertUnknown();
        }

        @Test
        void isNotBelievedOfADelegateOfSomebodyOfTheSameName() {
            Authority forged = Authority.root("CN=Root");
            responder.signer(
                    forged.client("r", draft -> draft.keys(keys).purposes(KeyPurposeId.id_kp_OCSPSigning)), keys);

            assertUnknown();
        }

        @Test
        void isNotBelievedOfAStranger() {
            Authority stranger = Authority.root("CN=Stranger");
            responder.signer(stranger.certificate(), stranger.keys());

            assertUnknown();
        }

        @Test
        void isNotBelievedWithTheRightNameAndAnotherKey() {
            responder.signer(root.certificate(), TestKeys.ec());

            assertUnknown();
        }

        @Test
        void isBelievedOfTheConfiguredResponder() {
            Authority other = Authority.root("CN=Responder");
            deployment.with(
                    "ocsp-responder-certificate",
                    deployment.file("responder.pem", other.pem().getBytes(StandardCharsets.US_ASCII)));
            responder.signer(other.certificate(), other.keys());
            assertAccepted();

            responder.revoke(alice);
            deployment.start();
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void isNotBelievedOfTheConfiguredResponderOnceItIsOver() {
            Authority other = Authority.root(
                    "CN=Responder", draft -> draft.valid(Draft.NOW.minusSeconds(99), Draft.NOW.minusSeconds(9)));
            deployment.with(
                    "ocsp-responder-certificate",
                    deployment.file("responder.pem", other.pem().getBytes(StandardCharsets.US_ASCII)));
            responder.signer(other.certificate(), other.keys());

            assertUnknown();
        }

        /** The responder signs what others choose, the nonce; a collision would be theirs to make. */
        @Test
        void isNotBelievedOverSha1() {
            responder.algorithm("SHA1withECDSA");
            assertUnknown();

            responder
                    .algorithm("SHA256withECDSA")
                    .signer(
                            root.client(
                                    "responder",
                                    draft -> draft.keys(keys)
                                            .purposes(KeyPurposeId.id_kp_OCSPSigning)
                                            .algorithm("SHA1withECDSA")),
                            keys);
            deployment.start();
            assertUnknown();
        }

        @Test
        void isNotBelievedAboutAnotherCertificate() throws Exception {
            X509Certificate bob = root.client("bob");
            responder.about(id -> new CertificateID(new CertID(
                    id.toASN1Primitive().getHashAlgorithm(),
                    id.toASN1Primitive().getIssuerNameHash(),
                    id.toASN1Primitive().getIssuerKeyHash(),
                    new ASN1Integer(bob.getSerialNumber()))));

            assertUnknown();
        }

        @ParameterizedTest
        @EnumSource
        void withItsNonce(Nonce nonce) {
            responder.nonce(nonce);
            if (nonce == Nonce.REPLACED) {
                assertUnknown();
            } else {
                assertAccepted();
            }

            deployment.with("require-ocsp-nonce", "true").start();
            if (nonce == Nonce.REPEATED) {
                assertAccepted();
            } else {
                assertUnknown();
            }
        }

        @Test
        void isNotBelievedOutsideOfItsTime() {
            responder.valid(Draft.NOW.minusSeconds(3600), Draft.NOW.minusSeconds(61));
            assertUnknown();
            responder.valid(Draft.NOW.plusSeconds(61), Draft.NOW.plusSeconds(600));
            deployment.start();
            assertUnknown();
            responder.endless(Draft.NOW.minus(REFRESH).minusSeconds(61));
            deployment.start();
            assertUnknown();
            responder.endless(Draft.NOW.minus(REFRESH).plusSeconds(61));
            deployment.start();
            assertAccepted();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 17, 4000})
        void isNotBelievedCutOff(int length) {
            responder.change(whole -> Arrays.copyOf(whole, Math.min(length, whole.length - 1)));

            assertUnknown();
        }

        @Test
        void isNotReadWithoutEnd() {
            responder.change(whole -> new byte[1_000_000]);

            assertUnknown();
        }

        @ParameterizedTest
        @ValueSource(ints = {302, 404, 500})
        void isNotBelievedWithAnotherStatus(int status) {
            responder.status(status);

            assertUnknown();
            assertThat(responder.questions()).isEqualTo(1);
        }
    }

    @Nested
    class Remembering {

        @Test
        void spares() {
            assertAccepted();
            assertAccepted();

            assertThat(responder.questions()).isEqualTo(1);
        }

        @Test
        void endsWithTheRefresh() {
            assertAccepted();
            responder.revoke(alice).valid(Draft.NOW, Draft.NOW.plus(Duration.ofHours(4)));
            deployment.clock().advance(REFRESH.minusSeconds(1));
            assertAccepted();

            deployment.clock().advance(Duration.ofSeconds(1));
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void endsWithTheAnswer() {
            responder.valid(Draft.NOW, Draft.NOW.plusSeconds(120));
            assertAccepted();
            responder.close();

            deployment.clock().advance(Duration.ofSeconds(179));
            assertAccepted();
            deployment.clock().advance(Duration.ofSeconds(1));
            assertUnknown();
        }

        @Test
        void keepsTheLastAnswerWhileTheResponderIsDown() {
            assertAccepted();
            responder.close();

            deployment.clock().advance(Duration.ofHours(3));
            assertAccepted();
            deployment.clock().advance(Duration.ofHours(2));
            assertUnknown();
        }

        /** Whoever recorded an earlier answer must not bring back who was revoked. */
        @Test
        void isNotFooledByAnOlderAnswer() {
            responder.revoke(alice);
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);

            responder
                    .release(alice)
                    .nonce(Nonce.LEFT_OUT)
                    .valid(Draft.NOW.minusSeconds(61), Draft.NOW.plusSeconds(9999));
            deployment.clock().advance(REFRESH);
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void sparesAResponderThatDoesNotKnow() {
            responder.forget(alice);
            assertUnknown();
            assertUnknown();
            assertThat(responder.questions()).isEqualTo(1);
        }

        @Test
        void asksAgainSoonAfterAFailure() {
            responder.status(500);
            assertUnknown();
            assertUnknown();
            assertThat(responder.questions()).isEqualTo(1);

            responder.status(200);
            deployment.clock().advance(Duration.ofSeconds(15));
            assertAccepted();
        }
    }

    @Nested
    class WithLists {

        private void publish(RevocationList list) {
            deployment.with("crl", deployment.file("root.crl", list.encoded()));
        }

        @Test
        void theResponderIsPreferred() {
            publish(RevocationList.of(root));
            responder.revoke(alice);

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void theListIsAskedWhereTheResponderDoesNotKnow() {
            publish(RevocationList.of(root).revoked(alice));
            X509Certificate bob = root.client("bob");
            responder.forget(alice).forget(bob);

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
            assertThat(deployment.caller(bob).getName()).isEqualTo("bob");
        }

        @Test
        void nobodyIsKnownWhereNeitherKnows() {
            publish(RevocationList.of(Authority.root("CN=Other")));
            responder.forget(alice);

            assertUnknown();
        }

        /** Cutting off the responder must not bring back whom it revoked. */
        @Test
        void whoWasRevokedStaysSoWithTheResponderDown() {
            publish(RevocationList.of(root));
            responder.revoke(alice);
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
            responder.close();

            deployment.clock().advance(Duration.ofHours(23));
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }
    }
}
