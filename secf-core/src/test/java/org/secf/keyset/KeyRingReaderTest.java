package org.secf.keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.NOW;
import static org.secf.keys.store.StoreFolder.accepted;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.SelfSigned;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.StoreObserver;
import org.secf.keys.set.WatchedStore;
import org.secf.keys.set.WeakKey;
import org.secf.keys.store.KeyRecord;
import org.secf.keys.store.NewKey;
import org.secf.keys.store.Pkcs12Format;
import org.secf.keys.store.Rotation;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreFolder;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.verdict.Rejection;

class KeyRingReaderTest {

    private static final String CANARY = "canary-c2VjcmV0";

    private static final StoreObserver NOBODY = new StoreObserver() {
        @Override
        public void changed(WatchedStore store, long version) {}

        @Override
        public void failed(WatchedStore store, Rejection rejection) {}
    };

    @TempDir
    Path temporary;

    private StoreFolder folder;
    private final OwnKey key = StoreFolder.key(KeyKind.P_256);

    @BeforeEach
    void makeStore() {
        folder = new StoreFolder(temporary).made();
        folder.set("db", CANARY);
        add("own", KeyUse.SIGNING, KeyLife.waiting().activeFrom(NOW), key);
    }

    private void add(String alias, KeyUse use, KeyLife life, OwnKey pair) {
        accepted(folder.store()
                .change(EDITS.addKey(
                        "key import", new KeyRecord(alias, "main", use, life), new StoreEntry.KeyEntry(pair))));
    }

    private Rotation afterAnother() {
        add("lasting", KeyUse.SIGNING, KeyLife.waiting(), lasting());
        return Rotation.atOnce(NOW, Duration.ofDays(1));
    }

    private OwnKey lasting() {
        try {
            return new SelfSigned(KeyKind.P_256, Duration.ofDays(90), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=lasting"), NOW);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Settings settings(DefinitionKind kind, String... namesAndValues) {
        List<RawSetting> raw = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            raw.add(new RawSetting(namesAndValues[i], List.of(namesAndValues[i + 1]), "test"));
        }
        return Settings.resolve("secf." + kind.name(), kind.keys(), List.of(new SettingsLayer(raw)));
    }

    private Settings store(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "location",
                folder.path().toString(),
                "master",
                "file:" + folder.folder().resolve("master")));
        all.addAll(List.of(more));
        return settings(KeyDefinitions.STORE, all.toArray(String[]::new));
    }

    private KeyRing read(Map<String, Settings> sets) {
        return read(Map.of("", store()), sets);
    }

    private KeyRing read(Map<String, Settings> stores, Map<String, Settings> sets) {
        Surroundings surroundings = new Surroundings(
                folder.clock(),
                name -> Optional.empty(),
                List.of(new Pkcs12Format()),
                List.of(),
                Resources.outsideDeployment(KeyRingReaderTest.class.getClassLoader()),
                Runnable::run,
                NOBODY);
        return new KeyRingReader(surroundings).read(stores, sets);
    }

    private static Settings set(String... namesAndValues) {
        return settings(KeyDefinitions.KEYS, namesAndValues);
    }

    @Nested
    class Locations {

        @Test
        void giveASecretOfTheStore() {
            try (Secret secret = read(Map.of()).secret("secf.basic.password-file", "store:db")) {
                assertThat(secret.matches(CANARY.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .isTrue();
            }
        }

        @Test
        void giveASecretOfANamedStore() {
            KeyRing ring = read(Map.of("vault", store()), Map.of());

            try (Secret secret = ring.secret("s", "store:vault/db")) {
                assertThat(secret.size()).isEqualTo(CANARY.length());
            }
        }

        @Test
        void nameStoreAndAliasOfWhatIsMissing() {
            KeyRing ring = read(Map.of());

            assertThatThrownBy(() -> ring.secret("secf.digest.secrets", "store:dc"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.digest.secrets")
                    .hasMessageContaining(folder.path().toString())
                    .hasMessageContaining("NO_SUCH_ALIAS")
                    .hasMessageContaining("dc")
                    .hasMessageNotContaining(CANARY);
        }

        @Test
        void nameTheNearestStore() {
            KeyRing ring = read(Map.of("vault", store()), Map.of());

            assertThatThrownBy(() -> ring.secret("s", "store:vautl/db")).hasMessageContaining("did you mean vault?");
        }

        @Test
        void giveAKeyOnlyWhereAKeyIs() {
            KeyRing ring = read(Map.of());

            assertThat(ring.ownKey("s", "store:own").publicKey()).isEqualTo(key.publicKey());
            assertThatThrownBy(() -> ring.ownKey("s", "store:db")).hasMessageContaining("WRONG_KIND");
            assertThatThrownBy(() -> ring.secret("s", "store:own")).hasMessageContaining("WRONG_KIND");
            assertThatThrownBy(() -> ring.anchor("s", "store:own")).hasMessageContaining("WRONG_KIND");
        }

        /** Also where no key set asks what a key is for, as for the keys of a mechanism. */
        @Test
        void giveNoWeakKey() throws GeneralSecurityException {
            OwnKey weak = WeakKey.make();
            Path file = folder.write(
                    "weak.pem",
                    block("PRIVATE KEY", weak.privateKey().getEncoded())
                            + block("CERTIFICATE", weak.certificate().getEncoded()));
            KeyRing ring = read(Map.of());

            assertThatThrownBy(() -> ring.ownKey("secf.saml.signing-key", "file:" + file))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.saml.signing-key")
                    .hasMessageContaining("RSA of at least 2048 bits");
        }

        private static String block(String kind, byte[] octets) {
            return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                    .formatted(kind, Base64.getMimeEncoder().encodeToString(octets));
        }

        @ParameterizedTest
        @ValueSource(strings = {CANARY, "env:X", "/etc/key.pem"})
        void neverHoldTheSecretItself(String location) {
            KeyRing ring = read(Map.of());

            assertThatThrownBy(() -> ring.secret("s", location))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageNotContaining(CANARY);
        }
    }

    @Nested
    class Stores {

        @Test
        void areNotOpenedByASecretInTheConfiguration() {
            assertThatThrownBy(() -> settings(
                            KeyDefinitions.STORE, "location", folder.path().toString(), "master", StoreFolder.MASTER))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("file:/path, env:NAME or systemd:NAME")
                    .hasMessageNotContaining(StoreFolder.MASTER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"signing-key", "next-signing-key", "decryption-keys"})
        void areNotReplacedByAKeyInTheConfiguration(String setting) {
            assertThatThrownBy(() -> set(setting, "-----BEGIN PRIVATE KEY----- " + CANARY))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("found [(hidden)]")
                    .hasMessageNotContaining(CANARY);
        }

        @Test
        void haveAFormatThatExists() {
            assertThatThrownBy(() -> read(Map.of("", store("format", "pkcs21")), Map.of()))
                    .hasMessageContaining("secf.store.format")
                    .hasMessageContaining("did you mean pkcs12?");
            assertThatThrownBy(() -> read(Map.of("", store("format", "elytron")), Map.of()))
                    .hasMessageContaining("secf-elytron");
        }

        @Test
        void inATokenNeedItsLibrary() {
            assertThatThrownBy(() -> read(Map.of("", store("format", "pkcs11")), Map.of()))
                    .hasMessageContaining("secf.store.token-library was not given");
        }

        @Test
        void stopTheDeploymentWhereTheyAreMissing() {
            Settings missing = settings(
                    KeyDefinitions.STORE,
                    "location",
                    folder.folder().resolve("none.p12").toString(),
                    "master",
                    "env:M");

            assertThatThrownBy(() -> read(Map.of("vault", missing), Map.of()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.store.vault")
                    .hasMessageContaining("none.p12")
                    .hasMessageContaining("secf store init");
        }
    }

    @Nested
    class KeySets {

        @Test
        void comeFromTheStoreWithoutAName() {
            KeyRing ring = read(Map.of("", set()));

            assertThat(ring.set("s", "main")
                            .current()
                            .signing(NOW)
                            .orElseThrow()
                            .id())
                    .isEqualTo(Thumbprint.of(key.publicKey()));
            assertThat(ring.set("s", "").current().signing(NOW)).isPresent();
        }

        @Test
        void mustBeInTheStore() {
            assertThatThrownBy(() -> read(Map.of("other", set())))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.keys.other")
                    .hasMessageContaining("secf key generate ALIAS --set other");
        }

        @Test
        void areNamedKeyByKeyInstead() {
            OwnKey next = StoreFolder.key(KeyKind.P_256);
            add("next", KeyUse.SIGNING, KeyLife.waiting(), next);
            KeyRing ring = read(Map.of("", set("signing-key", "store:own", "next-signing-key", "store:next")));

            assertThat(ring.set("s", "main")
                            .current()
                            .signing(NOW)
                            .orElseThrow()
                            .key()
                            .publicKey())
                    .isEqualTo(key.publicKey());
            assertThat(ring.set("s", "main").current().verifying(NOW)).hasSize(2);
        }

        @Test
        void takeNoNamedKeyWhoseCertificateIsOver() {
            add("lasting", KeyUse.SIGNING, KeyLife.waiting(), lasting());
            Rotation slow = Rotation.atOnce(NOW, Duration.ofDays(30));
            accepted(folder.store().change(EDITS.rotate("main", KeyUse.SIGNING, slow)));
            folder.clock().advance(Duration.ofDays(10));

            assertThatThrownBy(() -> read(Map.of("", set("signing-key", "store:own"))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.keys.signing-key")
                    .hasMessageContaining("store:own")
                    .hasMessageContaining("CERTIFICATE_NOT_VALID");
        }

        /** Somebody ended its use, perhaps because others know it. */
        @Test
        void takeNoNamedKeyThatIsRetired() {
            accepted(folder.store().change(EDITS.rotate("main", KeyUse.SIGNING, afterAnother())));
            assertThat(read(Map.of("", set("signing-key", "store:own")))
                            .set("s", "")
                            .current()
                            .isEmpty())
                    .isFalse();
            accepted(folder.store().change(EDITS.retire("own", NOW)));

            assertThatThrownBy(() -> read(Map.of("", set("signing-key", "store:own"))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.keys.signing-key")
                    .hasMessageContaining("WRONG_KEY_STATE")
                    .hasMessageContaining("own");
        }

        @Test
        void believeNoNamedCertificateThatIsRetired() {
            accepted(folder.store().change(accepted(new NewKey(EDITS, "idp", "main", NOW).trusted(key.certificate()))));
            assertThat(read(Map.of("", set("trust-anchors", "store:idp")))
                            .set("s", "")
                            .current()
                            .believed(NOW))
                    .hasSize(1);
            accepted(folder.store().change(EDITS.retire("idp", NOW)));

            assertThatThrownBy(() -> read(Map.of("", set("trust-anchors", "store:idp"))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("WRONG_KEY_STATE");
        }

        @Test
        void areNotBoth() {
            assertThatThrownBy(() -> read(Map.of("", set("store", "vault", "signing-key", "store:own"))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("take one of both");
        }

        @Test
        void areMissedByNameWithTheNearest() {
            KeyRing ring = read(Map.of("partners", set("signing-key", "store:own")));

            assertThatThrownBy(() -> ring.set("secf.saml.key-set", "partner"))
                    .hasMessageContaining("secf.saml.key-set")
                    .hasMessageContaining("did you mean partners?");
        }
    }

    @Nested
    class Published {

        private Endpoint endpoint(KeyRing ring, Settings settings) {
            MechanismContext context = new MechanismContext(
                            folder.clock(),
                            new SecureRandom(),
                            Crypto.jdk(),
                            new MemoryOnceStore(folder.clock(), 1),
                            new MemoryPendingRequests(folder.clock(), 1),
                            Resources.outsideDeployment(KeyRingReaderTest.class.getClassLoader()),
                            Parts.none(),
                            Expressions.none())
                    .with(ring);
            return KeyDefinitions.endpoints(Map.of("", settings), context).get(0);
        }

        private static List<JsonObject> keys(Reply reply) {
            String body = new String(reply.octets(), java.nio.charset.StandardCharsets.UTF_8);
            return Json.createReader(new StringReader(body))
                    .readObject()
                    .getJsonArray("keys")
                    .getValuesAs(JsonObject.class);
        }

        @Test
        void isEveryKeyThatOthersNeedAndNoPrivateOne() {
            OwnKey next = StoreFolder.key(KeyKind.ED25519);
            add("next", KeyUse.SIGNING, KeyLife.waiting(), next);
            add("open", KeyUse.DECRYPTION, KeyLife.waiting().activeFrom(NOW), StoreFolder.key(KeyKind.P_384));
            add("openlater", KeyUse.DECRYPTION, KeyLife.waiting(), StoreFolder.key(KeyKind.P_384));
            Reply reply = endpoint(read(Map.of("", set())), set())
                    .answer(MemoryRequest.get("/.well-known/jwks.json"))
                    .reply();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(keys(reply)).extracting(jwk -> jwk.getString("use")).containsExactly("sig", "sig", "enc");
            assertThat(keys(reply)).extracting(jwk -> jwk.getString("kid")).doesNotHaveDuplicates();
            assertThat(keys(reply)).noneMatch(jwk -> jwk.containsKey("d"));
            assertThat(keys(reply).get(0).getString("kid")).isEqualTo(Thumbprint.of(key.publicKey()));
            byte[] x = Base64.getUrlDecoder().decode(keys(reply).get(0).getString("x"));
            assertThat(x).hasSize(32);
        }

        @Test
        void mayBeKeptForTheConfiguredTime() {
            Settings settings = set("jwks-max-age", "90s");
            Reply reply = endpoint(read(Map.of("", settings)), settings)
                    .answer(MemoryRequest.get("/.well-known/jwks.json"))
                    .reply();

            assertThat(reply.headers())
                    .anyMatch(header -> header.name().equals("Cache-Control")
                            && header.value().equals("public, max-age=90"));
        }

        @Test
        void isReadOnly() {
            Reply reply = endpoint(read(Map.of("", set())), set())
                    .answer(MemoryRequest.post("/.well-known/jwks.json", ""))
                    .reply();

            assertThat(reply.status()).isEqualTo(405);
        }

        /** The file stays as it is. */
        @Test
        void changesWithTheTime() {
            accepted(folder.store().change(EDITS.rotate("main", KeyUse.SIGNING, afterAnother())));
            Endpoint endpoint = endpoint(read(Map.of("", set())), set());
            Supplier<List<JsonObject>> published = () -> keys(
                    endpoint.answer(MemoryRequest.get("/.well-known/jwks.json")).reply());
            assertThat(published.get()).hasSize(2);
            assertThat(published.get()).as("asked again").hasSize(2);
            folder.clock().advance(Duration.ofHours(25));

            assertThat(published.get())
                    .as("the former one is retired")
                    .extracting(jwk -> jwk.getString("kid"))
                    .doesNotContain(Thumbprint.of(key.publicKey()))
                    .hasSize(1);
        }

        @Test
        void changesWithTheKeys() {
            Endpoint endpoint = endpoint(read(Map.of("", set())), set());
            folder.clock().advance(Duration.ofHours(1));
            add("next", KeyUse.SIGNING, KeyLife.waiting(), StoreFolder.key(KeyKind.P_256));

            assertThat(keys(endpoint.answer(MemoryRequest.get("/.well-known/jwks.json"))
                            .reply()))
                    .hasSize(2);
        }
    }
}
