package org.secf.saml.provider;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.secf.resource.Loaded;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.opensaml.MetadataSource;
import org.secf.saml.provider.IdentityProviderMetadata.Described;

/**
 * How the metadata of one entity, or of several identity providers in one document, is read.
 *
 * @param location where it is
 * @param loading what is there
 * @param entityId which entity is meant; empty where there is but one, or a filter says which
 * @param filter which entities are meant, where there may be several
 * @param policy what is believed
 * @param fitness throws {@link UnusableMetadata} for a provider that our settings cannot work with; otherwise gives it back, ready for use
 * @param copy where the last good copy is kept
 * @param role in which the entity is read
 */
public record MetadataFeed(
        MetadataLocation location,
        Loading loading,
        Optional<String> entityId,
        Optional<EntityFilter> filter,
        MetadataPolicy policy,
        UnaryOperator<IdentityProvider> fitness,
        Optional<LastGoodCopy> copy,
        Role role) {

    /** Of identity providers. */
    public MetadataFeed(
            MetadataLocation location,
            Loading loading,
            Optional<String> entityId,
            Optional<EntityFilter> filter,
            MetadataPolicy policy,
            UnaryOperator<IdentityProvider> fitness,
            Optional<LastGoodCopy> copy) {
        this(location, loading, entityId, filter, policy, fitness, copy, Role.IDENTITY_PROVIDER);
    }

    /** Of one entity in that role. */
    public MetadataFeed(
            MetadataLocation location,
            Loading loading,
            Optional<String> entityId,
            MetadataPolicy policy,
            UnaryOperator<IdentityProvider> fitness,
            Optional<LastGoodCopy> copy,
            Role role) {
        this(location, loading, entityId, Optional.empty(), policy, fitness, copy, role);
    }

    /** Of one identity provider. */
    public MetadataFeed(
            MetadataLocation location,
            Loading loading,
            Optional<String> entityId,
            MetadataPolicy policy,
            UnaryOperator<IdentityProvider> fitness,
            Optional<LastGoodCopy> copy) {
        this(location, loading, entityId, Optional.empty(), policy, fitness, copy);
    }

    /** Loads octets. */
    @FunctionalInterface
    public interface Loading {

        /** The whole document. */
        byte[] load(String address) throws IOException;

        /** The document, if it is another than the one of that version. */
        default Loaded load(String address, Optional<Loaded.Version> known) throws IOException {
            return new Loaded(Optional.of(load(address)), Optional.empty());
        }
    }

    /**
     * What was read, and when it need not be read again.
     *
     * @param described what it says
     * @param version by what its server recognises it
     * @param signers by whose signature it was believed
     */
    record Good(Described described, Optional<Loaded.Version> version, Optional<List<X509Certificate>> signers) {}

    /** The same for the one that was read first: whom a login was begun with must not become somebody else while the application runs. */
    MetadataFeed goingOn(Described first) {
        return filter.isPresent()
                ? this
                : new MetadataFeed(
                        location,
                        loading,
                        Optional.of(first.provider().entityId()),
                        filter,
                        policy,
                        fitness,
                        copy,
                        role);
    }

    /**
     * Reads it where it is, and keeps a copy of what is good.
     *
     * @param last what was read there last; its server may answer that this holds still
     * @param observer is told what is left out, and when the copy could not be kept
     * @throws UnusableMetadata when it cannot be used
     */
    Good read(Optional<Good> last, Instant now, MetadataObserver observer) {
        Optional<List<X509Certificate>> signers = policy.signers().map(believed -> believed.apply(now));
        Optional<Good> still = last.filter(good -> holds(good, signers, now));
        Loaded loaded = loaded(location, address -> loading.load(address, still.flatMap(Good::version)));
        if (loaded.content().isEmpty()) {
            return still.orElseThrow(() -> new MetadataSource(location.shown())
                    .error(
                            MetadataReason.SOURCE_UNREACHABLE,
                            "the server answers 304 and was not asked what is newer"));
        }
        byte[] xml = loaded.content().get();
        Described read = judged(xml, location.shown(), now, observer);
        copy.ifPresent(file -> keep(file, xml, observer));
        return new Good(read, loaded.version(), signers);
    }

    /** What has ended, or was believed for others' signatures, is judged anew. */
    private static boolean holds(Good good, Optional<List<X509Certificate>> signers, Instant now) {
        boolean isGoing =
                good.described().provider().validUntil().map(now::isBefore).orElse(true);
        return isGoing && good.signers().equals(signers);
    }

    private static void keep(LastGoodCopy file, byte[] xml, MetadataObserver observer) {
        try {
            file.write(xml);
        } catch (IOException e) {
            observer.copyNotKept(file.path() + ": " + e);
        }
    }

    /**
     * Reads the copy, and believes of it what would be believed of the source.
     *
     * @throws UnusableMetadata when there is none, or it cannot be used any more
     */
    Described readCopy(LastGoodCopy file, Instant now, MetadataObserver observer) {
        MetadataLocation place = new MetadataLocation(file.path().toString());
        return judged(loaded(place, any -> file.read()), place.shown(), now, observer);
    }

    private Described judged(byte[] xml, String place, Instant now, MetadataObserver observer) {
        // The copy of what came from elsewhere did so, too.
        IdentityProviderMetadata metadata =
                IdentityProviderMetadata.of(xml, new MetadataSource(place, observer::leftOut, location.isHere()));
        return filter.map(given -> metadata.described(given, policy, fitness, now))
                .orElseGet(() -> metadata.described(role, entityId, policy, now).each(fitness));
    }

    /** Loads one thing or another. */
    private interface Load<T> {
        T from(String address) throws IOException;
    }

    private static <T> T loaded(MetadataLocation place, Load<T> loading) {
        try {
            return loading.from(place.address());
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
