package org.secf.payload;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.set.KeySet;

/**
 * What we decrypt by. A key has one use: none stands in two of these under the same name.
 *
 * @param shared for the content coding
 * @param sealed for JWE
 * @param encapsulated for HPKE
 */
public record PayloadKeys(ContentKeys shared, OpeningKeys sealed, HpkeKeys encapsulated) {

    /**
     * Checks that no key has two uses.
     *
     * @throws IllegalArgumentException when a key pair by the same name is for JWE and for HPKE
     */
    public PayloadKeys {
        Set<String> names = encapsulated.pairs().keySet();
        for (OpeningKey key : sealed.keys()) {
            if (names.contains(key.keyId())) {
                throw new IllegalArgumentException(
                        "the key " + key.keyId() + " is for JWE and for HPKE (RFC 8725 §3.1); make a key set for each");
            }
        }
    }

    /** None at all, to begin with. */
    public static PayloadKeys none() {
        return new PayloadKeys(ContentKeys.none(), OpeningKeys.found(keyId -> Optional.empty()), HpkeKeys.none());
    }

    /** The same with these secrets for the content coding. */
    public PayloadKeys withShared(ContentKeys keys) {
        return new PayloadKeys(keys, sealed, encapsulated);
    }

    /** The same with these keys for JWE. */
    public PayloadKeys withSealed(OpeningKeys keys) {
        return new PayloadKeys(shared, keys, encapsulated);
    }

    /** The same with these key pairs for HPKE. */
    public PayloadKeys withEncapsulated(HpkeKeys keys) {
        return new PayloadKeys(shared, sealed, keys);
    }

    /**
     * The same with the keys of a set that open JWE at this instant, each with the one algorithm that keys of its kind are used with
     * ({@link SealAlgorithm#usualOf}). Others are passed over.
     */
    public PayloadKeys withSealed(KeySet set, Instant now) {
        Map<String, OpeningKey> keys = new LinkedHashMap<>();
        set.opening(now)
                .forEach(member -> SealAlgorithm.usualOf(member.key().publicKey())
                        .ifPresent(algorithm -> keys.putIfAbsent(
                                member.id(),
                                new OpeningKey(member.id(), member.key().privateKey(), algorithm))));
        return withSealed(new OpeningKeys(List.copyOf(keys.values()), sealed.others()));
    }
}
