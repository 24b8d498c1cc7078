package org.secf.administration;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.secf.keys.store.Alias;
import org.secf.keys.store.ChangeRecord;
import org.secf.keys.store.StoreLines;
import org.secf.verdict.Rejection;

/** The lines of the audit. */
final class Audit {

    private Audit() {}

    /** The same as the command line prints, and the store. */
    static JsonObject change(Attempt attempt, ChangeRecord change) {
        return Json.createObjectBuilder(StoreLines.change(change))
                .add("store", attempt.request().store())
                .build();
    }

    static JsonObject refusal(Attempt attempt, Rejection rejection) {
        return Json.createObjectBuilder()
                .add("event", "refusal")
                .add("at", attempt.now().toString())
                .add("who", attempt.who())
                .add("what", attempt.operation().word())
                .add("subject", subject(attempt))
                .add("store", attempt.request().store())
                .add("reason", rejection.reason().name())
                .add("clause", rejection.reason().clause())
                .add("expected", rejection.expected())
                .add("received", rejection.received())
                .build();
    }

    /** Anybody may ask for anything; only what could be an alias is repeated. */
    private static String subject(Attempt attempt) {
        return Alias.check(attempt.request().subject()).fold(alias -> alias, rejection -> "");
    }
}
