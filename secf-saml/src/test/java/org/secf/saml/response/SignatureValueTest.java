package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Mint;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** The octets of a SignatureValue. */
class SignatureValueTest {

    /** xmldsig-core §6.4.3: two numbers side by side, each as long as the order of the curve. */
    @Nested
    class Ecdsa_xmldsigCore_6_4_3 {

        /** Often enough that numbers with leading zeros and with a leading one are among them. */
        @ParameterizedTest
        @CsvSource({"secp256r1, 64", "secp384r1, 96", "secp521r1, 132"})
        void isVerifiedOnEveryCurve(String curve, int octets) throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            KeyPair keys = generator.generateKeyPair();
            Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            for (int i = 0; i < 300; i++) {
                signer.initSign(keys.getPrivate());
                signer.update((byte) i);
                byte[] sideBySide = signer.sign();
                assertThat(sideBySide).hasSize(octets);
                verifier.initVerify(keys.getPublic());
                verifier.update((byte) i);
                assertThat(verifier.verify(DerSignature.of(sideBySide, (ECPublicKey) keys.getPublic())))
                        .isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 62, 63, 65, 66, 70, 72, 128, 100_000})
        void hasNoOtherLength(int octets) throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
            byte[] ones = new byte[octets];
            Arrays.fill(ones, (byte) 1);
            assertThatThrownBy(() -> DerSignature.of(ones, key))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("octets");
        }

        /** Zeros were a good signature of anything for early releases of the JDK 17 (CVE-2022-21449). */
        @Test
        void hasNumbersWithinTheOrder() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
            for (int filled : new int[] {0, 32}) {
                byte[] half = new byte[64];
                Arrays.fill(half, filled, filled + 32, (byte) 1);
                assertThatThrownBy(() -> DerSignature.of(half, key)).hasMessageContaining("out of range");
                byte[] large = new byte[64];
                Arrays.fill(large, (byte) 1);
                Arrays.fill(large, filled, filled + 32, (byte) 0xff);
                assertThatThrownBy(() -> DerSignature.of(large, key)).hasMessageContaining("out of range");
            }
        }
    }

    /** XML Schema §3.2.16: base64 in which white space is tolerated, and nothing else. */
    @Nested
    class Base64_xmlSchema_3_2_16 {

        private static Optional<Reason> answer(String inserted) {
            String response = Mint.signed()
                    .change(xml -> xml.replace("<ds:SignatureValue>", "<ds:SignatureValue>" + inserted))
                    .base64();
            return new Circumstances(Map.of()).judge(response).rejection().map(Rejection::reason);
        }

        @Test
        void mayHaveWhiteSpace() {
            assertThat(answer(" \t\n\r\n&#13;")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"!", "-", "_", ".", "=", "\u00a0", "\u0141", "AAAA"})
        void hasNoOtherCharacters(String inserted) {
            assertThat(answer(inserted)).contains(SamlReason.SIGNATURE_INVALID);
        }
    }
}
