package org.secf.payload;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the secrets are by which messages that come are decrypted. */
@FunctionalInterface
public interface ContentKeys {

    /**
     * The secret of that name.
     *
     * @param keyId as a message says, from anybody
     * @return a copy, which the caller closes
     */
    Optional<ContentKey> find(String keyId);

    /** None at all. */
    static ContentKeys none() {
        return keyId -> Optional.empty();
    }

    /**
     * Secrets that were agreed on beforehand. A secret that both sides send with lets somebody send a message back to its sender; give each direction one of
     * its own.
     *
     * @param keys each by a name of its own; not copied, and open as long as messages come
     */
    static ContentKeys of(ContentKey... keys) {
        Map<String, ContentKey> known =
                Arrays.stream(keys).collect(Collectors.toUnmodifiableMap(ContentKey::id, Function.identity()));
        return keyId -> Optional.ofNullable(known.get(keyId)).map(ContentKey::copy);
    }
}
