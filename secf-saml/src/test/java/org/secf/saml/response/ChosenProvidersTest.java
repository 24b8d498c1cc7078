package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.crypto.CryptoKeys;
import org.secf.saml.mint.Catalogue;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Encrypter;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.Signer;
import org.secf.saml.mint.TestKeys;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.verdict.Rejection;

class ChosenProvidersTest {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    private static Crypto preferring(String provider) {
        RawSetting setting = new RawSetting(CryptoKeys.PROVIDERS.name(), List.of(provider), "test");
        return Crypto.read(
                Settings.resolve("secf", CryptoKeys.ALL, List.of(new SettingsLayer(List.of(setting)))),
                ChosenProvidersTest.class.getClassLoader());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accp", "conscrypt", "bc"})
    void answerTheWholeCatalogueAsTheJdkDoes(String provider) {
        Crypto crypto = preferring(provider);

        assertThat(Catalogue.cases())
                .allSatisfy(each -> assertThat(new Circumstances(each.options(), crypto)
                                .judge(each.response())
                                .rejection()
                                .map(Rejection::reason))
                        .isEqualTo(each.reason()));
    }

    static Stream<Arguments> signed() {
        Signer rsa = Signer.rsa(TestKeys.IDP);
        return Stream.of(
                Arguments.of("SHA256withRSA", "idp", rsa),
                Arguments.of(
                        "RSASSA-PSS",
                        "idp",
                        rsa.by(TestKeys.IDP.privateKey(), "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1")),
                Arguments.of("SHA256withECDSA", "idp-ec", rsa.by(TestKeys.IDP_EC.privateKey(), MORE + "ecdsa-sha256")));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void verifyTheSignatureOfAnAssertion(String algorithm, String keys, Signer signer) {
        RecordingProvider provider = new RecordingProvider();
        Circumstances circumstances = circumstances(Map.of("idp-keys", keys), algorithm, provider);
        String response = Mint.response().signAssertion(signer).base64();

        assertThat(provider.asked()).isNotEmpty();
        assertThat(circumstances.judge(response).rejection()).isEmpty();
        assertThat(provider.asked()).containsExactly(algorithm);
    }

    @ParameterizedTest
    @CsvSource({"RSA-OAEP, RSA", "AES-GCM, AES/GCM/NoPadding"})
    void decryptAnAssertion(String algorithm, String asked) {
        RecordingProvider provider = new RecordingProvider();
        Circumstances circumstances = circumstances(Map.of(), algorithm, provider);
        String response = Mint.signed().encrypt(Encrypter.usual()).base64();

        assertThat(provider.asked()).isNotEmpty();
        assertThat(circumstances.judge(response).rejection()).isEmpty();
        assertThat(provider.asked()).containsExactly(asked);
    }

    @Test
    void workWithKeysOfTheirOwn() {
        PreparedKeys prepared = new PreparedKeys(preferring("accp"));

        assertThat(prepared.of(List.of(TestKeys.SP.credential()))
                        .get(0)
                        .privateKey()
                        .getClass()
                        .getName())
                .startsWith("com.amazon");
        assertThat(new Circumstances(Map.of(), prepared.crypto())
                        .expectation()
                        .identityProvider()
                        .signingKeys())
                .allSatisfy(key -> assertThat(key.getClass().getName()).startsWith("com.amazon"));
    }

    private static Circumstances circumstances(Map<String, String> options, String algorithm, Provider provider) {
        return new Circumstances(options, Crypto.of(Map.of(algorithm, provider)));
    }
}
