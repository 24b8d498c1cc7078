package org.secf.proxy;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.CallerJson;
import org.secf.verdict.Verdict;

/**
 * What a proxy says of its caller: name, groups, who acts for it and what proved it. Its attributes stay behind: the resource has not asked for them, and
 * what is not sent cannot be read on the way.
 *
 * @param identities all that the caller has, its name first
 * @param caller without attributes
 */
record Assertion(List<String> identities, Caller caller) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final String SUBJECT = "sub";
    private static final String IDENTITIES = "identities";
    private static final String CALLER = "caller";

    Assertion {
        identities = List.copyOf(identities);
    }

    /**
     * Of a caller.
     *
     * @param further attributes whose values are identities, too
     */
    static Assertion of(Caller caller, List<String> further) {
        Set<String> identities = new LinkedHashSet<>(List.of(caller.getName()));
        further.forEach(name -> identities.addAll(caller.attributes().getOrDefault(name, List.of())));
        return new Assertion(
                List.copyOf(identities),
                new AuthenticatedCaller(
                        caller.getName(), caller.groups(), Map.of(), caller.evidence(), caller.delegates()));
    }

    /** As claims of a token. */
    JsonObjectBuilder claims() {
        JsonArrayBuilder all = JSON.createArrayBuilder();
        identities.forEach(all::add);
        return JSON.createObjectBuilder()
                .add(SUBJECT, caller.getName())
                .add(IDENTITIES, all)
                .add(CALLER, CallerJson.write(caller));
    }

    /** Out of the claims of a token whose signature held. */
    static Verdict<Assertion> read(JsonObject claims) {
        try {
            JsonArray array = claims.getJsonArray(IDENTITIES);
            List<String> identities = array.getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .toList();
            Caller caller = CallerJson.read(claims.getJsonObject(CALLER).toString());
            boolean isOne = caller.getName().equals(claims.getString(SUBJECT))
                    && !identities.isEmpty()
                    && caller.getName().equals(identities.get(0));
            return isOne ? Verdict.accepted(new Assertion(identities, caller)) : malformed("several subjects");
        } catch (RuntimeException unreadable) {
            return malformed(unreadable.toString());
        }
    }

    private static Verdict<Assertion> malformed(String received) {
        return Verdict.rejected(ProxyReason.MALFORMED_ASSERTION, "the claims of a caller", received);
    }
}
