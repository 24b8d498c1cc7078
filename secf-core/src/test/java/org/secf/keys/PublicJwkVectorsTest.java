package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.verdict.Verdict;

/** The examples of the standards, and keys with one fault each. */
class PublicJwkVectorsTest {

    /** One vector, with the names that the file uses. */
    record Vector(JsonObject json) {

        String jwk() {
            return json.getString("jwk");
        }

        boolean isValid() {
            return json.getString("result").equals("valid");
        }

        @Override
        public String toString() {
            return json.getString("comment");
        }
    }

    static Stream<Vector> vectors() {
        InputStream in = PublicJwkVectorsTest.class.getResourceAsStream("/vectors/jwk_public.json");
        try (JsonReader reader = Json.createReader(Objects.requireNonNull(in))) {
            return reader.readObject().getJsonArray("testGroups").getValuesAs(JsonObject.class).stream()
                    .flatMap(group -> group.getJsonArray("tests").getValuesAs(JsonObject.class).stream())
                    .map(Vector::new);
        }
    }

    static Stream<Vector> valid() {
        return vectors().filter(Vector::isValid);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void answersTheVector(Vector vector) {
        String answer = Jwk.read(vector.jwk())
                .fold(Jwk::thumbprint, rejection -> rejection.reason().name());

        assertThat(answer).isEqualTo(vector.json().getString(vector.isValid() ? "thumbprint" : "reason"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void writesWhatItRead(Vector vector) {
        Verdict<JsonObject> written = Jwk.read(vector.jwk()).map(Jwk::toJson);

        try (JsonReader reader = Json.createReader(new StringReader(vector.jwk()))) {
            JsonObject known = Json.createObjectBuilder(reader.readObject())
                    .remove("nickname")
                    .build();
            assertThat(written).isEqualTo(Verdict.accepted(known));
        }
    }

    @Test
    void everyReasonHasAVector() {
        assertThat(vectors()
                        .filter(vector -> !vector.isValid())
                        .map(vector -> vector.json().getString("reason")))
                .containsAll(Arrays.stream(JwkReason.values()).map(Enum::name).toList());
        assertThat(JwkReason.values())
                .allSatisfy(reason -> assertThat(reason.clause()).matches("RFC \\d+ §.*"));
    }
}
