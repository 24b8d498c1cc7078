package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.TestKeys;

/** What is asked of a chain before its signatures, and who is found at its end. */
class ChainTest {

    @TempDir
    Path folder;

    private final Authority root = Authority.root("CN=Root,O=Example");
    private final Authority issuing = root.authority("CN=Issuing,O=Example");
    private final X509Certificate alice = issuing.client("alice");
    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = new Deployment(folder, root);
    }

    @Nested
    class TheEndOfTheChain {

        @Test
        void mayLeaveOutTheAnchor() {
            assertThat(deployment.caller(alice, issuing.certificate()).getName())
                    .isEqualTo("alice");
        }

        @Test
        void mayBeTheAnchor() {
            assertThat(deployment
                            .caller(alice, issuing.certificate(), root.certificate())
                            .getName())
                    .isEqualTo("alice");
        }

        @Test
        void mayLieAboveTheAnchor() {
            assertThat(new Deployment(folder, issuing)
                            .caller(alice, issuing.certificate(), root.certificate())
                            .getName())
                    .isEqualTo("alice");
        }

        @Test
        void mayNotBelongNowhere() {
            assertThat(deployment.refusal(
                            alice,
                            issuing.certificate(),
                            root.certificate(),
                            Authority.root("CN=Stranger").certificate()))
                    .isEqualTo(ClientCertReason.CHAIN_OUT_OF_ORDER);
        }

        @Test
        void mayNotBeRepeated() {
            assertThat(deployment.refusal(alice, issuing.certificate(), root.certificate(), root.certificate()))
                    .isEqualTo(ClientCertReason.DUPLICATE_CERTIFICATE);
        }

        @Test
        void mayNotLeaveAGap() {
            assertThat(deployment.refusal(alice)).isEqualTo(ClientCertReason.UNTRUSTED_ISSUER);
            assertThat(deployment.refusal(alice, root.certificate())).isEqualTo(ClientCertReason.CHAIN_OUT_OF_ORDER);
        }

        @Test
        void isFoundWhileTheAuthorityChangesItsKey() {
            Authority renewed = Authority.root("CN=Root,O=Example");
            Deployment both = new Deployment(folder, renewed, root);

            assertThat(both.caller(alice, issuing.certificate()).getName()).isEqualTo("alice");
            assertThat(both.caller(renewed.client("bob")).getName()).isEqualTo("bob");
        }

        @Test
        void isFoundByTheRenewedCertificateOfTheSameKey() {
            Authority renewed = Authority.root(
                    "CN=Root,O=Example", root.keys(), draft -> draft.valid(Draft.NOW, Draft.NOW.plusSeconds(9)));

            assertThat(deployment
                            .caller(alice, issuing.certificate(), renewed.certificate())
                            .getName())
                    .isEqualTo("alice");
        }
    }

    @Nested
    class Order {

        /** H84: whoever reads the first certificate only, or looks for the leaf itself, takes one certificate for another. */
        @Test
        void isTheClientsFirst() {
            assertThat(deployment.refusal(issuing.certificate(), alice)).isEqualTo(ClientCertReason.CHAIN_OUT_OF_ORDER);
            assertThat(deployment.refusal(root.certificate(), issuing.certificate(), alice))
                    .isEqualTo(ClientCertReason.CHAIN_OUT_OF_ORDER);
        }

        @Test
        void letsNoSecondClientIn() {
            assertThat(deployment.refusal(alice, issuing.client("admin"), issuing.certificate()))
                    .isEqualTo(ClientCertReason.CHAIN_OUT_OF_ORDER);
        }

        @Test
        void letsNoAuthorityInForAClient() {
            assertThat(deployment.refusal(issuing.certificate())).isEqualTo(ClientCertReason.CLIENT_IS_AUTHORITY);
            assertThat(deployment.refusal(root.certificate())).isEqualTo(ClientCertReason.CLIENT_IS_AUTHORITY);
        }
    }

    /** H84: names prove nothing. */
    @Nested
    class TheNameOfATrustedAuthority {

        private final Authority forged = Authority.root("CN=Root,O=Example");

        @Test
        void doesNotHelpAStranger() {
            assertThat(deployment.refusal(forged.client("admin"))).isEqualTo(ClientCertReason.UNTRUSTED_ISSUER);
            assertThat(deployment.refusal(forged.client("admin"), forged.certificate()))
                    .isEqualTo(ClientCertReason.UNTRUSTED_ISSUER);
        }

        @Test
        void doesNotHelpWithTheRightKeyIdentifierEither() {
            X509Certificate admin =
                    root.client("admin", draft -> draft.signer(forged.keys().getPrivate(), "SHA256withECDSA"));

            assertThat(deployment.refusal(admin)).isEqualTo(ClientCertReason.SIGNATURE_INVALID);
            assertThat(deployment.refusal(admin, forged.certificate())).isEqualTo(ClientCertReason.UNTRUSTED_ISSUER);
            assertThat(deployment.refusal(admin, root.certificate())).isEqualTo(ClientCertReason.SIGNATURE_INVALID);
        }

        @Test
        void doesNotHelpACertificateSignedByItself() {
            Authority self = Authority.root(
                    "CN=Root,O=Example",
                    draft -> draft.without(Extension.basicConstraints).without(Extension.keyUsage));

            assertThat(deployment.refusal(self.certificate())).isEqualTo(ClientCertReason.UNTRUSTED_ISSUER);
        }
    }

    @Nested
    class Strength {

        @Test
        void isAskedOfEveryKey() throws GeneralSecurityException {
            Authority weak = root.authority("CN=Weak,O=Example", draft -> draft.keys(TestKeys.rsa(1024)));
            KeyPairGenerator dsa = KeyPairGenerator.getInstance("DSA");
            dsa.initialize(2048);
            KeyPairGenerator edwards = KeyPairGenerator.getInstance("Ed25519");

            assertThat(deployment.refusal(weak.client("alice"), weak.certificate()))
                    .isEqualTo(ClientCertReason.WEAK_KEY);
            assertThat(deployment.refusal(issuing.client("alice", draft -> draft.keys(dsa.generateKeyPair()))))
                    .isEqualTo(ClientCertReason.WEAK_KEY);
            assertThat(deployment.refusal(issuing.client("alice", draft -> draft.keys(edwards.generateKeyPair()))))
                    .isEqualTo(ClientCertReason.WEAK_KEY);
        }

        @ParameterizedTest
        @ValueSource(strings = {"MD5withRSA", "SHA1withRSA", "SHA224withRSA", "SHA1withRSAandMGF1"})
        void isAskedOfEverySignature(String algorithm) {
            Authority rsa = Authority.root("CN=RSA", TestKeys.rsa(2048), draft -> draft);
            Authority between = rsa.authority("CN=Between", draft -> draft.algorithm(algorithm));
            Deployment ours = new Deployment(folder, rsa);

            assertThat(ours.refusal(rsa.client("alice", draft -> draft.algorithm(algorithm))))
                    .isEqualTo(ClientCertReason.WEAK_SIGNATURE);
            assertThat(ours.refusal(between.client("alice"), between.certificate()))
                    .isEqualTo(ClientCertReason.WEAK_SIGNATURE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"SHA256withRSA", "SHA512withRSA", "SHA256withRSAandMGF1", "SHA384withRSAandMGF1"})
        void isEnoughWithLongerDigests(String algorithm) {
            Authority rsa = Authority.root("CN=RSA", TestKeys.rsa(2048), draft -> draft);

            assertThat(new Deployment(folder, rsa)
                            .caller(rsa.client("alice", draft -> draft.algorithm(algorithm)))
                            .getName())
                    .isEqualTo("alice");
        }

        /** The anchor is trusted for its key. */
        @Test
        void isNotAskedOfTheAnchorsOwnSignature() {
            Authority old = Authority.root("CN=Old", draft -> draft.algorithm("SHA1withECDSA"));
            X509Certificate bob = old.client("bob");

            assertThat(new Deployment(folder, old)
                            .caller(bob, old.certificate())
                            .getName())
                    .isEqualTo("bob");
        }
    }

    @Nested
    class Time {

        @Test
        void hasTheToleranceThatWasConfigured() {
            X509Certificate early = issuing.client(
                    "early", draft -> draft.valid(Draft.NOW.plusSeconds(60), Draft.NOW.plusSeconds(600)));
            X509Certificate late = issuing.client(
                    "late", draft -> draft.valid(Draft.NOW.minusSeconds(600), Draft.NOW.minusSeconds(60)));

            assertThat(deployment.caller(early, issuing.certificate()).getName())
                    .isEqualTo("early");
            assertThat(deployment.caller(late, issuing.certificate()).getName()).isEqualTo("late");
            Deployment exact = new Deployment(folder, root).with("clock-skew", "0s");
            assertThat(exact.refusal(early, issuing.certificate())).isEqualTo(ClientCertReason.NOT_YET_VALID);
            assertThat(exact.refusal(late, issuing.certificate())).isEqualTo(ClientCertReason.EXPIRED);
        }

        @Test
        void isOverForTheWholeChainWithOneOfIt() {
            Authority over = root.authority(
                    "CN=Over", draft -> draft.valid(Draft.NOW.minus(Duration.ofDays(9)), Draft.NOW.minusSeconds(61)));
            Authority ended = Authority.root(
                    "CN=Ended", draft -> draft.valid(Draft.NOW.minus(Duration.ofDays(9)), Draft.NOW.minusSeconds(61)));
            Authority future = Authority.root(
                    "CN=Future", draft -> draft.valid(Draft.NOW.plusSeconds(61), Draft.NOW.plusSeconds(99)));

            assertThat(deployment.refusal(over.client("alice"), over.certificate()))
                    .isEqualTo(ClientCertReason.EXPIRED);
            assertThat(new Deployment(folder, ended).refusal(ended.client("alice")))
                    .isEqualTo(ClientCertReason.EXPIRED);
            assertThat(new Deployment(folder, future).refusal(future.client("alice"), future.certificate()))
                    .isEqualTo(ClientCertReason.NOT_YET_VALID);
        }

        /** Each alone is within the tolerance, but there was no instant at which both were valid. */
        @Test
        void mustBeOneForAllOfTheChain() {
            Authority over = root.authority(
                    "CN=Over", draft -> draft.valid(Draft.NOW.minus(Duration.ofDays(9)), Draft.NOW.minusSeconds(30)));
            X509Certificate early =
                    over.client("early", draft -> draft.valid(Draft.NOW.plusSeconds(30), Draft.NOW.plusSeconds(600)));

            assertThat(deployment.refusal(early, over.certificate()))
                    .isIn(ClientCertReason.EXPIRED, ClientCertReason.NOT_YET_VALID);
        }
    }

    @Nested
    class Reading {

        @Test
        void doesNotDependOnTheContainersClasses() throws GeneralSecurityException {
            JcaX509CertificateConverter foreign =
                    new JcaX509CertificateConverter().setProvider(new BouncyCastleProvider());
            X509Certificate theirs = foreign.getCertificate(new JcaX509CertificateHolder(alice));

            assertThat(theirs.getClass()).isNotEqualTo(alice.getClass());
            assertThat(deployment.caller(theirs, issuing.certificate()).getName())
                    .isEqualTo("alice");
        }
    }
}
