package org.secf.mechanism;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a resource needs of a caller who is known, but not well enough or not recently enough (RFC 9470).
 *
 * @param contexts the authentication contexts of which one would do; empty where any does
 * @param maxAge how long ago the caller may have proved itself to the issuer; empty where that is no matter
 */
public record StepUp(List<String> contexts, Optional<Duration> maxAge) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    public StepUp {
        contexts = List.copyOf(contexts);
    }

    /** One JSON object that says so to a program, in the words of RFC 9470 §3; of the age in seconds. */
    public String json() {
        JsonObjectBuilder told = JSON.createObjectBuilder().add("error", "insufficient_user_authentication");
        if (!contexts.isEmpty()) {
            told.add("acr_values", String.join(" ", contexts));
        }
        maxAge.ifPresent(age -> told.add("max_age", age.toSeconds()));
        return told.build().toString();
    }
}
