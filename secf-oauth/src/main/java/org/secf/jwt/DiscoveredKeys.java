package org.secf.jwt;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.secf.integrity.PublishedKeys;
import org.secf.signature.VerificationKey;
import org.secf.tls.Question;

/**
 * Keys at the address that the issuer's metadata names (RFC 8414 §2, OpenID Connect Discovery §3). The metadata is loaded by the first token and again once a
 * day; it is believed only where it says to be the issuer's that was configured (RFC 8414 §3.3).
 */
public final class DiscoveredKeys implements JwtKeys {

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration HOLDS = Duration.ofDays(1);

    private final PublishedKeys.Source metadata;
    private final String issuer;
    private final Clock clock;
    private final Function<URI, JwtKeys> keys;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Found found = new Found(Optional.empty(), Optional.empty(), Instant.MIN);

    /** Where the keys are, once that is known, and when the metadata was asked for. */
    private record Found(Optional<URI> address, Optional<JwtKeys> keys, Instant asked) {}

    /**
     * Keys of that issuer.
     *
     * @param metadata where its metadata is, and how that is asked
     * @param issuer as configured
     * @param keys makes those of an address
     */
    public DiscoveredKeys(PublishedKeys.Source metadata, String issuer, Clock clock, Function<URI, JwtKeys> keys) {
        this.metadata = metadata;
        this.issuer = issuer;
        this.clock = clock;
        this.keys = keys;
    }

    @Override
    public List<VerificationKey> candidates(Optional<String> keyId) {
        Found known = found;
        Instant now = clock.instant();
        if (isDue(known, now)) {
            load(known.asked().equals(Instant.MIN), now);
        }
        return found.keys().map(one -> one.candidates(keyId)).orElse(List.of());
    }

    private static boolean isDue(Found known, Instant now) {
        Duration pause = known.keys().isEmpty() ? RETRY : HOLDS;
        return known.asked().equals(Instant.MIN) || !now.isBefore(known.asked().plus(pause));
    }

    /** The first time all wait for who loads them; later they go on with what they have, since a source that failed may hang. */
    private void load(boolean isFirst, Instant now) {
        if (isFirst) {
            loading.lock();
        } else if (!loading.tryLock()) {
            return;
        }
        try {
            if (isDue(found, now)) {
                found = asked(found, now);
            }
        } finally {
            loading.unlock();
        }
    }

    private Found asked(Found before, Instant now) {
        Optional<URI> address = metadata.outbound()
                .get()
                .send(Question.get(metadata.address()))
                .fold(fetched -> StrictJson.object(fetched.body()), rejection -> Optional.<JsonObject>empty())
                .map(Claims::new)
                .filter(claims -> claims.text("issuer").filter(issuer::equals).isPresent())
                .flatMap(claims -> claims.text("jwks_uri"))
                .flatMap(PublishedJwtKeys::address);
        boolean isAsBefore = address.isEmpty() || address.equals(before.address());
        return isAsBefore && before.keys().isPresent()
                ? new Found(before.address(), before.keys(), now)
                : new Found(address, address.map(keys), now);
    }
}
