package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.Responder;
import org.secf.clientcert.testing.Responder.Nonce;
import org.secf.clientcert.testing.RevocationList;
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
