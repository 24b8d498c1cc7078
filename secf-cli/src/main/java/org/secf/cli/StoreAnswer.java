package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.secf.verdict.Rejection;

/**
 * What a command around a store prints.
 *
 * @param exitCode 0 done, 1 rejected, 3 changed but not audited
 * @param lines one object a line
 */
record StoreAnswer(int exitCode, List<JsonObject> lines) {

    static StoreAnswer done(List<JsonObject> lines) {
        return new StoreAnswer(0, lines);
    }

    static StoreAnswer rejected(Rejection rejection) {
        JsonObject json = Json.createObjectBuilder()
                .add("verdict", "rejected")
                .add("reason", rejection.reason().name())
                .add("clause", rejection.reason().clause())
                .add("expected", rejection.expected())
                .add("received", rejection.received())
                .build();
        return new StoreAnswer(1, List.of(json));
    }
}
