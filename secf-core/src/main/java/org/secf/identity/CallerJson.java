package org.secf.identity;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Callers as JSON: how a session keeps them (instead of Java serialisation) and how tools print them. */
public final class CallerJson {

    // Factories are found through the service loader, which is too dear for the request path.
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private CallerJson() {}

    /** Name, groups, attributes, evidence and delegates. */
    public static JsonObject write(Caller caller) {
        JsonArrayBuilder delegates = BUILDERS.createArrayBuilder();
        caller.delegates().forEach(delegate -> delegates.add(write(delegate)));
        JsonObjectBuilder attributes = BUILDERS.createObjectBuilder();
        caller.attributes().forEach((name, values) -> attributes.add(name, strings(values)));
        return BUILDERS.createObjectBuilder()
                .add("name", caller.getName())
                .add("groups", strings(caller.groups()))
                .add("attributes", attributes)
                .add("evidence", write(caller.evidence()))
                .add("delegates", delegates)
                .build();
    }

    /** Mechanism, issuer, authentication context, instant, key, end, and how far it may be handed on. */
    public static JsonObject write(Evidence evidence) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder()
                .add("mechanism", evidence.mechanism())
                .add("issuer", evidence.issuer())
                .add("authenticatedAt", evidence.authenticatedAt().toString());
        evidence.authenticationContext().ifPresent(context -> json.add("authenticationContext", context));
        evidence.keyThumbprint().ifPresent(thumbprint -> json.add("keyThumbprint", thumbprint));
        evidence.validUntil().ifPresent(end -> json.add("validUntil", end.toString()));
        evidence.onward().times().ifPresent(times -> json.add("onwardTimes", times));
        if (!evidence.onward().audiences().isEmpty()) {
            json.add("onwardAudiences", strings(evidence.onward().audiences()));
        }
        return json.build();
    }

    /** Reads what {@link #write(Caller)} wrote. Only for text from a trusted place, such as the server's own session. */
    public static Caller read(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            Map<String, List<String>> attributes = new LinkedHashMap<>();
            JsonObject written = object.getJsonObject("attributes");
            written.forEach((name, values) -> attributes.put(name, strings((JsonArray) values)));
            List<Delegate> delegates = new ArrayList<>();
            for (JsonObject delegate : object.getJsonArray("delegates").getValuesAs(JsonObject.class)) {
                delegates.add(new Delegate(
                        delegate.getString("name"), text(delegate, "since").map(Instant::parse)));
            }
            return new AuthenticatedCaller(
                    object.getString("name"),
                    new LinkedHashSet<>(strings(object.getJsonArray("groups"))),
                    attributes,
                    evidence(object.getJsonObject("evidence")),
                    delegates);
        }
    }

    private static Evidence evidence(JsonObject json) {
        return new Evidence(
                json.getString("mechanism"),
                json.getString("issuer"),
                Instant.parse(json.getString("authenticatedAt")),
                text(json, "authenticationContext"),
                text(json, "keyThumbprint"),
                text(json, "validUntil").map(Instant::parse),
                onward(json));
    }

    private static Onward onward(JsonObject json) {
        return new Onward(
                json.containsKey("onwardTimes") ? OptionalInt.of(json.getInt("onwardTimes")) : OptionalInt.empty(),
                json.containsKey("onwardAudiences") ? strings(json.getJsonArray("onwardAudiences")) : List.of());
    }

    private static JsonObject write(Delegate delegate) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder().add("name", delegate.name());
        delegate.since().ifPresent(instant -> json.add("since", instant.toString()));
        return json.build();
    }

    private static JsonArrayBuilder strings(Collection<String> values) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        values.forEach(array::add);
        return array;
    }

    private static List<String> strings(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.containsKey(name) ? Optional.of(json.getString(name)) : Optional.empty();
    }
}
