package org.secf.openid.provider;

import java.util.List;
import org.secf.jwt.JwtKeys;
import org.secf.keys.Jwk;
import org.secf.verdict.Verdict;

/** A provider as settings describe it; only its keys are fetched. */
public final class FixedProvider implements Provider {

    private final ProviderMetadata metadata;
    private final PublishedProviderKeys keys;

    public FixedProvider(ProviderMetadata metadata, ProviderConnection connection) {
        this.metadata = metadata;
        this.keys = new PublishedProviderKeys(metadata.endpoints().keys(), metadata.issuer(), connection);
    }

    @Override
    public String issuer() {
        return metadata.issuer();
    }

    @Override
    public Verdict<ProviderMetadata> metadata() {
        return Verdict.accepted(metadata);
    }

    @Override
    public JwtKeys keys() {
        return keys;
    }

    @Override
    public List<Jwk> encryptionKeys() {
        return keys.encryption();
    }
}
