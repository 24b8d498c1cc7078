package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.refusal;
import static org.secf.keys.store.StoreFolder.rejection;
import static org.secf.keys.store.StoreFolder.secretOf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.store.StoreEntry.KeyEntry;
import org.secf.keys.store.StoreEntry.SecretEntry;
import org.secf.keys.store.StoreEntry.TrustEntry;
import org.secf.verdict.Rejection;

class Pkcs12FormatTest {

    private final Pkcs12Format format = new Pkcs12Format();
    private final Secret master = secretOf(StoreFolder.MASTER);
    private final OwnKey key = StoreFolder.key(KeyKind.P_256);

    private static StoreContents holding(Map<String, StoreEntry> entries) {
        return new StoreContents(5, new TreeMap<>(entries), List.of(), List.of());
    }

    private StoreContents throughTheFile(StoreContents contents) {
        return accepted(format.read(accepted(format.write(contents, master, Optional.empty())), master));
    }

    @Test
    void isFoundByItsName() {
        assertThat(ServiceLoader.load(StoreFormat.class))
                .anySatisfy(found -> assertThat(found.name()).isEqualTo("pkcs12"));
        assertThat(format.token()).isEmpty();
    }

    @Test
    void holdsSecretsKeysAndTrust() {
        OwnKey other = StoreFolder.key(KeyKind.P_384);
        StoreContents before = holding(Map.of(
                "secret", new SecretEntry(secretOf("wörd \u0000 and more")),
                "own", new KeyEntry(key),
                "their", new TrustEntry(other.certificate())));

        try (StoreContents after = throughTheFile(before)) {
            assertThat(after.version()).isEqualTo(5);
            assertThat(StoreFolder.text(after, "secret")).isEqualTo("wörd \u0000 and more");
            assertThat(after.entries().get("own"))
                    .isInstanceOfSatisfying(
                            KeyEntry.class, found -> assertThat(found.key()).isEqualTo(key));
            assertThat(after.entries()).containsEntry("their", new TrustEntry(other.certificate()));
            assertThat(after.entries()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_3072", "P_384", "ED25519"})
    void holdsKeysOfEachKind(KeyKind kind) {
        OwnKey own = StoreFolder.key(kind);

        try (StoreContents after = throughTheFile(holding(Map.of("own", new KeyEntry(own))))) {
            assertThat(after.entries()).containsEntry("own", new KeyEntry(own));
        }
    }

    @Test
    void holdsTheWholeChain() throws Exception {
        var authority = org.secf.clientcert.testing.Authority.root("CN=Root");
        var pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X509Certificate issued = authority.client("enabler", draft -> draft.keys(pair));
        OwnKey own = new OwnKey(pair.getPrivate(), List.of(issued, authority.certificate()));

        try (StoreContents after = throughTheFile(holding(Map.of("own", new KeyEntry(own))))) {
            assertThat(after.entries()).containsEntry("own", new KeyEntry(own));
        }
    }

    @Test
    void takesAStoreThatSaysNothingOfItselfForVersionNought() throws Exception {
        KeyStore foreign = KeyStore.getInstance("PKCS12");
        foreign.load(null, null);
        foreign.setKeyEntry(
                "Their Key", key.privateKey(), StoreFolder.MASTER.toCharArray(), new Certificate[] {key.certificate()});

        try (StoreContents read = accepted(format.read(octets(foreign), master))) {
            assertThat(read.version()).isZero();
            assertThat(read.entries()).containsOnlyKeys("their key");
            assertThat(read.keys()).isEmpty();
        }
    }

    private static byte[] octets(KeyStore store) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, StoreFolder.MASTER.toCharArray());
        return out.toByteArray();
    }

    /** Anybody could write such a file: nothing in it needs the master secret, and the JDK would open it. */
    @Test
    void refusesATrustedCertificateInAStoreWithoutAMac() throws Exception {
        KeyStore forged = KeyStore.getInstance("PKCS12");
        forged.load(null, null);
        forged.setCertificateEntry("idp", key.certificate());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        withoutAMac(() -> forged.store(out, "whatever".toCharArray()));
        KeyStore opened = KeyStore.getInstance("PKCS12");
        opened.load(new ByteArrayInputStream(out.toByteArray()), StoreFolder.MASTER.toCharArray());
        assertThat(opened.isCertificateEntry("idp")).as("the JDK opens it").isTrue();

        assertThat(refusal(format.read(out.toByteArray(), master))).isEqualTo(StoreReason.STORE_NOT_OPENED);
    }

    private interface Step {
        void run() throws Exception;
    }

    /** As a Java does that was configured so. */
    private static void withoutAMac(Step step) throws Exception {
        List<String> names = List.of("keystore.pkcs12.macAlgorithm", "keystore.pkcs12.certProtectionAlgorithm");
        List<String> before =
                names.stream().map(Security::getProperty).map(Objects::toString).toList();
        names.forEach(name -> Security.setProperty(name, "NONE"));
        try {
            step.run();
        } finally {
            for (int i = 0; i < names.size(); i++) {
                Security.setProperty(names.get(i), before.get(i).equals("null") ? "" : before.get(i));
            }
        }
    }

    @Test
    void refusesAnotherKindOfKeyStore() throws Exception {
        KeyStore old = KeyStore.getInstance("JKS");
        old.load(null, null);
        old.setCertificateEntry("idp", key.certificate());

        assertThat(refusal(format.read(octets(old), master))).isEqualTo(StoreReason.STORE_NOT_OPENED);
    }

    @Test
    void writesNoStoreWithoutAMacWhereJavaIsConfiguredTo() throws Exception {
        withoutAMac(() -> assertThat(refusal(format.write(holding(Map.of()), master, Optional.empty())))
                .isEqualTo(StoreReason.STORE_NOT_WRITTEN));

        assertThat(format.write(holding(Map.of()), master, Optional.empty()).rejection())
                .isEmpty();
    }

    @Nested
    class BehindAnotherProvider {

        private static void behind(Provider other, Runnable step) {
            Security.insertProviderAt(other, 1);
            try {
                step.run();
            } finally {
                Security.removeProvider(other.getName());
            }
        }

        /** Has key stores of that name, in which there are no secrets, and nothing else. */
        private static final class OtherStores extends Provider {

            private static final long serialVersionUID = 1L;

            OtherStores() {
                super("OtherStores", "1", "has other key stores");
                Service real = new BouncyCastleProvider().getService("KeyStore", "PKCS12");
                putService(new Service(this, "KeyStore", "PKCS12", real.getClassName(), List.of(), Map.of()) {
                    @Override
                    public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                        return real.newInstance(parameter);
                    }
                });
            }
        }

        private final StoreContents before =
                holding(Map.of("secret", new SecretEntry(secretOf("x")), "own", new KeyEntry(key)));

        @Test
        void isTheJdks() {
            behind(new OtherStores(), () -> {
                try (StoreContents after = throughTheFile(before)) {
                    assertThat(StoreFolder.text(after, "secret")).isEqualTo("x");
                }
            });
        }

        @Test
        void keepsWhatDoesNotChange() {
            behind(new OtherStores(), () -> {
                byte[] first = accepted(format.write(before, master, Optional.empty()));
                StoreContents opened = accepted(format.read(first, master));
                StoreContents more = opened.with("more", new SecretEntry(secretOf("y")));
                byte[] second =
                        accepted(format.write(more, master, Optional.of(new OpenedStore(first, master, opened))));

                assertThat(accepted(format.read(second, master)).entries()).containsOnlyKeys("secret", "own", "more");
            });
        }

        /** Bouncy Castle makes other keys of passwords: what is written by them nothing else opens. */
        @Test
        void isNotWrittenWhereItMakesOtherKeysOfPasswords() {
            behind(new BouncyCastleProvider(), () -> {
                Rejection refused = rejection(format.write(before, master, Optional.empty()));
                assertThat(refused.reason()).isEqualTo(StoreReason.STORE_NOT_WRITTEN);
                assertThat(refused.received()).contains("BC");
            });
        }

        @Test
        void isSaidWhereItMakesOtherKeysOfPasswords() {
            byte[] octets = accepted(format.write(before, master, Optional.empty()));

            behind(new BouncyCastleProvider(), () -> {
                Rejection refused = rejection(format.read(octets, master));
                assertThat(refused.reason()).isEqualTo(StoreReason.STORE_NOT_OPENED);
                assertThat(refused.received()).contains("BC");
            });
        }
    }

    /** Octets that are no UTF-8 would all become the same character, and so the same password. */
    @ParameterizedTest
    @ValueSource(
            strings = {"pässword pässword", "line\nline line line", "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000"})
    void takesMasterSecretsOfPrintableAsciiOnly(String text) {
        try (Secret odd = secretOf(text)) {
            assertThat(refusal(format.write(holding(Map.of()), odd, Optional.empty())))
                    .isEqualTo(StoreReason.NO_MASTER_SECRET);
            assertThat(refusal(format.read(accepted(format.write(holding(Map.of()), master, Optional.empty())), odd)))
                    .isEqualTo(StoreReason.NO_MASTER_SECRET);
        }
    }

    @Test
    void refusesAStoreWhoseManifestMakesNoSense() throws Exception {
        KeyStore foreign = KeyStore.getInstance("PKCS12");
        foreign.load(null, null);
        foreign.setKeyEntry(
                Alias.MANIFEST,
                new javax.crypto.spec.SecretKeySpec(new byte[] {'{', '}'}, "AES"),
                StoreFolder.MASTER.toCharArray(),
                null);

        assertThat(refusal(format.read(octets(foreign), master))).isEqualTo(StoreReason.STORE_MALFORMED);
    }

    @Test
    void writesAStoreThatHoldsASecretWithoutOctetsNowhere() {
        StoreContents contents = holding(Map.of("secret", new SecretEntry(secretOf(""))));

        assertThat(refusal(format.write(contents, master, Optional.empty()))).isEqualTo(StoreReason.STORE_NOT_WRITTEN);
    }
}
