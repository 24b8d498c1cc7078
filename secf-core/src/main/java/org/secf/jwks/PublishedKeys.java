package org.secf.jwks;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.secf.keys.Jwk;
import org.secf.tls.Outbound;
import org.secf.tls.Question;

/**
 * The keys that one address publishes. They are loaded by the thread of a request, one at a time, when they are due or somebody needs a key that is not there;
 * in between nobody asks, whatever keys clients invent. While the source fails, the last good copy holds for a while.
 *
 * @param <T> what is made of the keys, once for each copy
 */
public final class PublishedKeys<T> {

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final int LONGEST = 256 * 1024;
    private static final int MOST_KEYS = 100;
    private static final int GRACE = 3;
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final URI address;
    private final Schedule schedule;
    private final Function<Map<String, Jwk>, T> reading;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Copy<T> copy = new Copy<>(Optional.empty(), Instant.MIN, Instant.MIN);

    /**
     * How keys are loaded.
     *
     * @param outbound asks the source
     * @param refresh after this time keys are loaded again; three times as long they hold where that fails
     */
    public record Schedule(Supplier<Outbound> outbound, Duration refresh, Clock clock) {}

    /** What was loaded, when, and when somebody asked last. */
    private record Copy<T>(Optional<T> keys, Instant loaded, Instant asked) {}

    /**
     * None yet.
     *
     * @param reading what is made of the keys by their names: {@code kid}, or the thumbprint of one without. Of two keys of one name there is neither: which is
     *     meant would be left to chance
     */
    public PublishedKeys(URI address, Schedule schedule, Function<Map<String, Jwk>, T> reading) {
        this.address = address;
        this.schedule = schedule;
        this.reading = reading;
    }

    /**
     * What is published, as far as it is known.
     *
     * @param isEnough whether that has what is needed; otherwise the source is asked again, at most once in ten seconds
     * @return empty where nothing could be loaded for too long
     */
    public Optional<T> current(Predicate<T> isEnough) {
        Instant now = schedule.clock().instant();
        if (isWanted(isEnough, now) && loading.tryLock()) {
            try {
                // Asked again: another thread may have been faster.
                copy = isWanted(isEnough, now) ? loaded(now) : copy;
            } finally {
                loading.unlock();
            }
        }
        Copy<T> known = copy;
        return isOlder(known.loaded(), schedule.refresh().multipliedBy(GRACE), now) ? Optional.empty() : known.keys();
    }

    private boolean isWanted(Predicate<T> isEnough, Instant now) {
        Copy<T> known = copy;
        boolean isDue = isOlder(known.loaded(), schedule.refresh(), now)
                || known.keys().filter(isEnough).isEmpty();
        return isDue && isOlder(known.asked(), RETRY, now);
    }

    private static boolean isOlder(Instant time, Duration age, Instant now) {
        return time.equals(Instant.MIN) || !now.isBefore(time.plus(age));
    }

    private Copy<T> loaded(Instant now) {
        return schedule.outbound()
                .get()
                .send(Question.get(address))
                .fold(fetched -> read(fetched.body()), rejection -> Optional.<T>empty())
                .map(keys -> new Copy<>(Optional.of(keys), now, now))
                .orElseGet(() -> new Copy<>(copy.keys(), copy.loaded(), now));
    }

    /** Empty where it is no key set. A key that is too short or unknown is passed over (RFC 7517 §5). */
    private Optional<T> read(byte[] octets) {
        if (octets.length > LONGEST) {
            return Optional.empty();
        }
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(octets))) {
            List<JsonValue> members = List.copyOf(reader.readObject().getJsonArray("keys"));
            return members.size() > MOST_KEYS ? Optional.empty() : Optional.of(reading.apply(named(members)));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Map<String, Jwk> named(List<JsonValue> members) {
        Map<String, Jwk> keys = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (JsonValue member : members) {
            if (member instanceof JsonObject json) {
                Jwk.read(json)
                        .fold(Optional::of, rejection -> Optional.<Jwk>empty())
                        .ifPresent(jwk -> {
                            String name = jwk.keyId().orElseGet(jwk::thumbprint);
                            if (seen.add(name)) {
                                keys.put(name, jwk);
                            } else {
                                keys.remove(name);
                            }
                        });
            }
        }
        return keys;
    }
}
