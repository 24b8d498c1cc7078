package org.secf.integrity;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.secf.crypto.Crypto;
import org.secf.keys.Jwk;
import org.secf.mechanism.MechanismContext;
import org.secf.signature.SignatureKeys;
import org.secf.signature.VerificationKey;
import org.secf.tls.Outbound;
import org.secf.tls.Question;

/**
 * The keys that one signer publishes. They are loaded by the thread of a request, one at a time, when they are due or somebody names a key that is not there;
 * in between nobody asks, whatever keys clients invent. While the source fails, the last good copy holds for a while.
 */
final class JwksKeys implements SignatureKeys {

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final int LONGEST = 256 * 1024;
    private static final int MOST_KEYS = 100;
    private static final int GRACE = 3;
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final JwksSource source;
    private final Supplier<Outbound> outbound;
    private final Duration refresh;
    private final Crypto crypto;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Copy copy = new Copy(Map.of(), Instant.MIN, Instant.MIN);

    /** What was loaded, when, and when somebody asked last. */
    private record Copy(Map<String, VerificationKey> keys, Instant loaded, Instant asked) {}

    JwksKeys(JwksSource source, Supplier<Outbound> outbound, Duration refresh, MechanismContext context) {
        this.source = source;
        this.outbound = outbound;
        this.refresh = refresh;
        this.crypto = context.crypto();
        this.clock = context.clock();
    }

    @Override
    public Optional<VerificationKey> find(String keyId) {
        Instant now = clock.instant();
        if (isWanted(keyId, now)) {
            load(keyId, now);
        }
        Copy known = copy;
        return isUsable(known, now) ? Optional.ofNullable(known.keys().get(keyId)) : Optional.empty();
    }

    /** Where no key is known, all wait for who loads them, or signers would be strangers meanwhile; but not for a source that failed, which may hang. */
    private void load(String keyId, Instant now) {
        Copy known = copy;
        if (!isUsable(known, now) && known.asked().equals(known.loaded())) {
            loading.lock();
            try {
                loadOnce(keyId, now);
            } finally {
                loading.unlock();
            }
        } else if (loading.tryLock()) {
            try {
                loadOnce(keyId, now);
            } finally {
                loading.unlock();
            }
        }
    }

    /** Asked again: another thread may have been faster. */
    private void loadOnce(String keyId, Instant now) {
        if (isWanted(keyId, now)) {
            copy = loaded(now);
        }
    }

    private boolean isUsable(Copy known, Instant now) {
        return !isOlder(known.loaded(), refresh.multipliedBy(GRACE), now);
    }

    private boolean isWanted(String keyId, Instant now) {
        Copy known = copy;
        boolean isDue = isOlder(known.loaded(), refresh, now) || !known.keys().containsKey(keyId);
        return isDue && isOlder(known.asked(), RETRY, now);
    }

    private static boolean isOlder(Instant time, Duration age, Instant now) {
        return time.equals(Instant.MIN) || !now.isBefore(time.plus(age));
    }

    private Copy loaded(Instant now) {
        return outbound.get()
                .send(Question.get(source.address()))
                .fold(fetched -> read(fetched.body()), rejection -> Optional.<Map<String, VerificationKey>>empty())
                .map(keys -> new Copy(keys, now, now))
                .orElseGet(() -> new Copy(copy.keys(), copy.loaded(), now));
    }

    /** Empty where it is no key set. A key that is not for signatures, too short or unknown is passed over (RFC 7517 §5). */
    private Optional<Map<String, VerificationKey>> read(byte[] octets) {
        if (octets.length > LONGEST) {
            return Optional.empty();
        }
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(octets))) {
            List<JsonValue> members = List.copyOf(reader.readObject().getJsonArray("keys"));
            return members.size() > MOST_KEYS ? Optional.empty() : Optional.of(keys(members));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Two keys of one name are both passed over: which is meant would be left to chance. */
    private Map<String, VerificationKey> keys(List<JsonValue> members) {
        Map<String, VerificationKey> keys = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (JsonValue member : members) {
            if (member instanceof JsonObject json) {
                Jwk.read(json)
                        .fold(Optional::of, rejection -> Optional.<Jwk>empty())
                        .ifPresent(jwk -> {
                            String name = jwk.keyId().orElseGet(jwk::thumbprint);
                            if (seen.add(name)) {
                                usable(jwk).ifPresent(key -> keys.put(name, key));
                            } else {
                                keys.remove(name);
                            }
                        });
            }
        }
        return Map.copyOf(keys);
    }

    private Optional<VerificationKey> usable(Jwk jwk) {
        try {
            return Optional.of(VerificationKey.of(crypto, jwk, source.owner()));
        } catch (IllegalArgumentException notForSignatures) {
            return Optional.empty();
        }
    }
}
