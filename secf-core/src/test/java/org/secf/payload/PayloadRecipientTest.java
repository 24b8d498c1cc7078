package org.secf.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.payload.Bodies.reason;
import static org.secf.payload.Bodies.value;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.hpke.HpkeKem;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.keys.SealAlgorithm;

/** Which of the keys that somebody published a body is encrypted to. */
class PayloadRecipientTest {

    private static final Jwk RSA = Jwk.of(pair("RSA", "").getPublic());
    private static final Jwk P256 = Jwk.of(pair("EC", "secp256r1").getPublic());
    private static final Jwk P384 = Jwk.of(pair("EC", "secp384r1").getPublic());
    private static final Jwk X25519 = Jwk.of(pair("X25519", "").getPublic());
    private static final Jwk ED25519 = Jwk.of(pair("Ed25519", "").getPublic());

    private static KeyPair pair(String algorithm, String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Jwk with(PublicKey key, Optional<JwkUse> use, Optional<String> algorithm) {
        return new Jwk(key, Optional.of("name"), use, algorithm, Optional.empty());
    }

    private static PayloadRecipient of(Jwk... keys) {
        return value(PayloadRecipient.published(List.of(keys)));
    }

    @Test
    void keysAreUsedWithTheAlgorithmOfTheirKind() {
        assertThat(of(RSA).sealed().orElseThrow().algorithm()).isEqualTo(SealAlgorithm.RSA_OAEP_256);
        assertThat(of(P256).sealed().orElseThrow().algorithm()).isEqualTo(SealAlgorithm.ECDH_ES_A256KW);
        assertThat(of(P256).sealed().orElseThrow().keyId())
                .isEqualTo(P256.keyId().orElseThrow());
        assertThat(of(X25519).encapsulated().orElseThrow().key().kem()).isEqualTo(HpkeKem.X25519_HKDF_SHA256);
        assertThat(of(RSA).form()).isEqualTo(PayloadForm.JWE);
        assertThat(of(X25519).form()).isEqualTo(PayloadForm.HPKE);
        assertThat(PayloadRecipient.sharing(Bodies.key("a")).form()).isEqualTo(PayloadForm.AES128GCM);
    }

    @Test
    void keysThatNameAnAlgorithmAreUsedWithNoOther() {
        Jwk direct = with(P256.key(), Optional.empty(), Optional.of("ECDH-ES"));
        Jwk hpke = with(P256.key(), Optional.of(JwkUse.ENCRYPTION), Optional.of("secf-hpke"));

        assertThat(of(direct).sealed().orElseThrow().algorithm()).isEqualTo(SealAlgorithm.ECDH_ES);
        assertThat(of(hpke).sealed()).isEmpty();
        assertThat(of(hpke).encapsulated().orElseThrow().key().kem()).isEqualTo(HpkeKem.P256_HKDF_SHA256);
    }

    @Test
    void hpkeComesFirst() {
        assertThat(of(RSA, P256, X25519).form()).isEqualTo(PayloadForm.HPKE);
        assertThat(of(RSA, P256).sealed().orElseThrow().key()).isEqualTo(RSA.key());
    }

    @Test
    void keysForSomethingElseArePassedOver() {
        Jwk signing = with(P256.key(), Optional.of(JwkUse.SIGNATURE), Optional.empty());

        assertThat(of(signing, P384, ED25519, RSA).sealed().orElseThrow().key()).isEqualTo(RSA.key());
        assertThat(reason(PayloadRecipient.published(List.of(signing, P384, ED25519))))
                .isEqualTo(PayloadReason.NO_RECIPIENT_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RSA1_5", "RSA-OAEP", "dir", "RSA-OAEP-256", "A256KW", ""})
    void keysOfAnotherAlgorithmAreNotUsedAnyway(String algorithm) {
        Jwk other = with(P256.key(), Optional.empty(), Optional.of(algorithm));

        assertThat(reason(PayloadRecipient.published(List.of(other)))).isEqualTo(PayloadReason.NO_RECIPIENT_KEY);
    }

    @Test
    void keysThatCannotBeCalledAreNotUsed() {
        Jwk nameless = new Jwk(X25519.key(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(reason(PayloadRecipient.published(List.of(
                        nameless, X25519.withKeyId(" "), X25519.withKeyId("x".repeat(256)), P256.withKeyId("")))))
                .isEqualTo(PayloadReason.NO_RECIPIENT_KEY);
    }
}
