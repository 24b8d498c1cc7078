package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStrengthTest {

    @Test
    void takesLongKeysOfBothKinds() throws Exception {
        assertThat(KeyStrength.isEnough(JwkTest.rsa(2048))).isTrue();
        assertThat(KeyStrength.isEnough(JwkTest.ec("secp256r1"))).isTrue();
        assertThat(KeyStrength.isEnough(JwkTest.rsa(1024))).isFalse();
        assertThat(KeyStrength.isEnoughOfAnyKind(JwkTest.rsa(1024))).isFalse();
    }

    /** Numbers of which nobody knows the factors are as slow as others. */
    @ParameterizedTest
    @CsvSource({"2047, 17, false", "2048, 17, true", "8192, 64, true", "8193, 17, false", "2048, 65, false"})
    void takesNoRsaKeyBySomebodyWhoWantsOurTime(int modulus, int exponent, boolean isEnough) {
        PublicKey key = new Numbers(
                BigInteger.ONE.shiftLeft(modulus - 1).setBit(0),
                BigInteger.ONE.shiftLeft(exponent - 1).setBit(0));

        assertThat(KeyStrength.isEnough(key)).isEqualTo(isEnough);
        assertThat(KeyStrength.isEnoughOfAnyKind(key)).isEqualTo(isEnough);
    }

    /** The platform's factories refuse some of them by themselves, others do not. */
    private record Numbers(BigInteger modulus, BigInteger exponent) implements RSAPublicKey {

        private static final long serialVersionUID = 1L;

        @Override
        public BigInteger getModulus() {
            return modulus;
        }

        @Override
        public BigInteger getPublicExponent() {
            return exponent;
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }

    /** SAML and client certificates go on without them. */
    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "Ed448", "X25519", "X448"})
    void takesTheCurvesOfRfc8037OnlyWhereAskedTo(String algorithm) throws Exception {
        assertThat(KeyStrength.isEnough(JwkTest.named(algorithm))).isFalse();
        assertThat(KeyStrength.isEnoughOfAnyKind(JwkTest.named(algorithm))).isTrue();
        assertThat(KeyStrength.EXPECTED_OF_ANY_KIND).contains(algorithm);
        assertThat(KeyStrength.EXPECTED).doesNotContain(algorithm);
    }
}
