package org.secf.payload;

import java.security.KeyPair;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.KemKeyPair;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.verdict.Verdict;

/**
 * Our key pairs to whose public halves bodies are encrypted (RFC 9180): the present one, and those before it that messages may still be under way to. For
 * nothing else; a key that opens JWE too would do two things.
 *
 * @param pairs by the names that senders call them
 */
public record HpkeKeys(Map<String, KemKeyPair> pairs) {

    public HpkeKeys {
        pairs = Map.copyOf(pairs);
    }

    /** None at all. */
    public static HpkeKeys none() {
        return new HpkeKeys(Map.of());
    }

    /**
     * The keys of a set that open at this instant and are on P-256 or X25519; others are passed over. Tries each pair, so make it once for each state of the
     * set, not for each message.
     */
    public static HpkeKeys of(KeySet set, Instant now) {
        Map<String, KemKeyPair> pairs = new HashMap<>();
        for (Member member : set.opening(now)) {
            pair(member).ifPresent(pair -> pairs.put(member.id(), pair));
        }
        return new HpkeKeys(pairs);
    }

    Optional<KemKeyPair> named(String keyId) {
        return Optional.ofNullable(pairs.get(keyId));
    }

    private static Optional<KemKeyPair> pair(Member member) {
        KeyPair pair = new KeyPair(member.key().publicKey(), member.key().privateKey());
        for (HpkeKem kem : HpkeKem.values()) {
            Verdict<KemKeyPair> fitting = KemKeyPair.of(kem, pair);
            if (fitting.rejection().isEmpty()) {
                return fitting.fold(Optional::of, rejection -> Optional.empty());
            }
        }
        return Optional.empty();
    }
}
