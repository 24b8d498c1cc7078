package org.secf.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.TestKeys;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.keys.set.StoreObserver;
import org.secf.keys.set.Watch;
import org.secf.keys.set.WatchedStore;
import org.secf.keys.store.KeyRecord;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreFolder;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.tls.Fetched;
import org.secf.tls.Question;
import org.secf.tls.TlsKeys;
import org.secf.tls.TlsReason;
import org.secf.tls.testing.Identity;
import org.secf.tls.testing.TlsServer;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** How we prove ourselves to servers that demand it (RFC 8446 §4.4.2, RFC 8705 §2): against a server of the JDK that lets nobody else in. */
class ClientKeyTest {

    private static final StoreObserver SILENT = new StoreObserver() {
        @Override
        public void changed(WatchedStore store, long version) {}

        @Override
        public void failed(WatchedStore store, Rejection rejection) {}
    };

    @TempDir
    Path folder;

    private final Authority root = Identity.authority("CN=Root");
    private final Authority clients = Identity.authority("CN=Clients");
    private final List<RawSetting> given = new ArrayList<>();
    private KeyRing keys = KeyRing.empty();

    private void give(String key, String... values) {
        given.add(new RawSetting(key, List.of(values), "test"));
    }

    private TlsSetup read() throws IOException {
        List<RawSetting> all = new ArrayList<>(given);
        all.add(new RawSetting("tls.trust-anchors", List.of(file("root.pem", root.pem(), "rw-r--r--")), "test"));
        Settings settings = Settings.resolve("secf.saml", TlsKeys.ALL, List.of(new SettingsLayer(all)));
        Resources resources = Resources.outsideDeployment(ClientKeyTest.class.getClassLoader());
        return TlsSetup.read("secf.saml", settings, new TlsSetup.Sources(resources, keys, Clock.systemUTC()));
    }

    private String file(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return "file:" + Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String pem(OwnKey key) {
        String octets = Base64.getMimeEncoder().encodeToString(key.privateKey().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + octets + "\n-----END PRIVATE KEY-----\n"
                + Authority.pem(key.certificate());
    }

    private OwnKey key(String name, KeyPair pair, UnaryOperator<Draft> change) {
        X509Certificate certificate = clients.client(name, draft -> change.apply(Identity.today(draft.keys(pair))));
        return new OwnKey(pair.getPrivate(), List.of(certificate));
    }

    private OwnKey key(String name) {
        return key(name, TestKeys.ec(), draft -> draft);
    }

    private static Member signing(OwnKey key) {
        return Member.of(
                KeyUse.SIGNING, KeyLife.waiting().activeFrom(Instant.now().minusSeconds(60)), key);
    }

    private Verdict<Fetched> ask(TlsServer server) throws IOException {
        return read().outbound().send(Question.get(server.url()));
    }

    private static String name(Verdict<Fetched> verdict) {
        return verdict.fold(
                fetched -> new String(fetched.body(), StandardCharsets.UTF_8),
                rejection -> rejection.reason() + ": " + rejection.detail());
    }

    /** In TLS 1.3 the server refuses us when our handshake is over (RFC 8446 §4.4.2.4), and its alert may be lost with the connection. */
    private static void assertHungUpOn(Verdict<Fetched> verdict) {
        assertThat(verdict.rejection().map(Rejection::reason).orElseThrow())
                .isIn(TlsReason.HANDSHAKE_FAILED, TlsReason.UNREACHABLE);
    }

    private TlsServer demanding() throws IOException {
        return TlsServer.demanding(Identity.server(root), clients, "TLSv1.3");
    }

    @Nested
    class Presented {

        @ParameterizedTest
        @CsvSource({"TLSv1.3, EC", "TLSv1.3, RSA", "TLSv1.2, EC", "TLSv1.2, RSA"})
        void isTheKeyOfAFile(String version, String kind) throws IOException {
            KeyPair pair = kind.equals("EC") ? TestKeys.ec() : TestKeys.rsa(2048);
            give("tls.client-key", file("own.pem", pem(key("alice", pair, draft -> draft)), "rw-------"));
            try (TlsServer server = TlsServer.demanding(Identity.server(root), clients, version)) {
                assertThat(name(ask(server))).contains("CN=alice");
            }
        }

        @Test
        void isTheKeyOfAStore() throws IOException {
            StoreFolder store = new StoreFolder(folder).made();
            StoreFolder.accepted(store.store()
                    .change(StoreFolder.EDITS.addKey(
                            "key import",
                            new KeyRecord("mine", "main", KeyUse.SIGNING, KeyLife.waiting()),
                            new StoreEntry.KeyEntry(key("bob", TestKeys.ec(), ClientKeyTest::since2026)))));
            keys = new KeyRing(
                    Map.of(
                            "",
                            WatchedStore.open(
                                    "secf.store",
                                    store.store(),
                                    new Watch(Duration.ofMinutes(1), store.clock(), Runnable::run, SILENT))),
                    Map.of());
            give("tls.client-key", "store:mine");
            try (TlsServer server = demanding()) {
                assertThat(name(ask(server))).contains("CN=bob");
            }
        }

        @Test
        void isTheActiveKeyOfASet() throws IOException {
            List<Member> members = new ArrayList<>(List.of(signing(key("old"))));
            keys = new KeyRing(Map.of(), Map.of("main", () -> new KeySet(members, List.of())));
            give("tls.client-key-set", "main");
            var outbound = read().outbound();
            try (TlsServer server = demanding();
                    TlsServer other = demanding()) {
                assertThat(name(outbound.send(Question.get(server.url())))).contains("CN=old");
                members.set(0, signing(key("new")));
                assertThat(name(outbound.send(Question.get(other.url())))).contains("CN=new");
            }
            members.clear();
            try (TlsServer third = demanding()) {
                assertHungUpOn(outbound.send(Question.get(third.url())));
            }
        }
    }

    private static Draft since2026(Draft draft) {
        return draft.valid(
                StoreFolder.NOW.minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(9)));
    }

    @Nested
    class NotPresented {

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
        void meansThatAServerWhichDemandsDoesNotAnswer(String version) throws IOException {
            try (TlsServer server = TlsServer.demanding(Identity.server(root), clients, version)) {
                assertHungUpOn(ask(server));
            }
        }

        /** RFC 8446 §4.2.4: who we are is told to nobody who would not believe it. */
        @Test
        void isAKeyToAServerThatNamesOtherAuthorities() throws IOException {
            give("tls.client-key", file("own.pem", pem(key("alice")), "rw-------"));
            try (TlsServer server = TlsServer.wanting(Identity.server(root), Identity.authority("CN=Others"))) {
                assertThat(name(ask(server))).isEqualTo("nobody");
            }
        }

        @Test
        void isAKeyToAServerThatIsNotBelieved() throws IOException {
            give("tls.client-key", file("own.pem", pem(key("alice")), "rw-------"));
            try (TlsServer server =
                    TlsServer.demanding(Identity.server(Identity.authority("CN=Stranger")), clients, "TLSv1.2")) {
                assertThat(ask(server).rejection().map(Rejection::reason)).contains(TlsReason.CERTIFICATE_UNTRUSTED);
            }
        }
    }

    @Nested
    class Stopped {

        private void assertStops(String... texts) {
            assertThatThrownBy(ClientKeyTest.this::read)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll(texts);
        }

        @Test
        void isTheDeploymentByTwoAnswers() throws IOException {
            give("tls.client-key", file("own.pem", pem(key("alice")), "rw-------"));
            give("tls.client-key-set", "main");
            assertStops("secf.saml.tls.client-key", "secf.saml.tls.client-key-set", "one of them");
        }

        @Test
        void isTheDeploymentByAFileThatOthersRead() throws IOException {
            give("tls.client-key", file("own.pem", pem(key("alice")), "rw-r--r--"));
            assertStops("secf.saml.tls.client-key", "own.pem");
        }

        @Test
        void isTheDeploymentByACertificateThatIsOver() throws IOException {
            Instant now = Instant.now();
            OwnKey over = key(
                    "alice",
                    TestKeys.ec(),
                    draft -> draft.valid(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1))));
            give("tls.client-key", file("own.pem", pem(over), "rw-------"));
            assertStops("secf.saml.tls.client-key", "valid now", "CN=alice");
        }

        @Test
        void isTheDeploymentByACertificateForServersOnly() throws IOException {
            OwnKey server = key("alice", TestKeys.ec(), draft -> draft.purposes(KeyPurposeId.id_kp_serverAuth));
            give("tls.client-key", file("own.pem", pem(server), "rw-------"));
            assertStops("secf.saml.tls.client-key", "clientAuth", "1.3.6.1.5.5.7.3.1");
        }

        @Test
        void isTheDeploymentByAWeakKey() throws IOException {
            give("tls.client-key", file("own.pem", pem(key("alice", TestKeys.rsa(1024), draft -> draft)), "rw-------"));
            assertStops("secf.saml.tls.client-key", "make a new key pair");
        }

        /** JSSE finds the provider of a key by itself, and knows nothing of ours. */
        @Test
        void isTheDeploymentByAKeyInAToken() {
            OwnKey own = key("alice");
            OwnKey inToken = new OwnKey(own.privateKey(), own.chain(), Optional.of(Security.getProviders()[0]));
            keys = new KeyRing(Map.of(), Map.of("main", () -> new KeySet(List.of(signing(inToken)), List.of())));
            give("tls.client-key-set", "main");
            assertStops("secf.saml.tls.client-key-set", "token");
        }

        @Test
        void isTheDeploymentByASetWithoutAKey() {
            keys = new KeyRing(Map.of(), Map.of("main", () -> new KeySet(List.of(), List.of())));
            give("tls.client-key-set", "main");
            assertStops("secf.saml.tls.client-key-set", "main has no active signing key");
        }

        @Test
        void isTheDeploymentByASetThatThereIsNot() {
            give("tls.client-key-set", "mian");
            assertStops("secf.saml.tls.client-key-set", "no key set mian");
        }
    }
}
