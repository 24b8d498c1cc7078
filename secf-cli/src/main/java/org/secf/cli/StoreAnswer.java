package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.secf.keys.store.StoreReason;
import org.secf.verdict.Rejection;

/**
 * What a command around a store prints.
 *
 * @param exitCode 0 done, 1 rejected, 3 changed but not audited or perhaps not on disk
 * @param lines one object of JSON each, or one text
 */
record StoreAnswer(int exitCode, List<String> lines) {

    static StoreAnswer done(List<JsonObject> lines) {
        return of(0, lines);
    }

    static StoreAnswer of(int exitCode, List<JsonObject> lines) {
        return new StoreAnswer(
                exitCode, lines.stream().map(JsonObject::toString).toList());
    }

    static StoreAnswer text(String line) {
        return new StoreAnswer(0, List.of(line));
    }

    static StoreAnswer rejected(Rejection rejection) {
        JsonObject json = Json.createObjectBuilder()
                .add("verdict", "rejected")
                .add("reason", rejection.reason().name())
                .add("clause", rejection.reason().clause())
                .add("expected", rejection.expected())
                .add("received", rejection.received())
                .build();
        // That one is said of a change that was made.
        return of(rejection.reason() == StoreReason.STORE_NOT_FORCED ? 3 : 1, List.of(json));
    }
}
