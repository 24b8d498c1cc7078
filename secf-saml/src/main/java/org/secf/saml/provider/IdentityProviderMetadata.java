package org.secf.saml.provider;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.saml.model.Description;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.opensaml.EntityReader;
import org.secf.saml.opensaml.MetadataSource;
import org.secf.saml.xml.ElementSink;
import org.secf.saml.xml.HardenedStream;
import org.xml.sax.SAXException;

/**
 * A metadata document (saml-metadata §2), of one entity or of thousands; it streams by, and only the entity that is asked for is kept. Nothing of it is
 * believed but by {@link #provider}.
 */
public final class IdentityProviderMetadata {

    private static final int MOST_NAMED = 10;

    private final byte[] xml;
    private final MetadataSource source;

    private IdentityProviderMetadata(byte[] xml, MetadataSource source) {
        this.xml = xml;
        this.source = source;
    }

    /**
     * A document.
     *
     * @param xml one EntityDescriptor, or EntitiesDescriptor around several; not copied, since it may be large, so nobody may change it
     * @param location where the document stands, for errors
     */
    public static IdentityProviderMetadata of(byte[] xml, String location) {
        return new IdentityProviderMetadata(
                xml, new MetadataSource(location, part -> {}, new MetadataLocation(location).isHere()));
    }

    /** The same of a place that is known, and whoever listens is told what of it is left out. */
    static IdentityProviderMetadata of(byte[] xml, MetadataSource source) {
        return new IdentityProviderMetadata(xml, source);
    }

    /**
     * The entity ids of every identity provider that it describes, in its order.
     *
     * @throws UnusableMetadata when it is no SAML metadata; the text names location and mend
     */
    public List<String> entityIds() {
        EntityScan scan = new EntityScan(Role.IDENTITY_PROVIDER, id -> false, found -> {}, source);
        read(scan);
        return scan.identityProviders();
    }

    /**
     * One identity provider.
     *
     * @param entityId which; needed where there are several
     * @param signer who must have signed the document; empty does not ask for a signature
     * @param now for validUntil
     * @throws UnusableMetadata when the document cannot be believed or used; the text names location and mend
     */
    public IdentityProvider provider(Optional<String> entityId, Optional<X509Certificate> signer, Instant now) {
        return described(entityId, MetadataPolicy.of(signer), now).provider();
    }

    /** The identity provider, and how long to wait before asking again. */
    Described described(Optional<String> entityId, MetadataPolicy policy, Instant now) {
        return described(Role.IDENTITY_PROVIDER, entityId, policy, now);
    }

    /** The same in another role. */
    Described described(Role role, Optional<String> entityId, MetadataPolicy policy, Instant now) {
        List<EntityScan.Found> found = new ArrayList<>();
        // A second is not read any more: which is meant cannot be known.
        EntityScan scan = new EntityScan(
                role, id -> found.isEmpty() && entityId.map(id::equals).orElse(true), found::add, source);
        Optional<RootSignature> signature = signature(policy, now);
        read(ElementSink.all(
                Stream.<ElementSink>concat(signature.stream(), Stream.of(scan)).toList()));
        signature.ifPresent(RootSignature::require);
        requireOne(role, scan.identityProviders(), entityId);
        EntityScan.Found one = found.get(0);
        requireSound(one);
        requireValid(one.validity(), policy, now);
        return Described.of(entity(role, one), one.validity().cacheDuration());
    }

    private IdentityProvider entity(Role role, EntityScan.Found found) {
        return role == Role.ENABLER
                ? EnablerReader.read(found.element(), found.validity().validUntil(), source)
                : provider(found, DescriptionReader.read(found.element()));
    }

    /**
     * Every identity provider that a filter lets pass.
     *
     * @param fitness as {@link MetadataFeed#fitness}
     */
    Described described(
            EntityFilter filter, MetadataPolicy policy, UnaryOperator<IdentityProvider> fitness, Instant now) {
        // Nothing is read of a document whose signature has not been seen to hold, so it is gone through twice.
        signature(policy, now).ifPresent(signature -> {
            read(signature);
            signature.require();
        });
        AggregateReader reader = new AggregateReader(
                filter,
                entity -> {
                    requireSound(entity.found());
                    requireValid(entity.found().validity(), policy, now);
                    return fitness.apply(provider(entity.found(), entity.description()));
                },
                source);
        EntityScan scan = new EntityScan(Role.IDENTITY_PROVIDER, reader::mayTake, reader::take, source);
        read(scan);
        requireAny(Role.IDENTITY_PROVIDER, scan.identityProviders());
        return reader.described();
    }

    private Optional<RootSignature> signature(MetadataPolicy policy, Instant now) {
        return policy.signers().map(signers -> new RootSignature(signers.apply(now), policy.crypto(), source));
    }

    private IdentityProvider provider(EntityScan.Found found, Description description) {
        return EntityReader.read(found.element(), found.validity().validUntil(), description, source);
    }

    /**
     * What was read.
     *
     * @param providers by entity id
     * @param cacheDuration how long to wait before asking again
     * @param leftOut those that were to be read, too, and could not
     */
    record Described(
            Map<String, IdentityProvider> providers, Optional<Duration> cacheDuration, Optional<LeftOut> leftOut) {

        Described {
            providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
        }

        /**
         * What could not be used.
         *
         * @param first why the first could not
         */
        record LeftOut(int count, UnusableMetadata first) {}

        static Described of(IdentityProvider one, Optional<Duration> cacheDuration) {
            return new Described(Map.of(one.entityId(), one), cacheDuration, Optional.empty());
        }

        /** The only one. */
        IdentityProvider provider() {
            return providers.values().iterator().next();
        }

        /** When the last of them ends; empty where one has no end. */
        Optional<Instant> end() {
            boolean isBound =
                    providers.values().stream().allMatch(one -> one.validUntil().isPresent());
            return isBound
                    ? providers.values().stream()
                            .flatMap(one -> one.validUntil().stream())
                            .max(Comparator.naturalOrder())
                    : Optional.empty();
        }

        /** The same with each in another form. */
        Described each(UnaryOperator<IdentityProvider> form) {
            Map<String, IdentityProvider> formed = new LinkedHashMap<>();
            providers.forEach((id, one) -> formed.put(id, form.apply(one)));
            return new Described(formed, cacheDuration, leftOut);
        }
    }

    private void read(ElementSink sink) {
        try {
            HardenedStream.readAggregate(xml, sink);
        } catch (SAXException | IOException e) {
            throw source.error(
                    MetadataReason.METADATA_UNREADABLE,
                    "expected an XML document without document type declaration: " + e.getMessage()
                            + "; download it again, and look at what is in the file",
                    e);
        }
    }

    private void requireOne(Role role, List<String> all, Optional<String> wanted) {
        requireAny(role, all);
        long fitting =
                all.stream().filter(id -> wanted.map(id::equals).orElse(true)).count();
        if (fitting == 0) {
            throw source.error(
                    MetadataReason.ENTITY_MISSING,
                    "expected the " + role + " " + wanted.orElse("") + ", found " + names(all)
                            + "; correct idp-entity-id, character by character; where it is not set, the one read at"
                            + " the start is meant until the application starts again");
        }
        if (fitting > 1) {
            throw source.error(
                    MetadataReason.ENTITY_AMBIGUOUS,
                    wanted.isPresent()
                            ? "describes " + wanted.get() + " " + fitting + " times; which is right cannot be known"
                            : "describes several identity providers; name one by idp-entity-id, or several by"
                                    + " idp-filter: "
                                    + names(all));
        }
    }

    private static void requireSound(EntityScan.Found found) {
        if (found.problem().isPresent()) {
            throw found.problem().get();
        }
    }

    private void requireAny(Role role, List<String> identityProviders) {
        if (identityProviders.isEmpty()) {
            throw source.error(
                    MetadataReason.ENTITY_MISSING,
                    "expected " + role.expected() + " for SAML 2.0, found none; is this a service provider's metadata?"
                            + " Ask the " + role + " for its own");
        }
    }

    private void requireValid(Validity validity, MetadataPolicy policy, Instant now) {
        validity.validUntil().filter(end -> !now.isBefore(end)).ifPresent(end -> {
            throw source.error(
                    MetadataReason.METADATA_ENDED,
                    "expired: validUntil " + end + " is "
                            + Duration.between(end, now).toMinutes() + " minutes before now, " + now
                            + "; download it anew from the identity provider and put it there");
        });
        policy.maxValidity().ifPresent(most -> requireEnd(validity, now.plus(most)));
    }

    /** Otherwise whoever carries an old document goes on for ever with a key that was given up. */
    private void requireEnd(Validity validity, Instant latest) {
        Instant end = validity.validUntil()
                .orElseThrow(() -> source.error(
                        MetadataReason.METADATA_WITHOUT_END,
                        "expected validUntil of at latest " + latest
                                + ", found none; ask the publisher for one, or remove metadata-max-validity"));
        if (end.isAfter(latest)) {
            throw source.error(
                    MetadataReason.METADATA_END_TOO_FAR,
                    "expected validUntil of at latest " + latest + ", found " + end
                            + "; ask the publisher for a nearer one, or raise metadata-max-validity");
        }
    }

    private static String names(List<String> ids) {
        String names = ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return ids.size() > MOST_NAMED ? names + " and " + (ids.size() - MOST_NAMED) + " more" : names;
    }
}
