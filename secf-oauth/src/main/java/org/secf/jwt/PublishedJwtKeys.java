package org.secf.jwt;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.secf.integrity.JwksSource;
import org.secf.integrity.PublishedKeys;
import org.secf.signature.VerificationKey;

/** Keys that an issuer publishes at an address (RFC 7517 §5); an unknown name has them loaded again, at most once in ten seconds. */
public final class PublishedJwtKeys implements JwtKeys {

    private final PublishedKeys<VerificationKey> published;

    /**
     * Keys at an address.
     *
     * @param source address, and how it is asked
     * @param fitness which of them are taken
     */
    public PublishedJwtKeys(PublishedKeys.Source source, Clock clock, KeyFitness fitness) {
        this.published = new PublishedKeys<>(source, clock, fitness::of);
    }

    @Override
    public List<VerificationKey> candidates(Optional<String> keyId) {
        return keyId.map(name -> published.find(name).stream().toList()).orElseGet(published::all);
    }

    /** Where an issuer may publish keys: https, or this machine. */
    static Optional<URI> address(String text) {
        try {
            return JwksSource.address(text);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
