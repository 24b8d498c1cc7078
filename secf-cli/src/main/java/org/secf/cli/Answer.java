package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.secf.identity.Caller;
import org.secf.identity.CallerJson;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * One printed result.
 *
 * @param isError nothing could be judged
 * @param exitCode 0 accepted, 1 rejected, 2 not judged
 * @param json one object, without an id
 * @param made what is printed in place of the object where it is no batch, each character one octet
 */
record Answer(boolean isError, int exitCode, JsonObject json, Optional<String> made) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    Answer(boolean isError, int exitCode, JsonObject json) {
        this(isError, exitCode, json, Optional.empty());
    }

    static Answer of(Verdict<Caller> verdict) {
        return verdict.fold(Answer::accepted, Answer::rejected);
    }

    private static Answer accepted(Caller caller) {
        JsonObject whole = CallerJson.write(caller);
        JsonObjectBuilder who = JSON.createObjectBuilder()
                .add("name", whole.get("name"))
                .add("groups", whole.get("groups"))
                .add("attributes", whole.get("attributes"));
        if (!caller.delegates().isEmpty()) {
            who.add("delegates", whole.get("delegates"));
        }
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("verdict", "accepted")
                .add("caller", who)
                .add("evidence", whole.get("evidence"));
        return new Answer(false, 0, json.build());
    }

    private static Answer rejected(Rejection rejection) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("verdict", "rejected")
                .add("reason", rejection.reason().name())
                .add("clause", rejection.reason().clause())
                .add("detail", rejection.detail());
        return new Answer(false, 1, json.build());
    }

    /** What was not only judged. */
    static Answer made(JsonObject json, String octets) {
        return new Answer(false, 0, json, Optional.of(octets));
    }

    static Answer error(String detail) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("verdict", "error").add("detail", detail);
        return new Answer(true, 2, json.build());
    }

    /** The result with the id of the line that asked, in front. */
    JsonObject identified(JsonValue id) {
        JsonObjectBuilder identified = JSON.createObjectBuilder().add("id", id);
        json.forEach(identified::add);
        return identified.build();
    }
}
