package org.secf.keys.store;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.verdict.Verdict;

/**
 * What a store says of itself, as JSON: its version, the life of its keys and the last changes. A {@link StoreFormat} keeps it under {@link
 * Alias#MANIFEST}, protected like a secret.
 */
public final class Manifest {

    private static final int FORMAT = 1;
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final String ACTIVE = "active-from";
    private static final String RETIRING = "retiring-from";
    private static final String RETIRED = "retired-from";

    private Manifest() {}

    /** The JSON, in UTF-8. */
    public static byte[] write(StoreContents contents) {
        JsonArrayBuilder keys = Json.createArrayBuilder();
        contents.keys().forEach(key -> keys.add(key(key)));
        JsonArrayBuilder changes = Json.createArrayBuilder();
        contents.changes().forEach(change -> changes.add(change(change)));
        return Json.createObjectBuilder()
                .add("format", FORMAT)
                .add("version", contents.version())
                .add("keys", keys)
                .add("changes", changes)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObjectBuilder key(KeyRecord key) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("alias", key.alias())
                .add("set", key.set())
                .add("use", key.use().word());
        key.life().activeFrom().ifPresent(time -> json.add(ACTIVE, time.toString()));
        key.life().retiringFrom().ifPresent(time -> json.add(RETIRING, time.toString()));
        key.life().retiredFrom().ifPresent(time -> json.add(RETIRED, time.toString()));
        return json;
    }

    private static JsonObjectBuilder change(ChangeRecord change) {
        return Json.createObjectBuilder()
                .add("version", change.version())
                .add("at", change.at().toString())
                .add("who", change.who())
                .add("what", change.what())
                .add("subject", change.subject());
    }

    /**
     * The store of those entries, of which {@code manifest} speaks.
     *
     * @return rejected with {@link StoreReason#STORE_MALFORMED} for other JSON
     */
    public static Verdict<StoreContents> read(byte[] manifest, SortedMap<String, StoreEntry> entries) {
        try (var reader = READERS.createReader(new ByteArrayInputStream(manifest))) {
            JsonObject json = reader.readObject();
            if (json.getInt("format") != FORMAT) {
                return malformed("format " + FORMAT, "format " + json.getInt("format"));
            }
            List<KeyRecord> keys = json.getJsonArray("keys").getValuesAs(value -> readKey(value.asJsonObject()));
            List<ChangeRecord> changes =
                    json.getJsonArray("changes").getValuesAs(value -> readChange(value.asJsonObject()));
            // A key that another tool removed is gone; what was known of it goes with it.
            List<KeyRecord> present = keys.stream()
                    .filter(key -> entries.containsKey(key.alias()))
                    .toList();
            return Verdict.accepted(
                    new StoreContents(json.getJsonNumber("version").longValueExact(), entries, present, changes));
        } catch (JsonException
                | ClassCastException
                | NullPointerException
                | DateTimeException
                | ArithmeticException
                | IllegalArgumentException
                | IllegalStateException e) {
            return malformed("a manifest of this product", e.getClass().getSimpleName());
        }
    }

    private static KeyRecord readKey(JsonObject json) {
        return new KeyRecord(
                json.getString("alias"),
                json.getString("set"),
                KeyUse.of(json.getString("use")),
                new KeyLife(time(json, ACTIVE), time(json, RETIRING), time(json, RETIRED)));
    }

    private static Optional<Instant> time(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name, null)).map(Instant::parse);
    }

    private static ChangeRecord readChange(JsonObject json) {
        return new ChangeRecord(
                json.getJsonNumber("version").longValueExact(),
                Instant.parse(json.getString("at")),
                json.getString("who"),
                json.getString("what"),
                json.getString("subject"));
    }

    private static Verdict<StoreContents> malformed(String expected, String received) {
        return Verdict.rejected(StoreReason.STORE_MALFORMED, expected, received);
    }
}
