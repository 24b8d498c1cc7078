package org.secf.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message that RFC 9421 prints, as a file. */
class SignatureCommandTest {

    private static final JsonObject VECTORS = read();
    private static final Set<String> PUBLIC = Set.of("kty", "kid", "crv", "x", "y", "n", "e");
    private static final String AT = "2021-04-20T02:08:01Z";

    @TempDir
    Path folder;

    private Path jwks;
    private Path secret;

    /** One signature of the specification; {@code toString} is for the names of tests. */
    record Vector(JsonObject json) {

        String label() {
            return json.getString("label");
        }

        boolean covers(String component) {
            return json.getString("base").contains("\"" + component + "\": ");
        }

        boolean isResponse() {
            return json.containsKey("response");
        }

        /** With its signature. */
        String text() {
            return isResponse()
                    ? "HTTP/1.1 " + json.getJsonObject("response").getInt("status") + " Whatever\r\n"
                            + lines(json.getJsonObject("response")) + signature() + "\r\n" + content()
                    : request(signature());
        }

        /** What the message is, or what it answers. */
        String request(String more) {
            JsonObject request = json.getJsonObject("request");
            URI uri = URI.create(request.getString("uri"));
            String line =
                    "%s %s?%s HTTP/1.1\r\n".formatted(request.getString("method"), uri.getRawPath(), uri.getRawQuery());
            boolean isBare = request.getString("method").equals("GET");
            return line + lines(request) + more + "\r\n" + (isBare ? "" : "{\"hello\": \"world\"}");
        }

        String content() {
            if (!isResponse()) {
                return "{\"hello\": \"world\"}";
            }
            return json.getJsonObject("response").getInt("status") == 200
                    ? "{\"message\": \"good dog\"}"
                    : "{\"busy\": true, \"message\": \"Your call is very important to us\"}";
        }

        private String signature() {
            return lines(json.getJsonArray("signatureFields"));
        }

        private static String lines(JsonObject message) {
            return lines(message.getJsonArray("fields"));
        }

        private static String lines(JsonArray fields) {
            return fields.getValuesAs(JsonArray.class).stream()
                    .map(field -> field.getString(0) + ": " + field.getString(1) + "\r\n")
                    .collect(Collectors.joining());
        }

        @Override
        public String toString() {
            return json.getString("name");
        }
    }

    static List<Vector> vectors() {
        List<Vector> all = VECTORS.getJsonArray("vectors").getValuesAs(json -> new Vector(json.asJsonObject()));
        assertThat(all).hasSize(14);
        return all;
    }

    private static Vector vector(String name) {
        return vectors().stream()
                .filter(vector -> vector.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject read() {
        InputStream file = SignatureCommandTest.class.getResourceAsStream("/vectors/rfc9421.json");
        try (JsonReader reader = Json.createReader(file)) {
            return reader.readObject();
        }
    }

    @BeforeEach
    void publish() throws IOException {
        JsonArrayBuilder keys = Json.createArrayBuilder();
        for (JsonObject key : VECTORS.getJsonArray("keys").getValuesAs(JsonObject.class)) {
            JsonObjectBuilder half = Json.createObjectBuilder();
            PUBLIC.stream().filter(key::containsKey).forEach(name -> half.add(name, key.getString(name)));
            keys.add(half);
        }
        jwks = Files.writeString(
                folder.resolve("jwks.json"),
                Json.createObjectBuilder().add("keys", keys).build().toString());
        secret = OwnFiles.write(folder.resolve("secret"), VECTORS.getString("secret") + "\n");
    }

    private Session run(String verb, Vector vector, String text, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("httpsig", verb, "--label", vector.label()));
        if (vector.isResponse()) {
            Path request = Files.writeString(folder.resolve("request.http"), vector.request(""), ISO_8859_1);
            arguments.addAll(List.of("--request", request.toString()));
        }
        arguments.addAll(List.of(more));
        arguments.add(Files.writeString(folder.resolve("message.http"), text, ISO_8859_1)
                .toString());
        return Session.run(arguments.toArray(String[]::new));
    }

    /** Covering the least that vectors do. */
    private Session verify(Vector vector, String text, String... more) throws IOException {
        String algorithm = vector.json().getString("algorithm");
        List<String> arguments = new ArrayList<>(List.of("--at", AT, "--algorithm", algorithm));
        arguments.addAll(
                algorithm.startsWith("hmac")
                        ? List.of("--secret", secret.toString())
                        : List.of("--key", jwks.toString()));
        arguments.addAll(List.of("--require", vector.isResponse() ? "@status" : "@authority"));
        if (vector.toString().equals("B.2.2")) {
            arguments.addAll(List.of("--tag", "header-example"));
        }
        arguments.addAll(List.of(more));
        return run("verify", vector, text, arguments.toArray(String[]::new));
    }

    private void assertRejected(Session session, String reason) {
        assertThat(session.exitCode()).as(session.out() + session.err()).isEqualTo(1);
        assertThat(session.json().getString("reason")).isEqualTo(reason);
        assertThat(session.json().getString("clause")).startsWith("RFC ");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void showsTheBaseOfTheSpecification(Vector vector) throws IOException {
        Session session = run("base", vector, vector.text());

        assertThat(session.exitCode()).as(session.err()).isZero();
        assertThat(session.json().getString("base")).isEqualTo(vector.json().getString("base"));
        assertThat(session.json().getString("verdict")).isEqualTo("not judged");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verifies(Vector vector) throws IOException {
        Session session = verify(vector, vector.text());

        if (vector.toString().equals("B.2.1")) {
            assertRejected(session, "COMPONENT_NOT_COVERED");
            return;
        }
        assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
        JsonObject json = session.json();
        assertThat(json.getString("verdict")).isEqualTo("accepted");
        assertThat(json.getString("algorithm")).isEqualTo(vector.json().getString("algorithm"));
        assertThat(json.getString("content")).isEqualTo(vector.covers("content-digest") ? "proved" : "not covered");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void rejectsAnotherOctet(Vector vector) throws IOException {
        if (vector.toString().equals("B.2.1")) {
            return;
        }
        String text = vector.text();
        int at = text.lastIndexOf(vector.label() + "=:") + vector.label().length() + 12;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';

        assertRejected(verify(vector, text.substring(0, at) + other + text.substring(at + 1)), "WRONG_SIGNATURE");
        assertRejected(
                verify(
                        vector,
                        vector.isResponse()
                                ? text.replaceFirst("HTTP/1.1 [25]", "HTTP/1.1 3")
                                : text.replaceFirst("Host: .", "Host: f")),
                "WRONG_SIGNATURE");
        if (vector.covers("content-digest")) {
            assertRejected(
                    verify(
                            vector,
                            text.replace(vector.content(), vector.content().replace('o', 'p'))),
                    "WRONG_DIGEST");
        }
    }

    /** As the container, unless something else is said. */
    @Nested
    class Rules {

        private final Vector whole = vector("2.4 request");

        @Test
        void believeForAMinute() throws IOException {
            String[] usual = {"--key", jwks.toString(), "--algorithm", "rsa-pss-sha512"};

            assertRejected(run("verify", whole, whole.text(), usual), "TOO_OLD");
            assertThat(run("verify", whole, whole.text(), with(usual, "--at", AT))
                            .exitCode())
                    .isZero();
            assertRejected(run("verify", whole, whole.text(), with(usual, "--at", "2021-04-20T02:12:00Z")), "TOO_OLD");
            assertThat(run(
                                    "verify",
                                    whole,
                                    whole.text(),
                                    with(usual, "--at", "2021-04-20T02:12:00Z", "--max-age", "10m"))
                            .exitCode())
                    .isZero();
        }

        @Test
        void demandTheWholeTarget() throws IOException {
            Vector part = vector("3.1");
            assertRejected(
                    run("verify", part, part.text(), "--key", jwks.toString(), "--at", AT), "COMPONENT_NOT_COVERED");
        }

        @Test
        void wantOneAlgorithm() throws IOException {
            assertRejected(
                    run("verify", whole, whole.text(), "--key", jwks.toString(), "--at", AT), "ALGORITHM_UNDETERMINED");
        }

        private String[] with(String[] arguments, String... more) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of(more));
            return all.toArray(String[]::new);
        }
    }

    @Test
    void readsLineEndsOfAnyEditor() throws IOException {
        Vector vector = vector("B.2.6");

        assertThat(verify(vector, vector.text().replace("\r\n", "\n") + "\n").exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nno field\r\n\r\n"})
    void cannotUseWhatIsNoMessage(String text) throws IOException {
        Session session = run("base", vector("B.2.6"), text);

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("expected ");
    }

    @Test
    void needsKeys() throws IOException {
        Vector vector = vector("B.2.6");

        assertThat(run("verify", vector, vector.text()).err()).contains("--key or --secret");
    }
}
