package org.secf.openid.provider;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.secf.jwt.JwtKeys;
import org.secf.keys.Jwk;
import org.secf.tls.Fetched;
import org.secf.tls.Question;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * A provider that announces itself (OpenID Connect Discovery §4). Its document is fetched when it is needed first, and again when it is due; what was good last goes
 * on while the provider cannot be reached, or announces what cannot be used, but not for ever.
 */
public final class FollowedProvider implements Provider {

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final int GRACE = 3;
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final ProviderPlaces places;
    private final String issuer;
    private final ProviderConnection connection;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Known known = new Known(Optional.empty(), Instant.MIN, Instant.MIN, Optional.empty());

    private record Good(ProviderMetadata metadata, PublishedProviderKeys keys) {}

    /** What was good last, since when, when it was asked for last, and why that was not good. */
    private record Known(Optional<Good> good, Instant loaded, Instant asked, Optional<Rejection> problem) {

        boolean isUsable(Duration refresh, Instant now) {
            return good.isPresent() && now.isBefore(loaded.plus(refresh.multipliedBy(GRACE)));
        }

        boolean isDue(Duration refresh, Instant now) {
            if (asked.equals(Instant.MIN)) {
                return true;
            }
            boolean isFresh = problem.isEmpty() && now.isBefore(loaded.plus(refresh));
            return !isFresh && !now.isBefore(asked.plus(RETRY));
        }
    }

    /**
     * Follows from the first question on.
     *
     * @param places the issuer as configured, where it announces itself, and where it may say that it is asked
     */
    public FollowedProvider(ProviderPlaces places, ProviderConnection connection) {
        this.places = places;
        this.issuer = places.issuer();
        this.connection = connection;
    }

    /**
     * Where an issuer announces itself unless something else was said (Discovery §4).
     *
     * @throws IllegalArgumentException when the issuer is no address that is called by https, or has a query
     */
    public static URI usualDocument(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return ProviderEndpoints.address(base + WELL_KNOWN)
                .filter(address -> address.getRawQuery() == null)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected an https address, or http on this machine, without query and fragment"));
    }

    @Override
    public String issuer() {
        return issuer;
    }

    @Override
    public Verdict<ProviderMetadata> metadata() {
        Known now = current();
        return usable(now)
                .map(good -> Verdict.accepted(good.metadata()))
                .orElseGet(() -> Verdict.rejected(
                        ProviderReason.METADATA_UNAVAILABLE,
                        "what " + issuer + " announces",
                        now.problem()
                                .map(problem -> problem.reason().name() + ": " + problem.detail())
                                .orElse("nothing yet")));
    }

    /** Why what is known is not newer; empty where the provider was good when it was asked last. */
    public Optional<Rejection> problem() {
        return known.problem();
    }

    @Override
    public JwtKeys keys() {
        return keyId ->
                usable(current()).map(good -> good.keys().candidates(keyId)).orElse(List.of());
    }

    @Override
    public List<Jwk> encryptionKeys() {
        return usable(current()).map(good -> good.keys().encryption()).orElse(List.of());
    }

    private Optional<Good> usable(Known now) {
        return now.isUsable(connection.refresh(), connection.clock().instant()) ? now.good() : Optional.empty();
    }

    private Known current() {
        Instant now = connection.clock().instant();
        if (known.isDue(connection.refresh(), now)) {
            load(now);
        }
        return known;
    }

    /** The first time all wait for who fetches it; later they go on with what they have, since a source that failed may hang. */
    private void load(Instant now) {
        if (known.asked().equals(Instant.MIN)) {
            loading.lock();
        } else if (!loading.tryLock()) {
            return;
        }
        try {
            // Asked again: another thread may have been faster.
            if (known.isDue(connection.refresh(), now)) {
                known = fetched(known, now);
            }
        } finally {
            loading.unlock();
        }
    }

    private Known fetched(Known before, Instant now) {
        return connection
                .outbound()
                .get()
                .send(Question.get(places.document()).with("Accept", "application/json"))
                .map(Fetched::body)
                .then(body -> ProviderMetadata.parse(body, places))
                .fold(
                        metadata -> new Known(Optional.of(good(before, metadata)), now, now, Optional.empty()),
                        rejection -> new Known(before.good(), before.loaded(), now, Optional.of(rejection)));
    }

    /** Keys at the same address stay those that are known. */
    private Good good(Known before, ProviderMetadata metadata) {
        URI address = metadata.endpoints().keys();
        PublishedProviderKeys keys = before.good()
                .map(Good::keys)
                .filter(known -> known.address().equals(address))
                .orElseGet(() -> new PublishedProviderKeys(address, issuer, connection));
        return new Good(metadata, keys);
    }
}
