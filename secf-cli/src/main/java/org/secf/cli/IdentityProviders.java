package org.secf.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.provider.IdentityProviderMetadata;

/** Identity providers from metadata files, each read once, so that a day's log does not parse the same file for every line. */
final class IdentityProviders {

    private final Sources sources;
    private final Map<String, List<String>> described = new HashMap<>();
    private final Map<Named, IdentityProvider> known = new HashMap<>();

    private record Named(String file, Optional<String> entityId) {}

    IdentityProviders(Sources sources) {
        this.sources = sources;
    }

    /**
     * The identity provider that is meant: by its entity id, or the only one, or of several the one that the response names. Choosing by what the
     * response claims is safe, since it then has to be signed with a key of just that entity.
     *
     * @param issuer what the response claims
     */
    IdentityProvider find(Question question, Optional<String> issuer) throws UnusableException {
        Named asked = new Named(question.metadata(), question.identityProvider());
        if (asked.entityId().isPresent()) {
            return read(asked);
        }
        List<String> all = described(question.metadata());
        if (all.size() < 2 || issuer.isEmpty()) {
            return read(asked);
        }
        // An issuer that the metadata does not know is held against any other, so that the verifier refuses it.
        return read(new Named(question.metadata(), issuer.filter(all::contains).or(() -> Optional.of(all.get(0)))));
    }

    private List<String> described(String file) throws UnusableException {
        List<String> cached = described.get(file);
        if (cached != null) {
            return cached;
        }
        byte[] octets = sources.file(VerifyOption.IDP_METADATA, file);
        try {
            List<String> all = IdentityProviderMetadata.of(octets, file).entityIds();
            described.put(file, all);
            return all;
        } catch (UnusableMetadata e) {
            throw unusable(e);
        }
    }

    private IdentityProvider read(Named named) throws UnusableException {
        IdentityProvider cached = known.get(named);
        if (cached != null) {
            return cached;
        }
        byte[] octets = sources.file(VerifyOption.IDP_METADATA, named.file());
        try {
            // Whether the metadata is still valid is the verifier's question, at the instant of each response.
            IdentityProvider read = IdentityProviderMetadata.of(octets, named.file())
                    .provider(named.entityId(), Optional.empty(), Instant.EPOCH);
            known.put(named, read);
            return read;
        } catch (UnusableMetadata | IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    private static UnusableException unusable(RuntimeException e) {
        return new UnusableException(VerifyOption.IDP_METADATA.dashes() + ": " + e.getMessage(), e);
    }
}
