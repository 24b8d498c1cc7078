package org.secf.elytron.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableEntryException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.secf.der.Der;
import org.secf.der.DerWriter;
import org.secf.der.MalformedDer;
import org.secf.keys.OwnKey;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreEntry.KeyEntry;
import org.secf.keys.store.StoreEntry.TrustEntry;

/**
 * Key pairs and trusted certificates, as Elytron writes its credentials of X.509 into a key store. Elytron itself would name those of RSA by the parameters of
 * the key, which it can write and read only where its providers are registered in the JVM. Names without parameters it reads everywhere.
 */
final class CertificateEntries {

    private static final String PAIR = "x509certificatechainprivatecredential";
    private static final String TRUST = "x509certificatechainpubliccredential";

    /** Alias, kind, algorithm and perhaps its parameters. */
    private static final Pattern NAME = Pattern.compile("(.+)/(" + PAIR + "|" + TRUST + ")/[-a-z0-9_]+/[2-7a-z]*");

    /** What Elytron calls octets that are no key. */
    private static final String DATA = "1.2.840.113549.1.7.1";

    private static final int INTEGER = 0x02;
    private static final byte[] ONE = {1};

    private final KeyStore store;
    private final KeyStore.PasswordProtection password;

    CertificateEntries(KeyStore store, char[] password) {
        this.store = store;
        this.password = new KeyStore.PasswordProtection(password);
    }

    /** By alias; under one with several, a key pair goes before a certificate. */
    SortedMap<String, StoreEntry> read() throws GeneralSecurityException {
        SortedMap<String, StoreEntry> entries = new TreeMap<>();
        for (var name : names().entrySet()) {
            entries.put(name.getKey(), entry(name.getValue()));
        }
        return entries;
    }

    private StoreEntry entry(String name) throws GeneralSecurityException {
        KeyStore.Entry found = store.getEntry(name, password);
        if (found instanceof KeyStore.PrivateKeyEntry pair) {
            return new KeyEntry(new OwnKey(
                    pair.getPrivateKey(),
                    Arrays.stream(pair.getCertificateChain())
                            .map(X509Certificate.class::cast)
                            .toList()));
        }
        if (found instanceof KeyStore.SecretKeyEntry chain) {
            return new TrustEntry(first(chain.getSecretKey()));
        }
        throw new UnrecoverableEntryException("a credential of X.509 that holds something else");
    }

    /** How many certificates there are, and the certificates. */
    private static X509Certificate first(SecretKey chain) throws GeneralSecurityException {
        try {
            Der certificates = Der.parse(DerWriter.element(Der.SEQUENCE, chain.getEncoded()))
                    .child(1)
                    .as(Der.SEQUENCE);
            byte[] encoded = HexFormat.of().parseHex(certificates.child(0).hex());
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (MalformedDer e) {
            throw new CertificateException("no chain of certificates", e);
        }
    }

    void add(String alias, KeyEntry entry) throws GeneralSecurityException {
        OwnKey key = entry.key();
        PrivateKey secret = key.privateKey();
        store.setEntry(
                name(alias, PAIR, secret.getAlgorithm()),
                new KeyStore.PrivateKeyEntry(secret, key.chain().toArray(X509Certificate[]::new)),
                password);
    }

    void add(String alias, TrustEntry entry) throws GeneralSecurityException {
        X509Certificate certificate = entry.certificate();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(DerWriter.element(INTEGER, ONE));
        content.writeBytes(DerWriter.element(Der.SEQUENCE, certificate.getEncoded()));
        store.setEntry(
                name(alias, TRUST, certificate.getPublicKey().getAlgorithm()),
                new KeyStore.SecretKeyEntry(new SecretKeySpec(content.toByteArray(), DATA)),
                password);
    }

    /** Takes away what {@link #read} showed; a certificate behind a key pair stays. */
    void remove(String alias) throws KeyStoreException {
        String name = names().get(alias);
        if (name != null) {
            store.deleteEntry(name);
        }
    }

    /** In the key store, by alias. */
    private SortedMap<String, String> names() throws KeyStoreException {
        SortedMap<String, String> names = new TreeMap<>();
        for (String name : new TreeSet<>(Collections.list(store.aliases()))) {
            Matcher parts = NAME.matcher(name);
            if (parts.matches()) {
                names.putIfAbsent(parts.group(1), name);
            }
        }
        return names;
    }

    private static String name(String alias, String kind, String algorithm) {
        return alias + "/" + kind + "/" + algorithm.toLowerCase(Locale.ROOT) + "/";
    }
}
