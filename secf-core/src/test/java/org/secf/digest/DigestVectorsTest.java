package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the standards, and others computed elsewhere. */
class DigestVectorsTest {

    private static final HexFormat HEX = HexFormat.of();

    /** One vector, with the names that the file uses. */
    record Vector(JsonObject json) {

        String text(String name) {
            return json.getString(name, "");
        }

        DigestAlgorithm algorithm() {
            return DigestAlgorithm.named(text("algorithm")).orElseThrow();
        }

        DigestCredentials credentials() {
            return AuthParameters.parse(text("authorization"))
                    .then(DigestCredentials::of)
                    .fold(found -> found, rejection -> {
                        throw new AssertionError(rejection.detail());
                    });
        }

        byte[] secret() {
            return DigestFormulas.hashOfSecret(
                    algorithm(), text("username"), credentials().realm(), octets("password"));
        }

        byte[] octets(String name) {
            return text(name).getBytes(StandardCharsets.UTF_8);
        }

        String calculated(String method, byte[] body) {
            Optional<byte[]> hash = credentials().qop().equals("auth-int")
                    ? Optional.of(algorithm().digest().digest(body))
                    : Optional.empty();
            return HEX.formatHex(DigestFormulas.finish(
                    DigestFormulas.begin(algorithm(), secret(), credentials()),
                    DigestFormulas.hashOfMessage(
                            algorithm(), method, credentials().uri(), hash)));
        }

        boolean namesItsUser() {
            DigestUser user = credentials().user();
            return user.name()
                    .equals(
                            user.isHashed()
                                    ? DigestFormulas.hashOfName(
                                            algorithm(),
                                            text("username"),
                                            credentials().realm())
                                    : text("username"));
        }

        @Override
        public String toString() {
            return text("comment");
        }
    }

    static Stream<Vector> vectors() {
        InputStream in = DigestVectorsTest.class.getResourceAsStream("/vectors/digest_response.json");
        try (JsonReader reader = Json.createReader(Objects.requireNonNull(in))) {
            return reader.readObject().getJsonArray("testGroups").getValuesAs(JsonObject.class).stream()
                    .flatMap(group -> group.getJsonArray("tests").getValuesAs(JsonObject.class).stream())
                    .map(Vector::new);
        }
    }

    static Stream<Vector> withRspauth() {
        return vectors().filter(vector -> vector.json().containsKey("rspauth"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void answersTheVector(Vector vector) {
        boolean isRight = vector.namesItsUser()
                && vector.calculated(vector.text("method"), vector.octets("body"))
                        .equals(vector.credentials().response());

        assertThat(isRight ? "valid" : "invalid").isEqualTo(vector.text("result"));
    }

    @ParameterizedTest
    @MethodSource("withRspauth")
    void answersTheServersPart(Vector vector) {
        assertThat(vector.calculated("", vector.octets("responseBody"))).isEqualTo(vector.text("rspauth"));
    }

    @Test
    void examplesOfBothStandardsAreAmongThem() {
        Set<String> flags = vectors()
                .filter(vector -> vector.text("result").equals("valid"))
                .flatMap(vector -> vector.json().getJsonArray("flags").getValuesAs(JsonString.class).stream())
                .map(JsonString::getString)
                .collect(Collectors.toSet());

        assertThat(flags).contains("RFC7616", "RFC2617", "Erratum4897", "Userhash", "AuthInt");
    }

    /** FIPS 180-4 §6.7; the example "abc" of NIST. */
    @Test
    void sha512Slash256IsNotSha512Cut() {
        byte[] hash = DigestAlgorithm.SHA_512_256.digest().digest("abc".getBytes(StandardCharsets.US_ASCII));

        assertThat(HEX.formatHex(hash)).isEqualTo("53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23");
    }

    @Test
    void everyAlgorithmIsAsLongAsItSays() {
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            assertThat(algorithm.digest().digest()).hasSize(algorithm.octets());
        }
    }
}
