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
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Keys at the address that the issuer's metadata names (RFC 8414 §2, OpenID Connect Discovery §3). The metadata is loaded by the first token and again once a
 * day; it is believed only where it says to be the issuer's that was configured (RFC 8414 §3.3), and followed only to {@link KeyPlaces}.
 */
public final class DiscoveredKeys implements JwtKeys {

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration HOLDS = Duration.ofDays(1);

    private final PublishedKeys.Source metadata;
    private final KeyPlaces places;
    private final Clock clock;
    private final Function<URI, JwtKeys> keys;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Found found = new Found(Optional.empty(), Optional.empty(), Optional.empty(), Instant.MIN);

    /** Where the keys are, once that is known, why they are not known where the metadata tells, and when it was asked for. */
    private record Found(Optional<URI> address, Optional<JwtKeys> keys, Optional<Rejection> failure, Instant asked) {}

    /**
     * Keys of that issuer.
     *
     * @param metadata where its metadata is, and how that is asked
     * @param places the issuer as configured, and where its keys may be
     * @param keys makes those of an address
     */
    public DiscoveredKeys(PublishedKeys.Source metadata, KeyPlaces places, Clock clock, Function<URI, JwtKeys> keys) {
        this.metadata = metadata;
        this.places = places;
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

    @Override
    public Optional<Rejection> failure() {
        Found known = found;
        return known.keys().map(JwtKeys::failure).orElse(known.failure());
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
        Optional<Verdict<URI>> told = metadata.outbound()
                .get()
                .send(Question.get(metadata.address()))
                .fold(fetched -> StrictJson.object(fetched.body()), rejection -> Optional.<JsonObject>empty())
                .map(Claims::new)
                .filter(claims ->
                        claims.text("issuer").filter(places.issuer()::equals).isPresent())
                .flatMap(claims -> claims.text("jwks_uri"))
                .map(places::address);
        Optional<URI> address = told.flatMap(one -> one.fold(Optional::of, rejection -> Optional.<URI>empty()));
        boolean isAsBefore = address.isEmpty() || address.equals(before.address());
        return isAsBefore && before.keys().isPresent()
                ? new Found(before.address(), before.keys(), Optional.empty(), now)
                : new Found(address, address.map(keys), told.flatMap(Verdict::rejection), now);
    }
}
