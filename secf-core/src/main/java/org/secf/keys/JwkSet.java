package org.secf.keys;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Public keys to be published together (RFC 7517 §5).
 *
 * @param keys each by a name of its own
 */
public record JwkSet(List<Jwk> keys) {

    /** The media type (RFC 7517 §8.5.2). */
    public static final String MEDIA_TYPE = "application/jwk-set+json";

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException when a key has none, or two have the same (§4.5)
     */
    public JwkSet {
        keys = List.copyOf(keys);
        Set<String> names = new HashSet<>();
        for (Jwk key : keys) {
            String name = key.keyId()
                    .orElseThrow(() -> new IllegalArgumentException("a key has no kid by which it could be chosen"));
            if (!names.add(name)) {
                throw new IllegalArgumentException("two keys have the kid " + name);
            }
        }
    }

    /** {@code {"keys":[…]}}. */
    public JsonObject toJson() {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        keys.forEach(key -> array.add(key.toJson()));
        return BUILDERS.createObjectBuilder().add("keys", array).build();
    }
}
