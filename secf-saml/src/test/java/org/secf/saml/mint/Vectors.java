package org.secf.saml.mint;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.saml.model.SamlReason;

/** The catalogue as a file, in the shape of Project Wycheproof, so that other programs can be tried with it. */
public final class Vectors {

    private static final String RESOURCE = "/vectors/saml_response.json";
    private static final Path SOURCE = Path.of("src/test/resources" + RESOURCE);

    private Vectors() {}

    /** Rewrites the file in the source tree; run in the module's folder after the catalogue has changed. */
    public static void main(String[] arguments) throws IOException {
        try (Writer out = Files.newBufferedWriter(SOURCE);
                JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(out)) {
            writer.writeObject(json(Catalogue.cases()));
        }
    }

    /** The cases in the committed file. */
    public static List<Case> committed() {
        try (InputStream in = Vectors.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "no " + RESOURCE + "; run the main method of " + Vectors.class.getName());
            }
            try (JsonReader reader = Json.createReader(in)) {
                return reader.readObject().getJsonArray("testGroups").getJsonObject(0).getJsonArray("tests").stream()
                        .map(test -> read(test.asJsonObject()))
                        .toList();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Case read(JsonObject test) {
        Map<String, String> options = new LinkedHashMap<>();
        test.getJsonObject("options").forEach((name, value) -> options.put(name, ((JsonString) value).getString()));
        return new Case(
                test.getJsonArray("flags").getString(0),
                test.getString("comment"),
                test.getString("response"),
                options,
                Optional.of(test.getString("reason"))
                        .filter(reason -> !reason.isEmpty())
                        .map(SamlReason::valueOf));
    }

    private static JsonObject json(List<Case> cases) {
        JsonArrayBuilder tests = Json.createArrayBuilder();
        int id = 1;
        for (Case each : cases) {
            tests.add(test(id++, each));
        }
        return Json.createObjectBuilder()
                .add("algorithm", "SAML 2.0 Response, Web Browser SSO")
                .add("numberOfTests", cases.size())
                .add(
                        "header",
                        "Keys are in ../keys; they are public and protect nothing. A test's options differ from its group's.")
                .add(
                        "testGroups",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "SamlResponse")
                                        .add("options", options(Circumstances.USUAL))
                                        .add("tests", tests)))
                .build();
    }

    private static JsonObjectBuilder test(int id, Case each) {
        return Json.createObjectBuilder()
                .add("tcId", id)
                .add("comment", each.comment())
                .add("flags", Json.createArrayBuilder().add(each.flag()))
                .add("response", each.response())
                .add("options", options(each.options()))
                .add("result", each.reason().isEmpty() ? "valid" : "invalid")
                .add("reason", each.reason().map(SamlReason::name).orElse(""));
    }

    private static JsonObjectBuilder options(Map<String, String> options) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        options.forEach(builder::add);
        return builder;
    }
}
