package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStrengthTest {

    @Test
    void takesLongKeysOfBothKinds() throws Exception {
        assertThat(KeyStrength.isEnough(JwkTest.rsa(2048))).isTrue();
        assertThat(KeyStrength.isEnough(JwkTest.ec("secp256r1"))).isTrue();
        assertThat(KeyStrength.isEnough(JwkTest.rsa(1024))).isFalse();
        assertThat(KeyStrength.isEnoughOfAnyKind(JwkTest.rsa(1024))).isFalse();
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
