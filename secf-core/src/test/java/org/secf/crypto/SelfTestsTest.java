package org.secf.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.settings.ConfigurationException;

class SelfTestsTest {

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void isPassedByTheJdk(Algorithm algorithm) {
        List<String> passed = Arrays.stream(Security.getProviders())
                .filter(algorithm::isOfferedBy)
                .flatMap(provider -> SelfTests.passed(algorithm, provider).stream())
                .toList();

        assertThat(passed).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void isPassedByEveryRealProviderThatHasTheAlgorithm(Algorithm algorithm) {
        List<String> passed = Arrays.stream(KnownProvider.values())
                .map(known -> known.load(SelfTestsTest.class.getClassLoader(), "test"))
                .filter(algorithm::isOfferedBy)
                .flatMap(provider -> SelfTests.passed(algorithm, provider).stream())
                .toList();

        assertThat(passed).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withECDSA", "Ed25519", "SHA256withRSA", "SHA512withRSA", "RSASSA-PSS"})
    void refusesWhoVerifiesEverything(String algorithm) {
        assertThatThrownBy(() -> Crypto.of(Map.of(algorithm, BrokenProvider.yes(algorithm))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "Broken 1 failed the self-test of %s: expected a signature with one bit changed to be refused. Do not trust it: replace it by another release, or set secf.crypto.algorithms=%s=jdk.",
                        algorithm, algorithm);
    }

    @Test
    void refusesWhoVerifiesNothing() {
        assertThatThrownBy(() -> Crypto.of(Map.of("Ed25519", BrokenProvider.no("Ed25519"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Broken 1 failed the self-test of Ed25519: expected a known signature to hold");
    }

    @Test
    void refusesWrongDigests() {
        assertThatThrownBy(() -> Crypto.of(Map.of("SHA-256", BrokenProvider.zeroDigest("SHA-256"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("failed the self-test of SHA-256: expected the known digest");
    }

    @Test
    void refusesWrongCodesAndSecrets() {
        assertThatThrownBy(() -> Crypto.of(Map.of("HmacSHA256", BrokenProvider.zeroMac("HmacSHA256"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("failed the self-test of HmacSHA256: expected the known MAC");
        assertThatThrownBy(() -> Crypto.of(Map.of("X25519", BrokenProvider.zeroSecret("X25519"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("failed the self-test of X25519: expected the known secret");
    }

    @Test
    void refusesWhoCrashes() {
        assertThatThrownBy(() -> Crypto.of(Map.of("SHA-256", BrokenProvider.crashing("SHA-256"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no native library");
    }

    @Test
    void refusesWhoLacksTheAlgorithm() {
        assertThatThrownBy(() -> Crypto.of(Map.of("SHA-256", BrokenProvider.yes("Ed25519"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Broken 1 has no SHA-256; choose another provider for it");
    }
}
