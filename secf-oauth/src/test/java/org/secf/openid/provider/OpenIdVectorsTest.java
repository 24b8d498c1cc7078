package org.secf.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples of the standards, and what was computed from them. */
class OpenIdVectorsTest {

    /** One vector, with the names that the file uses. */
    record Vector(JsonObject json) {

        String text(String name) {
            return json.getString(name);
        }

        boolean isValid() {
            return text("result").equals("valid");
        }

        @Override
        public String toString() {
            return text("comment");
        }
    }

    private static Stream<Vector> of(String type) {
        InputStream in = OpenIdVectorsTest.class.getResourceAsStream("/vectors/openid.json");
        try (JsonReader reader = Json.createReader(Objects.requireNonNull(in))) {
            return reader.readObject().getJsonArray("testGroups").getValuesAs(JsonObject.class).stream()
                    .filter(group -> group.getString("type").equals(type))
                    .flatMap(group -> group.getJsonArray("tests").getValuesAs(JsonObject.class).stream())
                    .map(Vector::new);
        }
    }

    static Stream<Vector> challenges() {
        return of("CodeChallenge");
    }

    static Stream<Vector> hashes() {
        return of("TokenHash");
    }

    @ParameterizedTest
    @MethodSource("challenges")
    void digestsVerifiersAsTheStandardDoes(Vector vector) {
        if (vector.isValid()) {
            assertThat(new CodeVerifier(vector.text("verifier")).challenge()).isEqualTo(vector.text("challenge"));
        } else {
            assertThatThrownBy(() -> new CodeVerifier(vector.text("verifier")))
                    .hasMessageContaining("43 to 128")
                    .hasMessageNotContaining(vector.text("verifier"));
        }
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void digestsTokensAsTheStandardDoes(Vector vector) {
        String hash = TokenHash.of(vector.text("text"), vector.text("algorithm"));
        assertThat(hash.equals(vector.text("hash"))).isEqualTo(vector.isValid());
    }

    @Test
    void drawsVerifiersThatAreNeverTheSameAndNeverShown() {
        CodeVerifier one = CodeVerifier.random(new SecureRandom());
        assertThat(one.text())
                .hasSize(43)
                .isNotEqualTo(CodeVerifier.random(new SecureRandom()).text());
        assertThat(one).hasToString("a code verifier");
    }
}
