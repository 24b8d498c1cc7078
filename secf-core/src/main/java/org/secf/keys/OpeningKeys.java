package org.secf.keys;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The private keys that an opener has: the present one, and those before it that messages may still be under way to.
 *
 * @param keys each by a name of its own
 */
public record OpeningKeys(List<OpeningKey> keys) {

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException when there are no keys, or two have the same name
     */
    public OpeningKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("expected at least one private key");
        }
        Set<String> names = new HashSet<>();
        for (OpeningKey key : keys) {
            if (!names.add(key.keyId())) {
                throw new IllegalArgumentException("two private keys have the name " + key.keyId());
            }
        }
    }

    /** The key of that name, if there is one. */
    public Optional<OpeningKey> named(String keyId) {
        return keys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }
}
