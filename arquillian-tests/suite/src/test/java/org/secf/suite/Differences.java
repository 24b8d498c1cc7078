package org.secf.suite;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.secf.server.GuidePage;

/** Where a server is known to differ from the specifications, from {@code differences.json}. */
final class Differences {

    private final JsonObject ofServer;

    private Differences(JsonObject ofServer) {
        this.ofServer = ofServer;
    }

    /**
     * One difference.
     *
     * @param seen what this server makes of it
     * @param text what the specification wants, or the server's own issue
     * @param link where that is
     */
    record Difference(String seen, String text, String link) {}

    static Differences ofBuild() {
        try (InputStream in = Objects.requireNonNull(
                        Differences.class.getResourceAsStream("differences.json"), "differences.json");
                JsonReader reader = Json.createReader(in)) {
            JsonObject ofServer =
                    reader.readObject().getJsonObject(GuidePage.ofBuild().name());
            return new Differences(ofServer == null ? JsonObject.EMPTY_JSON_OBJECT : ofServer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Difference> of(String situation) {
        JsonObject found = ofServer.getJsonObject(situation);
        return found == null
                ? Optional.empty()
                : Optional.of(
                        new Difference(found.getString("seen"), found.getString("text"), found.getString("link")));
    }
}
