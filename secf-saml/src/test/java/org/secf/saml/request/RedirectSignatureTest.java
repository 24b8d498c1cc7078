package org.secf.saml.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.testing.TestKeys;

/** The signature over an address (saml-bindings §3.4.4.1). */
class RedirectSignatureTest {

    private static JsonObject file() {
        InputStream in = RedirectSignatureTest.class.getResourceAsStream("/redirect_signature.json");
        return Json.createReader(Objects.requireNonNull(in)).readObject();
    }

    static Stream<JsonObject> vectors() {
        return file().getJsonArray("tests").getValuesAs(JsonObject.class).stream();
    }

    private static PublicKey key() throws Exception {
        JsonObject jwk = file().getJsonObject("key");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(jwk.getString("n")), number(jwk.getString("e"))));
    }

    private static BigInteger number(String base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64url));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void answersTheVector(JsonObject vector) throws Exception {
        String answer = RedirectSignature.verify(
                        vector.getString("rawQuery"), "SAMLRequest", List.of(key()), Crypto.jdk())
                .<String>fold(query -> "valid", rejection -> rejection.reason().name());
        assertThat(answer).as(vector.getString("comment")).isEqualTo(vector.getString("reason", "valid"));
    }

    @Test
    void givesWhatWasSigned() throws Exception {
        String raw = vectors().findFirst().orElseThrow().getString("rawQuery");
        assertThat(RedirectSignature.verify(
                                raw,
                                "SAMLRequest",
                                List.of(TestKeys.IDP.certificate().getPublicKey(), key()),
                                Crypto.jdk())
                        .<String>fold(query -> query.relayState().orElse(""), rejection -> rejection.detail()))
                .isEqualTo("r/1 a");
    }

    @Test
    void signsByTheTypeOfTheKey() {
        for (Credential credential : List.of(TestKeys.OURS, TestKeys.EC)) {
            String signed = RedirectSignature.sign("SAMLRequest=AAAA&RelayState=x", credential, Crypto.jdk());
            assertThat(RedirectSignature.verify(
                                    signed,
                                    "SAMLRequest",
                                    List.of(credential.certificate().getPublicKey()),
                                    Crypto.jdk())
                            .rejection())
                    .isEmpty();
            assertThat(RedirectSignature.verify(
                                    signed,
                                    "SAMLRequest",
                                    List.of(TestKeys.OTHER.certificate().getPublicKey()),
                                    Crypto.jdk())
                            .rejection())
                    .isPresent();
        }
    }

    @Test
    void ellipticSignaturesAreTwoNumbersSideBySide() {
        String signed = RedirectSignature.sign("SAMLRequest=AAAA", TestKeys.EC, Crypto.jdk());
        String value = java.net.URLDecoder.decode(
                signed.substring(signed.indexOf("&Signature=") + 11), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(Base64.getDecoder().decode(value)).hasSize(64);
    }

    @Test
    void refusesWithoutAnyKey() {
        assertThat(RedirectSignature.verify(
                                RedirectSignature.sign("SAMLRequest=AAAA", TestKeys.OURS, Crypto.jdk()),
                                "SAMLRequest",
                                List.of(),
                                Crypto.jdk())
                        .rejection())
                .hasValueSatisfying(
                        rejection -> assertThat(rejection.reason()).isEqualTo(SamlBindingReason.QUERY_ALGORITHM));
    }

    @Test
    void refusesAKeyThatIsTooShort_H22() {
        var weak = TestKeys.rsa(1024);
        assertThat(RedirectSignature.verify(
                                RedirectSignature.sign("SAMLRequest=AAAA", weak, Crypto.jdk()),
                                "SAMLRequest",
                                List.of(weak.certificate().getPublicKey()),
                                Crypto.jdk())
                        .rejection())
                .hasValueSatisfying(
                        rejection -> assertThat(rejection.reason()).isEqualTo(SamlBindingReason.QUERY_ALGORITHM));
    }

    /** Also where the platform takes zeros for a good signature of anything (CVE-2022-21449), or fails. */
    @Test
    void refusesNumbersThatAreNoSignatureWhateverThePlatformSays() {
        AtomicBoolean isLoose = new AtomicBoolean();
        Crypto lenient = Crypto.of(Map.of(LenientSignature.ALGORITHM, LenientSignature.provider(isLoose)));
        String signed = RedirectSignature.sign("SAMLRequest=AAAA", TestKeys.EC, lenient);
        String unsigned = signed.substring(0, signed.indexOf("&Signature=")) + "&Signature=";
        List<PublicKey> keys = List.of(TestKeys.EC.certificate().getPublicKey());
        assertThat(RedirectSignature.verify(signed, "SAMLRequest", keys, lenient)
                        .rejection())
                .isEmpty();
        isLoose.set(true);
        byte[] ones = new byte[64];
        Arrays.fill(ones, (byte) 1);
        for (byte[] value : List.of(new byte[64], ones, new byte[0])) {
            String forged = unsigned + UrlText.encode(Base64.getEncoder().encodeToString(value));
            assertThat(RedirectSignature.verify(forged, "SAMLRequest", keys, lenient)
                            .rejection())
                    .hasValueSatisfying(
                            rejection -> assertThat(rejection.reason()).isEqualTo(SamlBindingReason.QUERY_SIGNATURE));
        }
    }

    @Property
    void anyQueryIsAnswered(@ForAll String query) {
        assertThat(RedirectSignature.verify(
                                "SAMLRequest=" + query + "&SigAlg=&Signature=",
                                "SAMLRequest",
                                List.of(TestKeys.OURS.certificate().getPublicKey()),
                                Crypto.jdk())
                        .rejection())
                .isPresent();
    }
}
