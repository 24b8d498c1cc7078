package org.secf.keys;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The keys that an opener has: the present one, those before it that messages may still be under way to, and those that are looked up.
 *
 * @param keys each by a name of its own
 * @param others finds further keys by their names, such as those of security associations; it is given what a message says, from anybody
 */
public record OpeningKeys(List<OpeningKey> keys, Function<String, Optional<OpeningKey>> others) {

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException when two keys have the same name
     */
    public OpeningKeys {
        keys = List.copyOf(keys);
        Set<String> names = new HashSet<>();
        for (OpeningKey key : keys) {
            if (!names.add(key.keyId())) {
                throw new IllegalArgumentException("two private keys have the name " + key.keyId());
            }
        }
    }

    /**
     * These keys and no others.
     *
     * @throws IllegalArgumentException when there are no keys, or two have the same name
     */
    public OpeningKeys(List<OpeningKey> keys) {
        this(keys, keyId -> Optional.empty());
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("expected at least one key that opens");
        }
    }

    /** Keys that are looked up by their names, each time. */
    public static OpeningKeys found(Function<String, Optional<OpeningKey>> lookup) {
        return new OpeningKeys(List.of(), lookup);
    }

    /** The key of that name, if there is one. */
    public Optional<OpeningKey> named(String keyId) {
        return keys.stream()
                .filter(key -> key.keyId().equals(keyId))
                .findFirst()
                .or(() -> others.apply(keyId));
    }
}
