package org.secf.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.saml.metadata.IdentityProviderMetadata;
import org.secf.saml.model.IdentityProvider;
import org.secf.settings.ConfigurationException;

/** Identity providers from metadata files, each read once, so that a day's log does not parse the same file for every line. */
final class IdentityProviders {

    private final Sources sources;
    private final Map<Key, IdentityProvider> known = new HashMap<>();

    private record Key(String file, Optional<String> entityId) {}

    IdentityProviders(Sources sources) {
        this.sources = sources;
    }

    /**
     * The identity provider that is meant: by its entity id, or the only one, or the one that the response names. Choosing by what the response
     * claims is safe, since it then has to be signed with a key of just that entity.
     *
     * @param issuer what the response claims
     */
    IdentityProvider find(Question question, Optional<String> issuer) throws UnusableException {
        if (question.identityProvider().isPresent()) {
            return read(new Key(question.metadata(), question.identityProvider()));
        }
        try {
            return read(new Key(question.metadata(), Optional.empty()));
        } catch (UnusableException notTheOnlyOne) {
            if (issuer.isEmpty()) {
                throw notTheOnlyOne;
            }
            return named(question, issuer, notTheOnlyOne);
        }
    }

    /** Where not even the named one is found, what was wrong at first says more. */
    private IdentityProvider named(Question question, Optional<String> issuer, UnusableException notTheOnlyOne)
            throws UnusableException {
        try {
            return read(new Key(question.metadata(), issuer));
        } catch (UnusableException alsoNotThat) {
            notTheOnlyOne.addSuppressed(alsoNotThat);
            throw notTheOnlyOne;
        }
    }

    private IdentityProvider read(Key key) throws UnusableException {
        IdentityProvider cached = known.get(key);
        if (cached != null) {
            return cached;
        }
        byte[] octets = sources.file(VerifyOption.IDP_METADATA, key.file());
        try {
            // Whether the metadata is still valid is the verifier's question, at the instant of each response.
            IdentityProvider read =
                    IdentityProviderMetadata.read(octets, key.file(), key.entityId(), Optional.empty(), Instant.EPOCH);
            known.put(key, read);
            return read;
        } catch (ConfigurationException | IllegalArgumentException e) {
            throw new UnusableException("--idp-metadata: " + e.getMessage(), e);
        }
    }
}
