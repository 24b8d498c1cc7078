package org.secf.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.keys.Base64Url;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealReason;

/** Messages that another implementation sealed, right ones and ones with one fault each. */
class PayloadSealVectorsTest {

    private static final JsonObject GROUP = group();
    private static final JsonObject EXPECTED = GROUP.getJsonObject("expected");

    /** One vector, with the names that the file uses. */
    record Vector(JsonObject json) {

        boolean isValid() {
            return json.getString("result").equals("valid");
        }

        @Override
        public String toString() {
            return json.getString("comment");
        }
    }

    static JsonObject group() {
        InputStream in = PayloadSealVectorsTest.class.getResourceAsStream("/vectors/payload_seal.json");
        try (JsonReader reader = Json.createReader(Objects.requireNonNull(in))) {
            return reader.readObject().getJsonArray("testGroups").getJsonObject(0);
        }
    }

    static Stream<Vector> vectors() {
        return GROUP.getJsonArray("tests").getValuesAs(JsonObject.class).stream()
                .map(Vector::new);
    }

    static OpeningKeys keys() throws Exception {
        return new OpeningKeys(List.of(
                key("opener", SealAlgorithm.ECDH_ES),
                key("wrapped", SealAlgorithm.ECDH_ES_A256KW),
                new OpeningKey("shared", shared(), SealAlgorithm.DIR)));
    }

    static SecretKey shared() {
        JsonObject jwk = GROUP.getJsonObject("private").getJsonObject("shared");
        return new SecretKeySpec(Base64Url.decode(jwk.getString("k")).orElseThrow(), "AES");
    }

    static OpeningKey key(String name, SealAlgorithm algorithm) throws Exception {
        JsonObject jwk = GROUP.getJsonObject("private").getJsonObject(name);
        return new OpeningKey(name, ECKey.parse(jwk.toString()).toECPrivateKey(), algorithm);
    }

    static SealPolicy policy() {
        return new SealPolicy(
                Set.of(SealAlgorithm.ECDH_ES, SealAlgorithm.ECDH_ES_A256KW, SealAlgorithm.DIR),
                EXPECTED.getInt("maxLength"));
    }

    static SealExpectation expectation() {
        Map<String, String> exact = EXPECTED.getJsonObject("exact").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ((JsonString) entry.getValue()).getString()));
        return new SealExpectation(EXPECTED.getString("typ"), Optional.empty(), exact, Set.of("id"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void answersTheVector(Vector vector) throws Exception {
        String answer = new JwePayloadSeal()
                .open(vector.json().getString("jwe"), keys(), policy(), expectation())
                .fold(
                        opened -> HexFormat.of().formatHex(opened.octets()),
                        rejection -> rejection.reason().name());

        assertThat(answer).isEqualTo(vector.json().getString(vector.isValid() ? "pt" : "reason"));
    }

    @Test
    void everyReasonHasAVector() {
        assertThat(vectors()
                        .filter(vector -> !vector.isValid())
                        .map(vector -> vector.json().getString("reason")))
                .containsAll(Arrays.stream(SealReason.values()).map(Enum::name).toList());
        assertThat(SealReason.values())
                .allSatisfy(reason -> assertThat(reason.clause()).matches("RFC \\d+ §.*|SEC_CF limit"));
    }
}
