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
import org.secf.clientcert.testing.TestKeys;
import org.secf.verdict.Reason;

/** Which answers of a responder prove anything (RFC 6960 §3.2). */
class OcspAnswerTest {

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
        responder.signer(forged.client("r", draft -> draft.keys(keys).purposes(KeyPurposeId.id_kp_OCSPSigning)), keys);

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
