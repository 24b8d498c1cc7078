package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar gives every committed vector the verdict and the reason that the verifier's own tests demand. */
class PackagedJarIT {

    private static final Path SAML = Path.of("../secf-saml/src/test/resources");

    /** What the command line cannot say yet: decisions of a deployer, and what happens over several deliveries. */
    private static final Set<String> BEYOND_THE_TOOL = Set.of(
            "require-signed-assertions",
            "require-encrypted-assertions",
            "authentication-contexts",
            "max-authentication-age",
            "once-store",
            "deliveries");

    private static final Map<String, String> NAMES = Map.of(
            "skew", "clock-skew",
            "accept-unsolicited", "unsolicited",
            "accept-sha1", "allow-sha1",
            "caller-name", "caller-name-attribute",
            "caller-groups", "caller-groups-attribute");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private record Vector(JsonObject test, Map<String, String> options) {

        boolean isForTheTool() {
            return BEYOND_THE_TOOL.stream().noneMatch(test.getJsonObject("options")::containsKey);
        }

        String expected() {
            return test.get("tcId") + " " + test.getString("reason");
        }
    }

    @Test
    void agreesWithEveryVector() throws Exception {
        List<Vector> vectors = vectors().stream().filter(Vector::isForTheTool).toList();
        Path batch = folder.resolve("batch.jsonl");
        StringBuilder lines = new StringBuilder();
        for (Vector vector : vectors) {
            lines.append(line(vector)).append('\n');
        }
        Files.writeString(batch, lines, StandardCharsets.UTF_8);

        List<String> answers = judge(batch).stream()
                .map(answer -> answer.get("id") + " " + answer.getString("reason", answer.getString("detail", "")))
                .toList();

        assertThat(answers)
                .containsExactlyElementsOf(
                        vectors.stream().map(Vector::expected).toList());
    }

    private static List<Vector> vectors() throws IOException {
        JsonObject group = parse(Files.readString(SAML.resolve("vectors/saml_response.json")))
                .getJsonArray("testGroups")
                .getJsonObject(0);
        return group.getJsonArray("tests").stream()
                .map(test -> new Vector(test.asJsonObject(), options(group, test.asJsonObject())))
                .toList();
    }

    private static Map<String, String> options(JsonObject group, JsonObject test) {
        Map<String, String> options = new LinkedHashMap<>();
        Stream.of(group, test)
                .map(from -> from.getJsonObject("options"))
                .forEach(from -> from.forEach((name, value) -> options.put(name, ((JsonString) value).getString())));
        return options;
    }

    private String line(Vector vector) throws IOException {
        JsonObjectBuilder line = Json.createObjectBuilder()
                .add("id", vector.test().get("tcId"))
                .add("response", vector.test().getString("response"))
                .add("idp-metadata", metadata(vector.options()).toString())
                .add("sp-key", SAML.resolve("keys/test-only-sp.pem").toString())
                .add("sp-cert", SAML.resolve("keys/test-only-sp.pem").toString());
        vector.options().forEach((name, value) -> {
            if (!BEYOND_THE_TOOL.contains(name) && !name.startsWith("idp-")) {
                line.add(NAMES.getOrDefault(name, name), value);
            }
        });
        return line.build().toString();
    }

    private Path metadata(Map<String, String> options) throws IOException {
        StringBuilder keys = new StringBuilder();
        for (String key : options.getOrDefault("idp-keys", "").split(",", -1)) {
            String pem = Files.readString(SAML.resolve("keys/test-only-" + key + ".pem"));
            keys.append("<md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>")
                    .append(certificate(pem))
                    .append("</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>");
        }
        String end = options.getOrDefault("idp-valid-until", "");
        String xml =
                """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
                 entityID="%s"%s><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">%s
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.org/sso"/>
                </md:IDPSSODescriptor></md:EntityDescriptor>""".formatted(options.get("idp-entity-id"), end.isEmpty() ? "" : " validUntil=\"" + end + "\"", keys);
        return Files.writeString(folder.resolve("idp-" + Integer.toHexString(xml.hashCode()) + ".xml"), xml);
    }

    private static String certificate(String pem) {
        String begin = "-----BEGIN CERTIFICATE-----";
        return pem.substring(pem.indexOf(begin) + begin.length(), pem.indexOf("-----END CERTIFICATE-----"));
    }

    private static List<JsonObject> judge(Path batch) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("secf.cli.jar", "target/secf-cli.jar"),
                        "saml",
                        "verify",
                        "--batch",
                        batch.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return printed.lines().map(PackagedJarIT::parse).toList();
        } finally {
            process.destroy();
        }
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
