package org.secf.elytron.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.secf.keys.Secret;
import org.secf.keys.store.Alias;
import org.secf.keys.store.KeyStoreEntries;
import org.secf.keys.store.Manifest;
import org.secf.keys.store.OpenedStore;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreEntry.KeyEntry;
import org.secf.keys.store.StoreEntry.SecretEntry;
import org.secf.keys.store.StoreEntry.TrustEntry;
import org.secf.verdict.Verdict;

/** One reading or one writing of a credential store: certificates in the key store itself, everything else by Elytron in a file. */
final class CredentialWork {

    private final PrivateFolder place;
    private final KeyStoreKind kind;
    private final char[] password;

    /** {@code password} is wiped by whoever gave it. */
    CredentialWork(PrivateFolder place, KeyStoreKind kind, char[] password) {
        this.place = place;
        this.kind = kind;
        this.password = password;
    }

    Verdict<StoreContents> read(byte[] octets) throws GeneralSecurityException, IOException {
        SortedMap<String, StoreEntry> entries = new CertificateEntries(load(octets), password).read();
        try {
            CredentialFile file = CredentialFile.open(place.store(octets), kind, password);
            file.readInto(entries);
            Optional<Secret> manifest = file.manifest();
            return manifest.isPresent()
                    ? manifest.get().use(json -> Manifest.read(json, entries))
                    : Verdict.accepted(unversioned(entries));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            unversioned(entries).close();
            throw e;
        }
    }

    private static StoreContents unversioned(SortedMap<String, StoreEntry> entries) {
        return new StoreContents(0, entries, List.of(), List.of());
    }

    /** A new store. */
    byte[] write(StoreContents contents) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        add(store, contents.entries());
        CredentialFile file = CredentialFile.open(place.store(saved(store)), kind, password);
        return finished(file, contents.entries(), contents);
    }

    /** A change of {@code before}. What it was not shown to hold stays. */
    byte[] write(StoreContents contents, OpenedStore before) throws GeneralSecurityException, IOException {
        KeyStore store = isUnderPassword(before) ? load(before.octets()) : moved(before);
        SortedMap<String, StoreEntry> fresh = before.newIn(contents);
        CertificateEntries certificates = new CertificateEntries(store, password);
        for (String alias : before.replacedIn(contents)) {
            if (!isSecret(before, alias)) {
                certificates.remove(alias);
            }
        }
        add(store, fresh);
        CredentialFile file = CredentialFile.open(place.store(saved(store)), kind, password);
        for (String alias : before.replacedIn(contents)) {
            if (isSecret(before, alias)) {
                file.remove(alias);
            }
        }
        return finished(file, fresh, contents);
    }

    private static boolean isSecret(OpenedStore before, String alias) {
        return before.contents().entries().get(alias) instanceof SecretEntry;
    }

    private void add(KeyStore store, SortedMap<String, StoreEntry> entries) throws GeneralSecurityException {
        CertificateEntries certificates = new CertificateEntries(store, password);
        for (Map.Entry<String, StoreEntry> entry : entries.entrySet()) {
            if (entry.getValue() instanceof KeyEntry pair) {
                certificates.add(entry.getKey(), pair);
            } else if (entry.getValue() instanceof TrustEntry trust) {
                certificates.add(entry.getKey(), trust);
            }
        }
    }

    private byte[] finished(CredentialFile file, SortedMap<String, StoreEntry> fresh, StoreContents contents)
            throws GeneralSecurityException, IOException {
        for (Map.Entry<String, StoreEntry> entry : fresh.entrySet()) {
            if (entry.getValue() instanceof SecretEntry secret) {
                file.set(entry.getKey(), secret);
            }
        }
        file.set(Alias.MANIFEST, Manifest.write(contents));
        file.save();
        return Files.readAllBytes(place.store());
    }

    private boolean isUnderPassword(OpenedStore store) {
        return store.master().useText(theirs -> Arrays.equals(theirs, password));
    }

    /** The same entries under another master secret. */
    private KeyStore moved(OpenedStore before) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        KeyStoreEntries.copy(before, kind.name(), store, password);
        return store;
    }

    private KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = kind.keyStore();
        store.load(null, password);
        return store;
    }

    private KeyStore load(byte[] octets) throws GeneralSecurityException {
        try {
            KeyStore store = kind.keyStore();
            store.load(new ByteArrayInputStream(octets), password);
            return store;
        } catch (IOException e) {
            // The JDK's word for another password; no file is read here.
            throw new KeyStoreException("not a key store of this master secret", e);
        }
    }

    private byte[] saved(KeyStore store) throws GeneralSecurityException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password);
        return out.toByteArray();
    }
}
