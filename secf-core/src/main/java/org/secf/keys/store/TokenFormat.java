package org.secf.keys.store;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.keys.store.StoreEntry.KeyEntry;
import org.secf.keys.store.StoreEntry.SecretEntry;
import org.secf.keys.store.StoreEntry.TrustEntry;
import org.secf.verdict.Verdict;

/**
 * A store whose private keys live in a token and never leave it. Everything else is in the file, which is PKCS#12 under a secret that only the token can
 * calculate; the master secret is the token's PIN. Key pairs from elsewhere are put into the token when the store is written.
 *
 * <p>A token asks for its PIN once in a process (PKCS#11 §5.6): where it is logged in already, another PIN is not noticed.
 */
public final class TokenFormat implements StoreFormat {

    private static final StoreFormat FILE = new Pkcs12Format();

    /** Nobody may choose an alias with a colon. Behind it stands the chain of a key that lives in the token. */
    private static final String REFERENCE = "pkcs11:";

    private static final String PATH = "PkiPath";
    private static final int THUMBPRINT_LETTERS = 16;

    private final Provider provider;

    TokenFormat(Provider provider) {
        this.provider = provider;
    }

    @Override
    public String name() {
        return "pkcs11";
    }

    /** Tokens count wrong tries themselves. */
    @Override
    public int leastMaster() {
        return 1;
    }

    @Override
    public Optional<Provider> token() {
        return Optional.of(provider);
    }

    @Override
    public Verdict<StoreContents> read(byte[] octets, Secret master) {
        return TokenSession.login(provider, master)
                .then(session -> session.fileSecret()
                        .then(secret -> {
                            try (secret) {
                                return FILE.read(octets, secret);
                            }
                        })
                        .then(contents -> {
                            Verdict<StoreContents> whole = withKeys(contents, session);
                            whole.rejection().ifPresent(rejection -> contents.close());
                            return whole;
                        }));
    }

    private Verdict<StoreContents> withKeys(StoreContents contents, TokenSession session) {
        StoreContents whole = contents;
        for (Map.Entry<String, StoreEntry> entry : contents.entries().entrySet()) {
            if (entry.getKey().startsWith(REFERENCE) && entry.getValue() instanceof SecretEntry chain) {
                String alias = entry.getKey().substring(REFERENCE.length());
                Verdict<KeyEntry> key = chain.secret().use(octets -> key(alias, octets, session));
                if (key.rejection().isPresent()) {
                    return Verdict.rejected(key.rejection().get());
                }
                StoreContents fewer = whole.without(entry.getKey());
                whole = key.fold(found -> fewer.with(alias, found), rejection -> fewer);
            }
        }
        return Verdict.accepted(whole);
    }

    private Verdict<KeyEntry> key(String alias, byte[] path, TokenSession session) {
        try {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertPath(new ByteArrayInputStream(path), PATH)
                    .getCertificates()
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            String label = label(alias, chain);
            return session.key(label)
                    .map(key -> Verdict.accepted(new KeyEntry(new OwnKey(key, chain, Optional.of(provider)))))
                    .orElseGet(() -> Verdict.rejected(
                            StoreReason.STORE_MALFORMED, "the private key " + label + " in the token", "no such key"));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Verdict.rejected(
                    StoreReason.STORE_MALFORMED,
                    "the certificates of the key " + alias,
                    e.getClass().getSimpleName());
        }
    }

    /** Names a key for good, so that what another version of the store calls by this name is the same key. */
    private static String label(String alias, List<X509Certificate> chain) {
        return alias + "." + Thumbprint.of(chain.get(0).getPublicKey()).substring(0, THUMBPRINT_LETTERS);
    }

    @Override
    public Verdict<byte[]> write(StoreContents contents, Secret master) {
        return TokenSession.login(provider, master).then(session -> {
            try {
                session.requireFileKey();
                try (StoreContents rest = withReferences(contents, session)) {
                    return session.fileSecret().then(secret -> {
                        try (secret) {
                            return FILE.write(rest, secret);
                        }
                    });
                }
            } catch (GeneralSecurityException | ProviderException e) {
                return Verdict.rejected(
                        StoreReason.STORE_NOT_WRITTEN,
                        "keys that this token can hold, and room in it",
                        e.getClass().getSimpleName());
            }
        });
    }

    /** With copies of the secrets, so that closing it leaves those of {@code contents} alone. */
    private static StoreContents withReferences(StoreContents contents, TokenSession session)
            throws GeneralSecurityException {
        StoreContents rest = contents;
        for (Map.Entry<String, StoreEntry> entry : contents.entries().entrySet()) {
            String alias = entry.getKey();
            if (entry.getValue() instanceof SecretEntry secret) {
                rest = rest.with(alias, new SecretEntry(secret.secret().copy()));
            } else if (entry.getValue() instanceof KeyEntry pair) {
                List<X509Certificate> chain = pair.key().chain();
                session.keep(label(alias, chain), pair.key());
                byte[] path = CertificateFactory.getInstance("X.509")
                        .generateCertPath(chain)
                        .getEncoded(PATH);
                // The manifest speaks of an alias that must be there; and whoever lists the file sees whose key it is.
                rest = rest.with(alias, new TrustEntry(chain.get(0)))
                        .with(REFERENCE + alias, new SecretEntry(Secret.taking(path)));
            }
        }
        return rest;
    }

    @Override
    public void settle(StoreContents before, StoreContents after, Secret master) {
        Set<String> unused = labels(before);
        unused.removeAll(labels(after));
        if (!unused.isEmpty()) {
            TokenSession.login(provider, master).map(session -> session.remove(unused));
        }
    }

    private static Set<String> labels(StoreContents contents) {
        Set<String> labels = new HashSet<>();
        contents.entries().forEach((alias, entry) -> {
            if (entry instanceof KeyEntry pair) {
                labels.add(label(alias, pair.key().chain()));
            }
        });
        return labels;
    }
}
