package org.secf.saml.provider;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return new IdentityProviderMetadata(xml, new MetadataSource(location));
    }

    /**
     * The entity ids of every identity provider that it describes, in its order.
     *
     * @throws UnusableMetadata when it is no SAML metadata; the text names location and mend
     */
    public List<String> entityIds() {
        EntityScan scan = new EntityScan(Role.IDENTITY_PROVIDER, Optional.empty(), source);
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
        EntityScan scan = new EntityScan(role, entityId, source);
        Optional<RootSignature> signature =
                policy.signers().map(signers -> new RootSignature(signers.apply(now), policy.crypto(), source));
        read(ElementSink.all(
                Stream.<ElementSink>concat(signature.stream(), Stream.of(scan)).toList()));
        signature.ifPresent(RootSignature::require);
        EntityScan.Found found = chosen(role, scan, entityId);
        requireValid(found.validity(), policy, now);
        return new Described(entity(role, found), found.validity().cacheDuration());
    }

    private IdentityProvider entity(Role role, EntityScan.Found found) {
        Optional<Instant> end = found.validity().validUntil();
        return role == Role.ENABLER
                ? EnablerReader.read(found.element(), end, source)
                : EntityReader.read(found.element(), end, DescriptionReader.read(found.element()), source);
    }

    /** What was read. */
    record Described(IdentityProvider provider, Optional<Duration> cacheDuration) {}

    private void read(ElementSink sink) {
        try {
            HardenedStream.read(xml, sink);
        } catch (SAXException | IOException e) {
            throw source.error(
                    MetadataReason.METADATA_UNREADABLE,
                    "expected an XML document without document type declaration: " + e.getMessage()
                            + "; download it again, and look at what is in the file",
                    e);
        }
    }

    private EntityScan.Found chosen(Role role, EntityScan scan, Optional<String> wanted) {
        List<String> all = requireAny(role, scan.identityProviders());
        long fitting =
                all.stream().filter(id -> wanted.map(id::equals).orElse(true)).count();
        if (fitting == 0) {
            throw source.error(
                    MetadataReason.ENTITY_MISSING,
                    "expected the " + role + " " + wanted.orElse("") + ", found " + names(all)
                            + "; correct idp-entity-id, character by character; where it is not set, the one read at the"
                            + " start is meant until the application starts again");
        }
        if (fitting > 1) {
            throw source.error(
                    MetadataReason.ENTITY_AMBIGUOUS,
                    wanted.isPresent()
                            ? "describes " + wanted.get() + " " + fitting + " times; which is right cannot be known"
                            : "describes several identity providers; name one by idp-entity-id: " + names(all));
        }
        return scan.found().get(0);
    }

    private List<String> requireAny(Role role, List<String> identityProviders) {
        if (identityProviders.isEmpty()) {
            throw source.error(
                    MetadataReason.ENTITY_MISSING,
                    "expected " + role.expected() + " for SAML 2.0, found none; is this a service provider's metadata?"
                            + " Ask the " + role + " for its own");
        }
        return identityProviders;
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
