package org.secf.gba;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;

/** Published values, by the names that the files use. */
record Vectors(JsonObject json) {

    private static final HexFormat HEX = HexFormat.of();

    static Vectors file(String name) {
        InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name + ".json");
        try (JsonReader reader = Json.createReader(Objects.requireNonNull(in))) {
            return new Vectors(reader.readObject());
        }
    }

    List<Vectors> list(String name) {
        return json.getJsonArray(name).getValuesAs(JsonObject.class).stream()
                .map(Vectors::new)
                .toList();
    }

    String text(String name) {
        return json.getString(name);
    }

    byte[] octets(String name) {
        return HEX.parseHex(text(name));
    }

    Secret secret(String name) {
        return Secret.taking(octets(name));
    }

    SequenceNumber number() {
        return SequenceNumber.of(octets("sqn"));
    }

    Milenage milenage() {
        return Milenage.ofOperator(Crypto.jdk(), secret("k"), secret("op"));
    }

    AkaFunctions functions() {
        return text("functions").equals("test") ? new TestAlgorithm(octets("k")) : milenage();
    }

    static String hex(Secret secret) {
        return secret.use(HEX::formatHex);
    }

    @Override
    public String toString() {
        return text("name");
    }
}
