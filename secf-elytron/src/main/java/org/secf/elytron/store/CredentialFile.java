package org.secf.elytron.store;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.secf.keys.Secret;
import org.secf.keys.store.Alias;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreEntry.SecretEntry;
import org.wildfly.security.auth.server.IdentityCredentials;
import org.wildfly.security.credential.AlgorithmCredential;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.SecretKeyCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStore.CredentialSourceProtectionParameter;
import org.wildfly.security.credential.store.CredentialStoreException;
import org.wildfly.security.credential.store.WildFlyElytronCredentialStoreProvider;
import org.wildfly.security.password.interfaces.ClearPassword;

/**
 * The secrets in a file with one of Elytron's credential stores, which may have several credentials under an alias. The providers of the JVM stay as they are.
 */
final class CredentialFile {

    private final CredentialStore store;

    private CredentialFile(CredentialStore store) {
        this.store = store;
    }

    /** Whether Elytron's passwords are there, which a credential store holds and which lie in another jar. */
    static boolean hasPasswords() {
        try {
            WildFlyElytronCredentialStoreProvider.getInstance()
                    .getService("PasswordFactory", ClearPassword.ALGORITHM_CLEAR)
                    .newInstance(null);
            return true;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    static CredentialFile open(Path file, KeyStoreKind kind, char[] master) throws GeneralSecurityException {
        Provider elytron = WildFlyElytronCredentialStoreProvider.getInstance();
        CredentialStore store = CredentialStore.getInstance("KeyStoreCredentialStore", elytron);
        PasswordCredential password =
                new PasswordCredential(ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, master));
        store.initialize(
                Map.of("location", file.toString(), "keyStoreType", kind.name()),
                new CredentialSourceProtectionParameter(IdentityCredentials.NONE.withCredential(password)),
                // The first of them that has such a key store makes it.
                new Provider[] {elytron, kind.provider()});
        return new CredentialFile(store);
    }

    /** Puts the secrets among the entries, also in the place of others. */
    void readInto(SortedMap<String, StoreEntry> entries) throws CredentialStoreException {
        for (String alias : store.getAliases()) {
            Optional<AlgorithmCredential> secret = alias.equals(Alias.MANIFEST) ? Optional.empty() : shown(alias);
            secret.ifPresent(credential -> entries.put(alias, new SecretEntry(Credentials.secret(credential))));
        }
    }

    Optional<Secret> manifest() throws CredentialStoreException {
        return password(Alias.MANIFEST).map(Credentials::secret);
    }

    void set(String alias, byte[] secret) throws CredentialStoreException {
        store.store(alias, Credentials.of(secret));
    }

    void set(String alias, SecretEntry entry) throws CredentialStoreException {
        store.store(alias, entry.secret().use(Credentials::of));
    }

    /** Takes away what {@link #readInto} showed; another secret under that alias stays. */
    void remove(String alias) throws CredentialStoreException {
        Optional<AlgorithmCredential> credential = shown(alias);
        if (credential.isPresent()) {
            // In small letters, as Elytron reads it from the file.
            String algorithm = credential.get().getAlgorithm().toLowerCase(Locale.ROOT);
            store.remove(alias, credential.get().getClass(), algorithm);
        }
    }

    void save() throws CredentialStoreException {
        store.flush();
    }

    private Optional<AlgorithmCredential> shown(String alias) throws CredentialStoreException {
        Optional<AlgorithmCredential> password = password(alias);
        return password.isPresent() ? password : Optional.ofNullable(store.retrieve(alias, SecretKeyCredential.class));
    }

    private Optional<AlgorithmCredential> password(String alias) throws CredentialStoreException {
        return Optional.ofNullable(store.retrieve(alias, PasswordCredential.class, ClearPassword.ALGORITHM_CLEAR));
    }
}
