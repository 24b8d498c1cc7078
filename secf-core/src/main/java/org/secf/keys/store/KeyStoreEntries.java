package org.secf.keys.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The entries of a JDK key store, which each are encrypted by a password. */
public final class KeyStoreEntries {

    private KeyStoreEntries() {}

    /**
     * Puts all entries of a store's file into another key store, encrypted anew, also those that nobody here understands. Both are read by one provider: another
     * one that stands first may show fewer entries, and what is not shown would be lost.
     *
     * @param type the JDK's name of the file's type
     * @throws GeneralSecurityException for one that the master secret does not open, or that the JDK cannot hand over
     */
    public static void copy(OpenedStore from, String type, KeyStore target, char[] password)
            throws GeneralSecurityException, IOException {
        KeyStore source = KeyStore.getInstance(type, target.getProvider());
        char[] old = from.master().useText(char[]::clone);
        try {
            source.load(new ByteArrayInputStream(from.octets()), old);
            for (String alias : Collections.list(source.aliases())) {
                target.setEntry(alias, entry(source, alias, old), protection(source, alias, password));
            }
        } finally {
            Arrays.fill(old, '\0');
        }
    }

    private static KeyStore.Entry entry(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        if (isBareKey(store, alias)) {
            throw new KeyStoreException("a private key without a certificate cannot be written");
        }
        return store.getEntry(alias, protection(store, alias, password));
    }

    /** The JDK reads private keys without a certificate, and writes none. */
    static boolean isBareKey(KeyStore store, String alias) throws KeyStoreException {
        return store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class) && store.getCertificateChain(alias) == null;
    }

    private static KeyStore.@Nullable ProtectionParameter protection(KeyStore store, String alias, char[] password)
            throws KeyStoreException {
        return store.isCertificateEntry(alias) ? null : new KeyStore.PasswordProtection(password);
    }
}
