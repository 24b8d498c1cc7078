package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.RevocationList;
import org.secf.clientcert.testing.TestKeys;
import org.secf.verdict.Reason;

/** Revocation by lists (RFC 5280 §5 and §6.3). */
class CrlTest {

    private static final Duration REFRESH = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final Authority root = Authority.root("CN=Root");
    private final Authority issuing = root.authority("CN=Issuing");
    private final X509Certificate alice = issuing.client("alice");
    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = new Deployment(folder, root)
                .without("revocation")
                .with(
                        "crl",
                        folder.resolve("root.crl").toString(),
                        folder.resolve("issuing.crl").toString());
        publish("root.crl", RevocationList.of(root));
        publish("issuing.crl", RevocationList.of(issuing));
    }

    private void publish(String name, RevocationList list) {
        deployment.file(name, list.encoded());
    }

    private void assertAccepted() {
        assertThat(deployment.caller(alice, issuing.certificate()).getName()).isEqualTo("alice");
    }

    private Reason refusal() {
        return deployment.refusal(alice, issuing.certificate());
    }

    private void refresh() {
        deployment.clock().advance(REFRESH);
    }

    @Nested
    class OneCertificate {

        @Test
        void isAcceptedWhileNobodyRevokedIt() {
            publish("issuing.crl", RevocationList.of(issuing).revoked(issuing.client("bob")));
            assertAccepted();
        }

        @Test
        void isRefusedOnceItStandsOnTheList() {
            publish("issuing.crl", RevocationList.of(issuing).revoked(alice));

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void isRefusedWhereItsAuthorityWasRevoked() {
            publish("root.crl", RevocationList.of(root).revoked(issuing.certificate()));

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        /** The platform would wait for the date. */
        @Test
        void isRefusedAlsoWhereTheRevocationBeginsLater() {
            publish(
                    "issuing.crl",
                    RevocationList.of(issuing).revoked(alice.getSerialNumber(), Draft.NOW.plusSeconds(9)));

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void isReadFromPemToo() {
            deployment.file(
                    "issuing.crl", RevocationList.of(issuing).revoked(alice).pem());

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void isUnknownWhereAnAuthorityHasNoList() {
            publish("root.crl", RevocationList.of(Authority.root("CN=Other")));

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        }

        @Test
        void isTakenThoughUnknownOnlyWhereThatWasSaid() {
            publish("root.crl", RevocationList.of(Authority.root("CN=Other")));
            deployment.with("accept-unknown-revocation", "true");
            assertAccepted();

            publish("issuing.crl", RevocationList.of(issuing).revoked(alice));
            refresh();
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }
    }

    @Nested
    class AList {

        @Test
        void provesNothingWithoutTheIssuersSignature() {
            publish(
                    "issuing.crl",
                    RevocationList.of(issuing).signer(TestKeys.ec().getPrivate()));

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        }

        @Test
        void revokesNobodyWithoutTheIssuersSignature() {
            deployment.with("accept-unknown-revocation", "true");
            publish(
                    "issuing.crl",
                    RevocationList.of(issuing)
                            .revoked(alice)
                            .signer(TestKeys.ec().getPrivate()));

            assertAccepted();
        }

        @Test
        void provesNothingForAnotherIssuer() {
            publish("issuing.crl", RevocationList.of(root));
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        }

        @Test
        void provesNothingByAnAuthorityThatMayNotSignLists() {
            Authority mute = root.authority("CN=Mute", draft -> draft.usage(KeyUsage.keyCertSign));
            publish("issuing.crl", RevocationList.of(mute));

            assertThat(deployment.refusal(mute.client("alice"), mute.certificate()))
                    .isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        }

        @Test
        void provesNothingAfterItsEnd() {
            assertAccepted();
            deployment.clock().advance(Duration.ofDays(1).plusSeconds(59));
            assertAccepted();
            deployment.clock().advance(Duration.ofSeconds(2));

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        }

        @Test
        void provesNothingBeforeItsBegin() {
            publish(
                    "issuing.crl",
                    RevocationList.of(issuing).valid(Draft.NOW.plusSeconds(61), Draft.NOW.plusSeconds(600)));

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        }

        /** Who was on a list that is over was revoked all the same. */
        @Test
        void revokesAfterItsEndToo() {
            deployment.with("accept-unknown-revocation", "true");
            Instant past = Draft.NOW.minus(Duration.ofDays(2));
            publish("issuing.crl", RevocationList.of(issuing).revoked(alice).valid(past, past.plusSeconds(9)));

            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }
    }

    @Nested
    class Refreshing {

        @Test
        void refusesWhoWasRevokedSinceAlsoOnAnOpenConnection() {
            assertAccepted();
            publish("issuing.crl", RevocationList.of(issuing).revoked(alice));
            deployment.clock().advance(REFRESH.minusSeconds(1));
            assertAccepted();

            deployment.clock().advance(Duration.ofSeconds(1));
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void acceptsWhoIsNoLongerOnHold() {
            publish("issuing.crl", RevocationList.of(issuing).revoked(alice));
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);

            publish("issuing.crl", RevocationList.of(issuing).valid(Draft.NOW, Draft.NOW.plus(Duration.ofDays(1))));
            refresh();
            assertAccepted();
        }

        @Test
        void happensWhenAListEndsWhateverTheInterval() {
            deployment.with("revocation-refresh", "1d");
            publish("issuing.crl", RevocationList.of(issuing).valid(Draft.NOW, Draft.NOW.plusSeconds(300)));
            assertAccepted();

            publish("issuing.crl", RevocationList.of(issuing).valid(Draft.NOW, Draft.NOW.plusSeconds(900)));
            deployment.clock().advance(Duration.ofSeconds(301));
            assertAccepted();
            deployment.clock().advance(Duration.ofSeconds(500));
            assertAccepted();
        }

        @Test
        void thatFailsKeepsTheLastGoodCopyToItsEnd() {
            assertAccepted();
            deployment.file("issuing.crl", new byte[] {1, 2, 3});
            refresh();
            assertAccepted();

            deployment.clock().advance(Duration.ofDays(1));
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        }

        @Test
        void thatFailsIsTriedAgainBeforeLong() {
            assertAccepted();
            deployment.file("issuing.crl", new byte[] {1, 2, 3});
            refresh();
            assertAccepted();

            publish("issuing.crl", RevocationList.of(issuing).revoked(alice));
            deployment.clock().advance(Duration.ofMinutes(1));
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        /** Whoever can put a file in its place must not bring back who was revoked. */
        @Test
        void isNotFooledByAnOlderList() {
            publish("issuing.crl", RevocationList.of(issuing).revoked(alice));
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);

            publish(
                    "issuing.crl",
                    RevocationList.of(issuing)
                            .valid(Draft.NOW.minus(Duration.ofDays(2)), Draft.NOW.plus(Duration.ofDays(2))));
            refresh();
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void isNotFooledByAListOfASmallerScope() {
            publish("issuing.crl", RevocationList.of(issuing).revoked(alice));
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);

            publish(
                    "issuing.crl",
                    RevocationList.of(issuing)
                            .valid(Draft.NOW, Draft.NOW.plus(Duration.ofDays(1)))
                            .with(
                                    Extension.issuingDistributionPoint,
                                    true,
                                    new IssuingDistributionPoint(null, true, false, null, false, false)));
            refresh();
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }

        @Test
        void isNotFooledByAForgedList() {
            assertAccepted();
            publish(
                    "issuing.crl",
                    RevocationList.of(issuing)
                            .valid(Draft.NOW, Draft.NOW.plus(Duration.ofDays(9)))
                            .signer(TestKeys.ec().getPrivate()));
            refresh();
            assertAccepted();

            publish("issuing.crl", RevocationList.of(issuing).revoked(alice));
            refresh();
            assertThat(refusal()).isEqualTo(ClientCertReason.REVOKED);
        }
    }
}
