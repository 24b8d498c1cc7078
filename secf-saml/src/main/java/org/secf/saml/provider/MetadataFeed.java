package org.secf.saml.provider;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.opensaml.MetadataSource;
import org.secf.saml.provider.IdentityProviderMetadata.Described;

/**
 * How the metadata of one entity is read.
 *
 * @param location where it is
 * @param loading what is there
 * @param entityId which entity is meant; empty where there is but one
 * @param policy what is believed
 * @param fitness throws {@link UnusableMetadata} for a provider that our settings cannot work with; otherwise gives it back, ready for use
 * @param copy where the last good copy is kept
 * @param role in which the entity is read
 */
public record MetadataFeed(
        MetadataLocation location,
        Loading loading,
        Optional<String> entityId,
        MetadataPolicy policy,
        UnaryOperator<IdentityProvider> fitness,
        Optional<LastGoodCopy> copy,
        Role role) {

    /** Of an identity provider. */
    public MetadataFeed(
            MetadataLocation location,
            Loading loading,
            Optional<String> entityId,
            MetadataPolicy policy,
            UnaryOperator<IdentityProvider> fitness,
            Optional<LastGoodCopy> copy) {
        this(location, loading, entityId, policy, fitness, copy, Role.IDENTITY_PROVIDER);
    }

    /** Loads octets. */
    @FunctionalInterface
    public interface Loading {

        /** The whole document. */
        byte[] load(String address) throws IOException;
    }

    /** The same for one entity only: whom a login was begun with must not become somebody else while the application runs. */
    MetadataFeed of(String onlyEntity) {
        return new MetadataFeed(location, loading, Optional.of(onlyEntity), policy, fitness, copy, role);
    }

    /**
     * Reads it where it is, and keeps a copy of what is good.
     *
     * @param observer is told when the copy could not be kept
     * @throws UnusableMetadata when it cannot be used
     */
    Described read(Instant now, MetadataObserver observer) {
        byte[] xml = loaded(location, loading);
        Described read = judged(xml, location.shown(), now);
        copy.ifPresent(file -> {
            try {
                file.write(xml);
            } catch (IOException e) {
                observer.copyNotKept(file.path() + ": " + e);
            }
        });
        return read;
    }

    /**
     * Reads the copy, and believes of it what would be believed of the source.
     *
     * @throws UnusableMetadata when there is none, or it cannot be used any more
     */
    Described readCopy(LastGoodCopy file, Instant now) {
        MetadataLocation place = new MetadataLocation(file.path().toString());
        return judged(loaded(place, any -> file.read()), place.shown(), now);
    }

    private Described judged(byte[] xml, String place, Instant now) {
        Described read = IdentityProviderMetadata.of(xml, place).described(role, entityId, policy, now);
        return new Described(fitness.apply(read.provider()), read.cacheDuration());
    }

    private static byte[] loaded(MetadataLocation place, Loading loading) {
        try {
            return loading.load(place.address());
        } catch (IOException | IllegalArgumentException e) {
            Exception told = withoutSecret(e, place);
            throw new MetadataSource(place.shown())
                    .error(
                            MetadataReason.SOURCE_UNREACHABLE,
                            "cannot read " + place.shown() + " (" + told.getMessage() + ")",
                            told);
        }
    }

    /** Logs print causes, too. */
    private static Exception withoutSecret(Exception e, MetadataLocation place) {
        String text = String.valueOf(e.getMessage());
        String hidden = place.hidden(text);
        return hidden.equals(text) ? e : new IOException(e.getClass().getSimpleName() + ": " + hidden);
    }
}
