package org.secf.integrity;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.secf.keys.Jwk;
import org.secf.tls.Outbound;
import org.secf.tls.Question;

/**
 * The keys that somebody publishes (RFC 7517 §5). They are loaded by the thread of a request, one at a time, when they are due or somebody names a key that is
 * not there; in between nobody asks, whatever keys clients invent. While the source fails, the last good copy holds for a while.
 *
 * @param <K> what a key is made into, once for each copy
 */
public final class PublishedKeys<K> {

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final int LONGEST = 256 * 1024;
    private static final int MOST_KEYS = 100;
    private static final int GRACE = 3;
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final Source source;
    private final Clock clock;
    private final Function<Jwk, Optional<K>> usable;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Copy<K> copy = new Copy<>(Map.of(), Instant.MIN, Instant.MIN);

    /**
     * Where they are.
     *
     * @param address by https, or on this machine
     * @param outbound asks there
     * @param refresh after which they are loaded again
     */
    public record Source(URI address, Supplier<Outbound> outbound, Duration refresh) {}

    /** What was loaded, when, and when somebody asked last. */
    private record Copy<K>(Map<String, K> keys, Instant loaded, Instant asked) {}

    /**
     * Keys of one source.
     *
     * @param usable empty for a key that is not for the purpose; it is passed over
     */
    public PublishedKeys(Source source, Clock clock, Function<Jwk, Optional<K>> usable) {
        this.source = source;
        this.clock = clock;
        this.usable = usable;
    }

    /** The key of that name, if it is published. */
    public Optional<K> find(String keyId) {
        return Optional.ofNullable(current(known -> known.containsKey(keyId)).get(keyId));
    }

    /** The same where there was one when they were loaded last; then, too, they are loaded again when they are due. */
    public Optional<K> known(String keyId) {
        return copy.keys().containsKey(keyId) ? find(keyId) : Optional.empty();
    }

    /** All of them, in the order published; none while they cannot be had. */
    public List<K> all() {
        return List.copyOf(current(known -> !known.isEmpty()).values());
    }

    private Map<String, K> current(Function<Map<String, K>, Boolean> isEnough) {
        Instant now = clock.instant();
        if (isWanted(isEnough, now)) {
            load(isEnough, now);
        }
        Copy<K> known = copy;
        return isUsable(known, now) ? known.keys() : Map.of();
    }

    /** Where no key is known, all wait for who loads them, or signers would be strangers meanwhile; but not for a source that failed, which may hang. */
    private void load(Function<Map<String, K>, Boolean> isEnough, Instant now) {
        Copy<K> known = copy;
        if (!isUsable(known, now) && known.asked().equals(known.loaded())) {
            loading.lock();
        } else if (!loading.tryLock()) {
            return;
        }
        try {
            // Asked again: another thread may have been faster.
            copy = isWanted(isEnough, now) ? loaded(now) : copy;
        } finally {
            loading.unlock();
        }
    }

    private boolean isUsable(Copy<K> known, Instant now) {
        return !isOlder(known.loaded(), source.refresh().multipliedBy(GRACE), now);
    }

    private boolean isWanted(Function<Map<String, K>, Boolean> isEnough, Instant now) {
        Copy<K> known = copy;
        boolean isDue = isOlder(known.loaded(), source.refresh(), now) || !isEnough.apply(known.keys());
        return isDue && isOlder(known.asked(), RETRY, now);
    }

    private static boolean isOlder(Instant time, Duration age, Instant now) {
        return time.equals(Instant.MIN) || !now.isBefore(time.plus(age));
    }

    private Copy<K> loaded(Instant now) {
        return source.outbound()
                .get()
                .send(Question.get(source.address()))
                .fold(fetched -> read(fetched.body()), rejection -> Optional.<Map<String, K>>empty())
                .map(keys -> new Copy<>(keys, now, now))
                .orElseGet(() -> new Copy<>(copy.keys(), copy.loaded(), now));
    }

    /** Empty where it is no key set, with each member once and nothing behind. A key that cannot be used, is short or unknown is passed over (RFC 7517 §5). */
    private Optional<Map<String, K>> read(byte[] octets) {
        if (octets.length > LONGEST) {
            return Optional.empty();
        }
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(octets), StandardCharsets.UTF_8)) {
            List<JsonValue> members = List.copyOf(reader.readObject().getJsonArray("keys"));
            return members.size() > MOST_KEYS || !endsWithObject(octets)
                    ? Optional.empty()
                    : Optional.of(keys(members));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A reader stops at the end of its object and sees no more. */
    private static boolean endsWithObject(byte[] octets) {
        try (JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(octets), StandardCharsets.UTF_8)) {
            parser.next();
            parser.skipObject();
            return !parser.hasNext();
        }
    }

    /** Two keys of one name are both passed over: which is meant would be left to chance. */
    private Map<String, K> keys(List<JsonValue> members) {
        Map<String, K> keys = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (JsonValue member : members) {
            if (member instanceof JsonObject json) {
                Jwk.read(json)
                        .fold(Optional::of, rejection -> Optional.<Jwk>empty())
                        .ifPresent(jwk -> {
                            String name = jwk.keyId().orElseGet(jwk::thumbprint);
                            if (seen.add(name)) {
                                usable.apply(jwk).ifPresent(key -> keys.put(name, key));
                            } else {
                                keys.remove(name);
                            }
                        });
            }
        }
        return Collections.unmodifiableMap(keys);
    }
}
