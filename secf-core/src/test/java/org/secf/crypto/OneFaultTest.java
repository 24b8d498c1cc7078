package org.secf.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.settings.ConfigurationException;

/** Each check of the self-tests, by a provider that does everything else right. */
class OneFaultTest {

    @ParameterizedTest
    @CsvSource({
        "ACCEPTS_ZEROS, a signature of zeros to be refused",
        "IGNORES_THE_LAST_BIT_OF_SIGNATURES, a signature with one bit changed to be refused",
        "IGNORES_THE_LAST_BIT_OF_MESSAGES, a message with one bit changed to be refused",
        "SIGNS_SOMETHING_ELSE, its signature to hold for the JDK"
    })
    void ofASignatureIsFound(FaultySignature.Fault fault, String expected) {
        assertThatThrownBy(
                        () -> Crypto.of(Map.of("SHA256withECDSA", FaultyProvider.signature("SHA256withECDSA", fault))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("self-test of SHA256withECDSA: expected " + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "AES-GCM, AES/GCM/NoPadding, ENCRYPTS_SOMETHING_ELSE, the known ciphertext and tag",
        "AES-GCM, AES/GCM/NoPadding, DECRYPTS_SOMETHING_ELSE, the known text",
        "AES-GCM, AES/GCM/NoPadding, ACCEPTS_WHAT_WAS_ALTERED, a changed tag to be refused",
        "RSA-OAEP, RSA/ECB/OAEPPadding, DECRYPTS_SOMETHING_ELSE, to open what the JDK seals",
        "RSA-OAEP, RSA/ECB/OAEPPadding, ENCRYPTS_SOMETHING_ELSE, what it seals to open for the JDK",
        "RSA-OAEP, RSA/ECB/OAEPPadding, ACCEPTS_WHAT_WAS_ALTERED, altered ciphertext to be refused"
    })
    void ofACipherIsFound(String algorithm, String transformation, FaultyCipher.Fault fault, String expected) {
        assertThatThrownBy(() -> Crypto.of(Map.of(algorithm, FaultyProvider.cipher(transformation, fault))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("expected " + expected);
    }

    @ParameterizedTest
    @CsvSource({"SHA256withECDSA, SHA256withECDSA", "Ed25519, Ed25519"})
    void isTheOnlyOneOfItsSignatures(String algorithm, String name) {
        assertThat(Crypto.of(Map.of(algorithm, FaultyProvider.signature(name, FaultySignature.Fault.NOTHING))))
                .hasToString(algorithm + " by Faulty 1; everything else by the JDK");
    }

    @ParameterizedTest
    @CsvSource({"AES-GCM, AES/GCM/NoPadding", "RSA-OAEP, RSA/ECB/OAEPPadding"})
    void isTheOnlyOneOfItsCiphers(String algorithm, String transformation) {
        assertThat(Crypto.of(Map.of(algorithm, FaultyProvider.cipher(transformation, FaultyCipher.Fault.NOTHING))))
                .hasToString(algorithm + " by Faulty 1; everything else by the JDK");
    }
}
