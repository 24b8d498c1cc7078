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
 * How the metadata of one identity provider is read.
 *
 * @param location where it is
 * @param loading what is there
 * @param entityId which entity is meant
 * @param policy what is believed
 * @param fitness throws {@link UnusableMetadata} for a provider that our settings cannot work with; otherwise gives it back, ready for use
 * @param copy where the last good copy is kept
 */
public record MetadataFeed(
        MetadataLocation location,
        Loading loading,
        Optional<String> entityId,
        MetadataPolicy policy,
        UnaryOperator<IdentityProvider> fitness,
        Optional<LastGoodCopy> copy) {

    /** Loads octets. */
    @FunctionalInterface
    public interface Loading {

        /** The whole document. */
        byte[] load(String address) throws IOException;
    }

    /**
     * Reads it where it is, and keeps a copy of what is good.
     *
     * @param observer is told when the copy could not be kept
     * @throws UnusableMetadata when it cannot be used
     */
    Described read(Instant now, MetadataObserver observer) {
        byte[] xml = loaded(location.address(), loading);
        Described read = judged(xml, location.address(), now);
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
        String place = file.path().toString();
        return judged(loaded(place, any -> file.read()), place, now);
    }

    private Described judged(byte[] xml, String place, Instant now) {
        Described read = IdentityProviderMetadata.of(xml, place).described(entityId, policy, now);
        return new Described(fitness.apply(read.provider()), read.cacheDuration());
    }

    private static byte[] loaded(String place, Loading loading) {
        try {
            return loading.load(place);
        } catch (IOException | IllegalArgumentException e) {
            throw new MetadataSource(place)
                    .error(MetadataReason.SOURCE_UNREACHABLE, "cannot read " + place + " (" + e.getMessage() + ")", e);
        }
    }
}
