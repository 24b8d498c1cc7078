package org.secf.elytron.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.elytron.store.Stores.EDITS;
import static org.secf.elytron.store.Stores.MASTER;
import static org.secf.elytron.store.Stores.OTHER_MASTER;
import static org.secf.elytron.store.Stores.accepted;
import static org.secf.elytron.store.Stores.octets;
import static org.secf.elytron.store.Stores.secret;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactorySpi;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.keys.store.OpenedStore;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEntry.TrustEntry;
import org.secf.keys.store.StoreReason;
import org.secf.verdict.Verdict;
import org.wildfly.security.credential.BearerTokenCredential;
import org.wildfly.security.credential.Credential;
import org.wildfly.security.credential.KeyPairCredential;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.PublicKeyCredential;
import org.wildfly.security.credential.SecretKeyCredential;
import org.wildfly.security.credential.X509CertificateChainPrivateCredential;
import org.wildfly.security.credential.X509CertificateChainPublicCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.password.interfaces.SimpleDigestPassword;

/** What others keep in a credential store, and we have no word for. */
class KeptCredentialsTest {

    private final OwnKey one = key(KeyKind.P_256);
    private final OwnKey two = key(KeyKind.P_384);
    private final Map<String, Credential> theirs = Map.of(
            "bearer", new BearerTokenCredential("a.b.c"),
            "public", new PublicKeyCredential(one.publicKey()),
            "pair", new KeyPairCredential(new KeyPair(one.publicKey(), one.privateKey())),
            "hash",
                    new PasswordCredential(SimpleDigestPassword.createRaw(
                            SimpleDigestPassword.ALGORITHM_SIMPLE_DIGEST_SHA_256, new byte[32])),
            "mac", new SecretKeyCredential(new SecretKeySpec(new byte[] {-1, 2}, "HmacSHA256")),
            "chain", new X509CertificateChainPublicCredential(one.certificate(), two.certificate()),
            "login", new X509CertificateChainPrivateCredential(one.privateKey(), one.certificate()));

    @RegisterExtension
    final Stores stores = new Stores();

    private static OwnKey key(KeyKind kind) {
        try {
            return Stores.key(kind);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void make(KeyStoreKind kind) throws GeneralSecurityException, IOException {
        CredentialStore store = stores.elytron(kind.name(), MASTER);
        for (Map.Entry<String, Credential> entry : theirs.entrySet()) {
            store.store(entry.getKey(), entry.getValue());
        }
        store.store("a", Credentials.of("s".getBytes(StandardCharsets.UTF_8)));
        store.flush();
        KeyStore raw = KeyStore.getInstance(kind.name());
        raw.load(new ByteArrayInputStream(Files.readAllBytes(stores.path())), MASTER.toCharArray());
        raw.setKeyEntry("not of elytron", new SecretKeySpec(new byte[] {7}, "AES"), MASTER.toCharArray(), null);
        raw.setCertificateEntry("nor this", two.certificate());
        try (OutputStream out = Files.newOutputStream(stores.path())) {
            raw.store(out, MASTER.toCharArray());
        }
        stores.makePrivate();
    }

    private void requireAll(KeyStoreKind kind, String master) throws GeneralSecurityException, IOException {
        CredentialStore store = stores.elytron(kind.name(), master);
        for (Map.Entry<String, Credential> entry : theirs.entrySet()) {
            assertThat(store.retrieve(entry.getKey(), entry.getValue().getClass()))
                    .as(entry.getKey())
                    .satisfies(
                            found -> assertThat(same(found, entry.getValue())).isTrue());
        }
        KeyStore raw = KeyStore.getInstance(kind.name());
        raw.load(new ByteArrayInputStream(Files.readAllBytes(stores.path())), master.toCharArray());
        assertThat(raw.getKey("not of elytron", master.toCharArray()).getEncoded())
                .isEqualTo(new byte[] {7});
        assertThat(raw.getCertificate("nor this")).isEqualTo(two.certificate());
    }

    private static boolean same(Credential found, Credential expected) {
        if (found instanceof BearerTokenCredential bearer) {
            return bearer.getToken().equals(((BearerTokenCredential) expected).getToken());
        }
        if (found instanceof KeyPairCredential pair) {
            KeyPair keys = ((KeyPairCredential) expected).getKeyPair();
            return pair.getKeyPair().getPrivate().equals(keys.getPrivate());
        }
        if (found instanceof PasswordCredential password) {
            return password.getPassword(SimpleDigestPassword.class).getDigest().length == 32;
        }
        return found.equals(expected);
    }

    @ParameterizedTest
    @EnumSource
    void areThereBefore(KeyStoreKind kind) throws GeneralSecurityException, IOException {
        make(kind);

        requireAll(kind, MASTER);
        assertThat(accepted(stores.file().read()).entries()).containsOnlyKeys("a", "mac", "chain", "login");
    }

    @ParameterizedTest
    @EnumSource
    void outliveAChange(KeyStoreKind kind) throws GeneralSecurityException, IOException {
        make(kind);

        accepted(stores.file().change(EDITS.setSecret("a", secret("other"))));
        accepted(stores.file().change(EDITS.setSecret("b", secret("new"))));
        accepted(stores.file().change(EDITS.removeSecret("b")));

        requireAll(kind, MASTER);
    }

    @ParameterizedTest
    @EnumSource
    void outliveAnotherMasterSecret(KeyStoreKind kind) throws GeneralSecurityException, IOException {
        make(kind);

        accepted(stores.file().rekey(EDITS.setSecret("a", secret("other")), Stores.source(OTHER_MASTER)));

        requireAll(kind, OTHER_MASTER);
        assertThat(octets(accepted(stores.file(OTHER_MASTER).read()), "a"))
                .isEqualTo("other".getBytes(StandardCharsets.UTF_8));
    }

    /** Such as Bouncy Castle, whose PKCS#12 has no place for secrets. */
    @ParameterizedTest
    @EnumSource
    void outliveAChangeBehindAnotherProvider(KeyStoreKind kind) throws GeneralSecurityException, IOException {
        make(kind);
        Provider other = new OtherStores();
        Security.insertProviderAt(other, 1);
        try {
            accepted(stores.file().change(EDITS.setSecret("b", secret("new"))));
            accepted(stores.file().rekey(EDITS.removeSecret("b"), Stores.source(OTHER_MASTER)));
        } finally {
            Security.removeProvider(other.getName());
        }

        requireAll(kind, OTHER_MASTER);
    }

    /** Has key stores by the same names, and nothing fits into them. */
    private static final class OtherStores extends Provider {

        private static final long serialVersionUID = 1L;

        OtherStores() {
            super("OtherStores", "1", "has other key stores");
            for (KeyStoreKind kind : KeyStoreKind.values()) {
                putService(lent(kind.name()));
            }
        }

        private Service lent(String name) {
            Service real = Security.getProvider("SUN").getService("KeyStore", "CaseExactJKS");
            return new Service(this, "KeyStore", name, real.getClassName(), List.of(), Map.of()) {
                @Override
                public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                    return real.newInstance(parameter);
                }
            };
        }
    }

    /** Bouncy Castle's are: nothing else would open what is encrypted by them. */
    @Test
    void areNotWrittenByOtherKeysOfPasswords() throws GeneralSecurityException, IOException {
        make(KeyStoreKind.PKCS12);
        StoreContents read = accepted(stores.file().read());
        byte[] octets = Files.readAllBytes(stores.path());
        Provider other = new OtherKeys();
        Security.insertProviderAt(other, 1);
        try {
            Verdict<byte[]> written = stores.format()
                    .write(read, secret(MASTER), Optional.of(new OpenedStore(octets, secret(MASTER), read)));
            assertThat(written.rejection()).hasValueSatisfying(rejection -> {
                assertThat(rejection.reason()).isEqualTo(StoreReason.STORE_NOT_WRITTEN);
                assertThat(rejection.received()).contains("OtherKeys");
            });
        } finally {
            Security.removeProvider(other.getName());
        }
    }

    private static final class OtherKeys extends Provider {

        private static final long serialVersionUID = 1L;

        OtherKeys() {
            super("OtherKeys", "1", "makes other keys of passwords");
            putService(new Service(this, "SecretKeyFactory", "PBE", Terminated.class.getName(), List.of(), Map.of()) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    return new Terminated();
                }
            });
        }
    }

    /** With two octets nought at the end. */
    private static final class Terminated extends SecretKeyFactorySpi {

        @Override
        protected SecretKey engineGenerateSecret(KeySpec password) {
            String text = new String(((PBEKeySpec) password).getPassword()) + "\0\0";
            return new SecretKeySpec(text.getBytes(StandardCharsets.US_ASCII), "PBE");
        }

        @Override
        protected KeySpec engineGetKeySpec(SecretKey key, Class<?> kind) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected SecretKey engineTranslateKey(SecretKey key) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void ofAChainTheFirstIsTrusted() throws GeneralSecurityException, IOException {
        make(KeyStoreKind.JCEKS);

        assertThat(accepted(accepted(stores.file().read()).entry("chain")))
                .isEqualTo(new TrustEntry(one.certificate()));
    }

    /** Several credentials under one alias: the password is what it stands for, then a secret key, a key pair, a certificate. */
    @Test
    void underOneAliasTheOthersWait() throws GeneralSecurityException, IOException {
        CredentialStore store = stores.elytron("JCEKS", MASTER);
        store.store("x", Credentials.of("text".getBytes(StandardCharsets.UTF_8)));
        store.store("x", theirs.get("mac"));
        store.store("x", theirs.get("login"));
        store.store("x", theirs.get("chain"));
        store.flush();
        stores.makePrivate();

        StoreContents read = accepted(stores.file().read());
        assertThat(octets(read, "x")).isEqualTo("text".getBytes(StandardCharsets.UTF_8));
        accepted(stores.file().change(EDITS.removeSecret("x")));
        assertThat(octets(accepted(stores.file().read()), "x")).isEqualTo(new byte[] {-1, 2});
        accepted(stores.file().change(EDITS.removeSecret("x")));
        assertThat(accepted(accepted(stores.file().read()).entry("x")).word()).isEqualTo("key");
        assertThat(stores.elytron("JCEKS", MASTER).retrieve("x", X509CertificateChainPublicCredential.class))
                .isEqualTo(theirs.get("chain"));
        assertThat(List.of(read.version(), accepted(stores.file().read()).version()))
                .containsExactly(0L, 2L);
    }

    @Test
    void aSecretMayBecomeText() throws GeneralSecurityException, IOException {
        accepted(stores.file().init("test"));
        accepted(stores.file().change(EDITS.setSecret("a", org.secf.keys.Secret.taking(new byte[] {-1}))));
        accepted(stores.file().change(EDITS.setSecret("a", secret("text"))));

        assertThat(stores.elytron("JCEKS", MASTER).getCredentialTypesForAlias("a"))
                .containsExactly("PasswordCredential");
        assertThat(octets(accepted(stores.file().read()), "a")).isEqualTo("text".getBytes(StandardCharsets.UTF_8));
    }
}
