package org.secf.oauth.mint;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.signature.SignatureAlgorithm;

/** Minted tokens as a file, in the shape of Project Wycheproof, so that other programs can be tried with it. */
public final class TokenVectors {

    /** By which the tokens of the file may be signed. */
    public static final Set<SignatureAlgorithm> ALGORITHMS = EnumSet.of(
            SignatureAlgorithm.RSA_V1_5_SHA256,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.ECDSA_P256_SHA256,
            SignatureAlgorithm.ED25519);

    private static final String RESOURCE = "/vectors/token.json";
    private static final Path SOURCE = Path.of("src/test/resources" + RESOURCE);

    private TokenVectors() {}

    /** Rewrites the file in the source tree; run in the module's folder after the faults have changed. */
    public static void main(String[] arguments) throws IOException {
        List<TokenGroup> groups = List.of(
                TokenGroup.of(TokenKind.ID_TOKEN), TokenGroup.of(TokenKind.ACCESS_TOKEN), TokenGroup.encrypted());
        try (Writer out = Files.newBufferedWriter(SOURCE);
                JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(out)) {
            writer.writeObject(json(groups));
        }
    }

    /** The group of that type in the committed file. */
    public static TokenGroup committed(String type) {
        try (InputStream in = TokenVectors.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "no " + RESOURCE + "; run the main method of " + TokenVectors.class.getName());
            }
            try (JsonReader reader = Json.createReader(in)) {
                return reader.readObject().getJsonArray("testGroups").getValuesAs(JsonObject.class).stream()
                        .map(TokenGroup::read)
                        .filter(group -> group.type().equals(type))
                        .findFirst()
                        .orElseThrow();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject json(List<TokenGroup> groups) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        int id = 1;
        for (TokenGroup group : groups) {
            array.add(group.json(id));
            id += group.cases().size();
        }
        return Json.createObjectBuilder()
                .add("algorithm", "JSON Web Tokens, signed or signed and encrypted")
                .add("numberOfTests", id - 1)
                .add("header", "Every key was made for this file; those that are private protect nothing.")
                .add("testGroups", array)
                .build();
    }
}
