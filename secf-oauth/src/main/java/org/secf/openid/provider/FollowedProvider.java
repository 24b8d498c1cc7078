package org.secf.openid.provider;

import java.net.URI;
import java.util.List;
import org.secf.jwt.JwtKeys;
import org.secf.keys.Jwk;
import org.secf.verdict.Verdict;

/**
 * A provider that announces itself (OpenID Connect Discovery §4). Its document is fetched when it is needed first, and again when it is due; what was good last goes
 * on while the provider cannot be reached.
 */
public final class FollowedProvider implements Provider {

    private final String issuer;
    private final URI document;
    private final ProviderConnection connection;

    /**
     * Follows from the first question on.
     *
     * @param issuer as configured
     * @param document where it announces itself
     */
    public FollowedProvider(String issuer, URI document, ProviderConnection connection) {
        this.issuer = issuer;
        this.document = document;
        this.connection = connection;
    }

    /**
     * Where an issuer announces itself unless something else was said (Discovery §4).
     *
     * @throws IllegalArgumentException when the issuer is no address that is called by https
     */
    public static URI usualDocument(String issuer) {
        throw new UnsupportedOperationException(issuer);
    }

    @Override
    public String issuer() {
        return issuer;
    }

    @Override
    public Verdict<ProviderMetadata> metadata() {
        throw new UnsupportedOperationException(document.toString());
    }

    @Override
    public JwtKeys keys() {
        throw new UnsupportedOperationException(connection.toString());
    }

    @Override
    public List<Jwk> encryptionKeys() {
        throw new UnsupportedOperationException();
    }
}
