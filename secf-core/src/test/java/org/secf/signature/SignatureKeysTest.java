package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.keys.store.StoreFolder.NOW;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.crypto.Crypto;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.KeySet;
import org.secf.keys.store.StoreFolder;

class SignatureKeysTest {

    private static final Crypto CRYPTO = Crypto.jdk();

    private static KeyPair pair(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (kind.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"));
            } else if (kind.startsWith("RSA")) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair pair(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ECDSA_P256_SHA256 -> pair("EC", 256);
            case ECDSA_P384_SHA384 -> pair("EC", 384);
            case ES512 -> pair("EC", 521);
            case ED25519 -> pair("Ed25519", 0);
            default -> pair("RSA", 2048);
        };
    }

    /** RFC 9421 §3.3. */
    @Nested
    class Algorithms {

        private final byte[] content = "content".getBytes(StandardCharsets.US_ASCII);

        /** Also where the platform takes them for a good signature of anything (CVE-2022-21449). */
        @Test
        void holdNoZerosForASignature() {
            AtomicBoolean isLoose = new AtomicBoolean();
            Crypto lenient = Crypto.of(Map.of(LenientSignature.ALGORITHM, LenientSignature.provider(isLoose)));
            VerificationKey key = VerificationKey.of(
                    lenient, pair("EC", 256).getPublic(), Set.of(SignatureAlgorithm.ECDSA_P256_SHA256), "client");
            isLoose.set(true);

            assertThat(key.proves(SignatureAlgorithm.ECDSA_P256_SHA256, new byte[64], content))
                    .isFalse();
            byte[] ones = new byte[64];
            Arrays.fill(ones, (byte) 1);
            assertThat(key.proves(SignatureAlgorithm.ECDSA_P256_SHA256, ones, content))
                    .as("a provider that fails")
                    .isFalse();
        }

        @ParameterizedTest
        @EnumSource
        void verifyWhatTheySigned(SignatureAlgorithm algorithm) throws GeneralSecurityException {
            SigningKey signing;
            VerificationKey verification;
            if (algorithm.isSymmetric()) {
                Secret secret = Secret.taking(new byte[algorithm.secretOctets()]);
                signing = SigningKey.of(CRYPTO, secret, algorithm, "k");
                verification = VerificationKey.of(CRYPTO, secret, algorithm, "o");
            } else {
                KeyPair pair = pair(algorithm);
                signing = SigningKey.of(CRYPTO, pair, algorithm, "k");
                verification = VerificationKey.of(CRYPTO, pair.getPublic(), Set.of(algorithm), "o");
            }
            byte[] signature = signing.sign(content);

            assertThat(verification.proves(algorithm, signature, content)).isTrue();
            assertThat(verification.proves(algorithm, signature, new byte[7])).isFalse();
            assertThat(verification.proves(algorithm, new byte[signature.length], content))
                    .isFalse();
            assertThat(verification.proves(algorithm, new byte[0], content)).isFalse();
            byte[] longer = Arrays.copyOf(signature, signature.length + 2);
            assertThat(verification.proves(algorithm, longer, content)).isFalse();
            for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
                assertThat(verification.proves(other, signature, content)).isEqualTo(other == algorithm);
            }
        }

        @ParameterizedTest
        @EnumSource
        void haveNames(SignatureAlgorithm algorithm) {
            assertThat(algorithm.text().map(SignatureAlgorithm::named).map(found -> found.orElseThrow()))
                    .isEqualTo(algorithm.text().map(name -> algorithm));
            assertThat(algorithm.text().isPresent())
                    .isEqualTo(SignatureAlgorithm.registered().contains(algorithm));
        }

        /** Whatever a provider thinks of other lengths. */
        @Test
        void makeSignaturesOfOneLength() {
            assertThat(SignatureAlgorithm.ECDSA_P256_SHA256.isLength(64)).isTrue();
            assertThat(SignatureAlgorithm.ECDSA_P256_SHA256.isLength(66)).isFalse();
            assertThat(SignatureAlgorithm.ECDSA_P384_SHA384.isLength(64)).isFalse();
            assertThat(SignatureAlgorithm.ED25519.isLength(63)).isFalse();
            assertThat(SignatureAlgorithm.HMAC_SHA256.isLength(31)).isFalse();
            assertThat(SignatureAlgorithm.RSA_PSS_SHA512.isLength(512)).isTrue();
        }

        @Test
        void ofJoseAreFoundByName() {
            assertThat(SignatureAlgorithm.ofJose("ES256")).contains(SignatureAlgorithm.ECDSA_P256_SHA256);
            assertThat(SignatureAlgorithm.ofJose("EdDSA")).contains(SignatureAlgorithm.ED25519);
            assertThat(SignatureAlgorithm.ofJose("Ed25519")).contains(SignatureAlgorithm.ED25519);
            assertThat(SignatureAlgorithm.ofJose("PS256")).contains(SignatureAlgorithm.PS256);
            assertThat(SignatureAlgorithm.ofJose("none")).isEmpty();
        }
    }

    @Nested
    class Fitness {

        @Test
        void refusesShortKeys() {
            PublicKey weak = pair("RSA", 1024).getPublic();
            assertThat(SignatureAlgorithm.of(weak)).isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> VerificationKey.of(CRYPTO, weak, Set.of(SignatureAlgorithm.RSA_PSS_SHA512), "owner"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningKey.of(CRYPTO, pair("RSA", 1024), SignatureAlgorithm.RSA_PSS_SHA512, "k"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> VerificationKey.of(
                            CRYPTO, Secret.taking(new byte[31]), SignatureAlgorithm.HMAC_SHA256, "owner"));
        }

        @Test
        void keepsKeysForPssToPss() {
            assertThat(SignatureAlgorithm.of(pair("RSASSA-PSS", 2048).getPublic()))
                    .containsExactlyInAnyOrder(
                            SignatureAlgorithm.RSA_PSS_SHA512, SignatureAlgorithm.PS256, SignatureAlgorithm.PS384);
        }

        @Test
        void refusesKeysOfAnotherKind() {
            PublicKey p384 = pair("EC", 384).getPublic();
            for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
                if (other != SignatureAlgorithm.ECDSA_P384_SHA384) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> VerificationKey.of(CRYPTO, p384, Set.of(other), "owner"));
                }
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> VerificationKey.of(
                            CRYPTO, Secret.taking(new byte[64]), SignatureAlgorithm.ED25519, "owner"));
            assertThatIllegalArgumentException().isThrownBy(() -> VerificationKey.of(CRYPTO, p384, Set.of(), "owner"));
        }
    }

    @Nested
    class JsonWebKeys {

        private final PublicKey rsa = pair("RSA", 2048).getPublic();

        @Test
        void areForTheAlgorithmThatTheyName() {
            VerificationKey key = VerificationKey.of(CRYPTO, Jwk.of(rsa).with(JwkUse.SIGNATURE, "PS256"), "owner");
            assertThat(key.algorithms()).containsExactly(SignatureAlgorithm.PS256);
            assertThat(key.thumbprint()).contains(Thumbprint.of(rsa));
        }

        @Test
        void areForTheRegisteredOnesOtherwise() {
            assertThat(VerificationKey.of(CRYPTO, Jwk.of(rsa), "owner").algorithms())
                    .containsExactlyInAnyOrder(SignatureAlgorithm.RSA_PSS_SHA512, SignatureAlgorithm.RSA_V1_5_SHA256);
        }

        @Test
        void areForSignatures() {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> VerificationKey.of(CRYPTO, Jwk.of(rsa).with(JwkUse.ENCRYPTION, "PS256"), "owner"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> VerificationKey.of(CRYPTO, Jwk.of(rsa).with(JwkUse.SIGNATURE, "ES256"), "owner"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> VerificationKey.of(CRYPTO, Jwk.of(rsa).with(JwkUse.SIGNATURE, "HS256"), "owner"));
        }
    }

    @Nested
    class KeySets {

        private final OwnKey client = StoreFolder.key(KeyKind.P_256);
        private final String id = Thumbprint.of(client.publicKey());
        private final KeySet trusting = set(KeyLife.waiting().activeFrom(NOW));

        private KeySet set(KeyLife life) {
            return new KeySet(List.of(), List.of(new KeySet.Trusted(client.certificate(), life)));
        }

        @Test
        void giveTheKeysThatTheyBelieve() {
            SignatureKeys keys = new TrustedSignatureKeys(() -> trusting, CRYPTO, Verifying.clock(NOW));
            VerificationKey found = keys.find(id).orElseThrow();
            assertThat(found.owner())
                    .isEqualTo(client.certificate().getSubjectX500Principal().getName());
            assertThat(found.algorithms()).containsExactly(SignatureAlgorithm.ECDSA_P256_SHA256);
            assertThat(keys.find("another")).isEmpty();
            assertThat(keys.find(id)).containsSame(found);
        }

        @Test
        void giveNoKeyBeforeOrAfterItsTime() {
            KeyLife over =
                    KeyLife.waiting().activeFrom(NOW.minus(Duration.ofDays(2))).until(NOW, NOW.plusSeconds(9));
            assertThat(new TrustedSignatureKeys(() -> set(over), CRYPTO, Verifying.clock(NOW)).find(id))
                    .isEmpty();
            assertThat(new TrustedSignatureKeys(() -> trusting, CRYPTO, Verifying.clock(NOW.minusSeconds(1))).find(id))
                    .isEmpty();
        }

        @Test
        void giveNoKeyThatWasTakenOut() {
            AtomicReference<KeySet> current = new AtomicReference<>(trusting);
            SignatureKeys keys =
                    new TrustedSignatureKeys(() -> Objects.requireNonNull(current.get()), CRYPTO, Verifying.clock(NOW));
            assertThat(keys.find(id)).isPresent();
            current.set(new KeySet(List.of(), List.of()));
            assertThat(keys.find(id)).isEmpty();
        }

        @Test
        void signByKeysInTheirMembers() throws GeneralSecurityException {
            SigningKey signing = SigningKey.of(CRYPTO, client, SignatureAlgorithm.ECDSA_P256_SHA256, id);
            SignatureKeys keys = new TrustedSignatureKeys(() -> trusting, CRYPTO, Verifying.clock(NOW));
            assertThat(keys.find(id).orElseThrow().proves(signing.algorithm(), signing.sign(new byte[1]), new byte[1]))
                    .isTrue();
        }
    }

    @Test
    void showNoSecrets() {
        Secret secret = Secret.taking(new byte[32]);
        assertThat(SigningKey.of(CRYPTO, secret, SignatureAlgorithm.HMAC_SHA256, "k"))
                .hasToString("key k for HMAC_SHA256");
        assertThat(VerificationKey.of(CRYPTO, secret, SignatureAlgorithm.HMAC_SHA256, "alice"))
                .hasToString("key of alice");
    }
}
