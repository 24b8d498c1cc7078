package org.secf.client;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.secf.hpke.KemKeyPair;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.payload.HpkeKeys;
import org.secf.payload.PayloadKeys;

/**
 * The keys of a set that open bodies now, made ready once for each state of it. A key has one use, as senders take it from a published set: one that can open JWE
 * does that, and only others, on X25519, are for HPKE.
 */
final class DecryptionKeys {

    private final Keys keys;
    private final Clock clock;
    private volatile Prepared last = new Prepared(List.of(), PayloadKeys.none());

    private record Prepared(List<String> members, PayloadKeys keys) {}

    DecryptionKeys(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    PayloadKeys current() {
        Instant now = clock.instant();
        KeySet set = keys.current();
        List<String> members = set.opening(now).stream().map(Member::id).toList();
        Prepared known = last;
        if (!known.members().equals(members)) {
            known = new Prepared(members, prepared(set, now));
            last = known;
        }
        return known.keys();
    }

    private static PayloadKeys prepared(KeySet set, Instant now) {
        List<String> sealed = set.opening(now).stream()
                .filter(member ->
                        SealAlgorithm.usualOf(member.key().publicKey()).isPresent())
                .map(Member::id)
                .toList();
        Map<String, KemKeyPair> pairs = HpkeKeys.of(set, now).pairs().entrySet().stream()
                .filter(pair -> !sealed.contains(pair.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return PayloadKeys.none().withSealed(set, now).withEncapsulated(new HpkeKeys(pairs));
    }
}
