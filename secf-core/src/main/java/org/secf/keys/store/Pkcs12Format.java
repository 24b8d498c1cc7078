package org.secf.keys.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.store.StoreEntry.KeyEntry;
import org.secf.keys.store.StoreEntry.SecretEntry;
import org.secf.keys.store.StoreEntry.TrustEntry;
import org.secf.verdict.Verdict;

/**
 * PKCS#12 (RFC 7292) as the JDK writes it: AES-256 and HMAC-SHA256, keys from the master secret by PBKDF2. {@code keytool} and {@code openssl} open it.
 */
public final class Pkcs12Format implements StoreFormat {

    private static final String TYPE = "PKCS12";

    /** The JDK wants the name of some algorithm beside the octets of a secret. */
    private static final String ANY = "AES";

    /** Other providers' PKCS#12 holds no secrets, and may stand before this one. */
    private static final String JDK = "SUN";

    /** For {@link java.util.ServiceLoader}. */
    public Pkcs12Format() {}

    @Override
    public String name() {
        return "pkcs12";
    }

    @Override
    public Verdict<StoreContents> read(byte[] octets, Secret master) {
        return withText(master, password -> read(octets, password));
    }

    private static Verdict<StoreContents> read(byte[] octets, char[] password) {
        if (!Pkcs12Mac.isPresent(octets)) {
            return notOpened("PKCS#12 without a MAC, or something else");
        }
        SortedMap<String, StoreEntry> entries = new TreeMap<>();
        try {
            Verdict<StoreContents> read = read(octets, password, entries);
            read.rejection().ifPresent(rejection -> wipe(entries));
            return read;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The JDK throws many kinds for octets that are no store; their texts say nothing that helps.
            wipe(entries);
            return notOpened(PasswordKeys.stranger()
                    .map(stranger -> stranger + ", which makes other keys of passwords")
                    .orElse(e.getClass().getSimpleName()));
        }
    }

    private static Verdict<StoreContents> read(byte[] octets, char[] password, SortedMap<String, StoreEntry> entries)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE, JDK);
        store.load(new ByteArrayInputStream(octets), password);
        byte[] manifest = new byte[0];
        for (String alias : Collections.list(store.aliases())) {
            if (alias.equals(Alias.MANIFEST)) {
                manifest = store.getKey(alias, password).getEncoded();
            } else if (!KeyStoreEntries.isBareKey(store, alias)) {
                entries.put(alias, entry(store, alias, password));
            }
        }
        return manifest.length == 0
                ? Verdict.accepted(new StoreContents(0, entries, List.of(), List.of()))
                : Manifest.read(manifest, entries);
    }

    private static Verdict<StoreContents> notOpened(String received) {
        return Verdict.rejected(
                StoreReason.STORE_NOT_OPENED,
                "the master secret of this store, and a store that nobody changed without it",
                received);
    }

    private static void wipe(SortedMap<String, StoreEntry> entries) {
        new StoreContents(0, entries, List.of(), List.of()).close();
    }

    private static StoreEntry entry(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        if (store.isCertificateEntry(alias)) {
            return new TrustEntry((X509Certificate) store.getCertificate(alias));
        }
        Key key = store.getKey(alias, password);
        if (key instanceof SecretKey secret) {
            return new SecretEntry(Secret.taking(secret.getEncoded()));
        }
        List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        return new KeyEntry(new OwnKey((PrivateKey) key, chain));
    }

    @Override
    public Verdict<byte[]> write(StoreContents contents, Secret master, Optional<OpenedStore> before) {
        return withText(
                master,
                password -> PasswordKeys.refusal()
                        .<Verdict<byte[]>>map(Verdict::rejected)
                        .orElseGet(() -> write(contents, password, before)));
    }

    /** Java's PKCS#12 takes no other characters, and other tools do not agree on how to write them. */
    private static <T> Verdict<T> withText(Secret master, Function<char[], Verdict<T>> step) {
        boolean isText = master.use(octets -> {
            boolean isPrintable = true;
            for (byte octet : octets) {
                isPrintable &= octet >= ' ' && octet <= '~';
            }
            return isPrintable;
        });
        return isText
                ? master.useText(step)
                : Verdict.rejected(
                        StoreReason.NO_MASTER_SECRET,
                        "a master secret of printable ASCII characters; make one with: openssl rand -base64 24",
                        "other octets");
    }

    private static Verdict<byte[]> write(StoreContents contents, char[] password, Optional<OpenedStore> before) {
        try {
            KeyStore store = KeyStore.getInstance(TYPE, JDK);
            store.load(null, password);
            if (before.isPresent()) {
                KeyStoreEntries.copy(before.get(), TYPE, store, password);
                remove(store, before.get().replacedIn(contents));
            }
            remove(store, Set.of(Alias.MANIFEST));
            store.setKeyEntry(Alias.MANIFEST, new SecretKeySpec(Manifest.write(contents), ANY), password, null);
            for (Map.Entry<String, StoreEntry> entry : before.map(opened -> opened.newIn(contents))
                    .orElse(contents.entries())
                    .entrySet()) {
                add(store, entry.getKey(), entry.getValue(), password);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password);
            return Pkcs12Mac.isPresent(out.toByteArray())
                    ? Verdict.accepted(out.toByteArray())
                    : notWritten("a file without a MAC");
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return notWritten(e.getClass().getSimpleName());
        }
    }

    private static Verdict<byte[]> notWritten(String received) {
        return Verdict.rejected(
                StoreReason.STORE_NOT_WRITTEN,
                "entries that PKCS#12 can hold (take others out with keytool), and a Java whose keystore.pkcs12 properties ask for encryption and a MAC",
                received);
    }

    private static void remove(KeyStore store, Set<String> aliases) throws GeneralSecurityException {
        for (String alias : aliases) {
            store.deleteEntry(alias);
        }
    }

    private static void add(KeyStore store, String alias, StoreEntry entry, char[] password)
            throws GeneralSecurityException {
        if (entry instanceof TrustEntry trust) {
            store.setCertificateEntry(alias, trust.certificate());
        } else if (entry instanceof KeyEntry pair) {
            store.setKeyEntry(
                    alias, pair.key().privateKey(), password, pair.key().chain().toArray(Certificate[]::new));
        } else if (entry instanceof SecretEntry secret) {
            SecretKeySpec key = secret.secret().use(octets -> new SecretKeySpec(octets, ANY));
            store.setKeyEntry(alias, key, password, null);
        }
    }
}
