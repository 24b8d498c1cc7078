package org.secf.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;

/**
 * The key that proves us to a server (RFC 8446 §4.4.2). Asked for at every handshake, so that a rotation counts at once; shown only to servers that name an
 * authority of ours or none (§4.2.4), and to nobody else, since a certificate tells who we are.
 */
final class ClientKeys extends X509ExtendedKeyManager {

    /** What JSSE calls the kind of Ed25519 and Ed448. */
    private static final String EDWARDS = "EdDSA";

    private final Supplier<Optional<OwnKey>> source;

    ClientKeys(Supplier<Optional<OwnKey>> source) {
        this.source = source;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] kinds, Principal @Nullable [] authorities, @Nullable SSLEngine engine) {
        return source.get()
                .filter(key -> fits(key, List.of(kinds)))
                .filter(key -> isWanted(key, authorities))
                .map(ClientKeys::alias)
                .orElse(null);
    }

    private static boolean fits(OwnKey key, List<String> kinds) {
        String kind = key.publicKey().getAlgorithm();
        return kinds.contains(kind.startsWith("Ed") ? EDWARDS : kind);
    }

    private static boolean isWanted(OwnKey key, Principal @Nullable [] authorities) {
        return authorities == null
                || authorities.length == 0
                || key.chain().stream()
                        .map(X509Certificate::getIssuerX500Principal)
                        .anyMatch(List.of(authorities)::contains);
    }

    /** Names the key itself: where it is another one by now, nothing is shown, and the server has the last word. */
    private Optional<OwnKey> named(String alias) {
        return source.get().filter(key -> alias(key).equals(alias));
    }

    private static String alias(OwnKey key) {
        return Thumbprint.of(key.publicKey());
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return named(alias)
                .map(key -> key.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return named(alias).map(OwnKey::privateKey).orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String kind, Principal @Nullable [] authorities) {
        String alias = chooseEngineClientAlias(new String[] {kind}, authorities, null);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] kinds, Principal @Nullable [] authorities, @Nullable Socket socket) {
        return chooseEngineClientAlias(kinds, authorities, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String kind, Principal @Nullable [] authorities) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String kind, Principal @Nullable [] authorities, @Nullable Socket socket) {
        return null;
    }
}
