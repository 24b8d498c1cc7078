package org.secf.bsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.TestKeys;
import org.secf.crypto.Crypto;
import org.secf.gba.Milenage;
import org.secf.gba.NafId;
import org.secf.gba.SequenceMemory;
import org.secf.gba.SequenceNumber;
import org.secf.gba.SubscriberCard;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.gba.bootstrapping.Device;
import org.secf.gba.bootstrapping.Tools;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.RetrievalServer;
import org.secf.gba.retrieval.UserSettings;
import org.secf.http.MemoryRequest;
import org.secf.jdbc.Database;
import org.secf.jdbc.Rows;
import org.secf.jdbc.SealingKeyReader;
import org.secf.jdbc.SealingKeys;
import org.secf.jdbc.TestDatabase;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.mechanism.EndpointFactory;
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
import org.secf.state.MovableClock;
import org.secf.tls.Outbound;
import org.secf.tls.testing.Identity;
import org.secf.verdict.Verdicts;

/** A bootstrapping server from settings, from the first subscriber to the keys of an application. */
class BootstrappingServerFactoryTest {

    private static final String ALICE = "alice@home1.net";
    private static final NafId NAF = new NafId("naf1.home1.net", UaProtocol.HTTP_DIGEST);
    private static final Authority ROOT = Identity.authority("CN=Root");
    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final SequenceMemory card = new SequenceMemory(new SequenceNumber(0));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @BeforeEach
    void writeKey() throws IOException {
        written("key", KEY + "\n");
    }

    private Path written(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private MechanismContext context() {
        return context(Parts.none());
    }

    private MechanismContext context(Parts parts) {
        return new MechanismContext(
                clock,
                new SecureRandom(),
                Crypto.jdk(),
                new MemoryOnceStore(clock, 1),
                new MemoryPendingRequests(clock, 1),
                Resources.outsideDeployment(getClass().getClassLoader()),
                parts,
                Expressions.none());
    }

    private Endpoint endpoint(String... written) {
        return endpoint(context(), written);
    }

    private static Endpoint endpoint(MechanismContext context, String... written) {
        List<RawSetting> raw = new ArrayList<>();
        for (String setting : written) {
            String[] pair = setting.split("=", 2);
            raw.add(new RawSetting(pair[0], Arrays.asList(pair[1].split(",", -1)), "test"));
        }
        BootstrappingServerFactory factory = new BootstrappingServerFactory();
        return factory.create(Settings.resolve("secf.bsf", factory.keys(), List.of(new SettingsLayer(raw))), context);
    }

    private Endpoint endpoint(TestDatabase.Fresh fresh) {
        return endpoint(
                "host=127.0.0.1",
                "sealing-key=file:" + folder.resolve("key"),
                "database.url=" + fresh.url(),
                "application-groups=naf1.home1.net=inner,naf1.home1.net=outer");
    }

    private Network network(TestDatabase.Fresh fresh) {
        SealingKeys keys = new SealingKeyReader(KeyRing.empty(), Crypto.jdk(), new SecureRandom())
                .read("test", List.of("file:" + folder.resolve("key")));
        return new Network(new Database(fresh.source(), clock), keys);
    }

    private Bootstrapped bootstrapped(Endpoint endpoint) throws IOException {
        try (OverHttp server = new OverHttp(endpoint)) {
            Milenage milenage = Milenage.of(Crypto.jdk(), Network.secret(Network.K), Network.secret(Network.OPC));
            return Verdicts.value(new Device(
                            new Device.Subscription(ALICE, new SubscriberCard(milenage, card)),
                            server.address(),
                            Outbound.platform(),
                            new Tools(clock, new SecureRandom(), Crypto.jdk()))
                    .bootstrap());
        }
    }

    private static EndpointAnswer asked(Endpoint endpoint, TransactionId transaction, String... hosts) {
        String request = new KeyRequest(transaction, NAF, false, List.of(3L)).json();
        MemoryRequest post = MemoryRequest.post(RetrievalServer.PATH, request);
        return endpoint.answer(hosts.length == 0 ? post : post.clientCertificates(List.of(certificate(hosts))));
    }

    private static java.security.cert.X509Certificate certificate(String... hosts) {
        KeyPair keys = TestKeys.ec();
        GeneralName[] names = Arrays.stream(hosts)
                .map(host -> new GeneralName(GeneralName.dNSName, host))
                .toArray(GeneralName[]::new);
        return ROOT.client(
                "application", draft -> Identity.today(draft.keys(keys)).names(names));
    }

    @ParameterizedTest
    @EnumSource
    void bootstrapsDevicesAndGivesApplicationsTheirKeysAlsoAfterARestart(TestDatabase kind) throws IOException {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Endpoint before = endpoint(fresh);
            Verdicts.value(network(fresh).add(ALICE, "sip:alice@home1.net"));
            UserSettings settings = new UserSettings(3, 0, List.of(), Optional.of("outer"), List.of(7L));
            Verdicts.value(network(fresh).directory().set(ALICE, settings));
            Bootstrapped device = bootstrapped(before);
            before.stop();

            Endpoint after = endpoint(fresh);
            EndpointAnswer answer = asked(after, device.transaction(), "naf1.home1.net");

            assertThat(answer.reply().status()).as(answer.toString()).isEqualTo(200);
            ApplicationKeys keys =
                    Verdicts.value(ApplicationKeys.parse(answer.reply().octets()));
            assertThat(keys.device().matches(device.key().device(NAF).use(byte[]::clone)))
                    .isTrue();
            assertThat(keys.subscriber()).contains(ALICE);
            assertThat(keys.expires()).isEqualTo(device.expires());
            assertThat(keys.settings())
                    .containsExactly(
                            new UserSettings(3, 0, List.of("sip:alice@home1.net"), Optional.of("outer"), List.of(7L)));

            assertThat(bootstrapped(after).transaction()).isNotEqualTo(device.transaction());
            assertThat(asked(after, device.transaction(), "naf1.home1.net")
                            .reply()
                            .status())
                    .isEqualTo(404);
            after.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesApplicationsThatDoNotOwnTheName(TestDatabase kind) throws IOException {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Endpoint endpoint = endpoint(fresh);
            Verdicts.value(network(fresh).add(ALICE));
            TransactionId transaction = bootstrapped(endpoint).transaction();

            EndpointAnswer other = asked(endpoint, transaction, "naf2.home1.net", "*.home1.net");
            assertThat(other.reply().status()).isEqualTo(403);
            assertThat(other.refusal().orElseThrow().reason().name()).isEqualTo("NOT_YOURS");
            EndpointAnswer nobody = asked(endpoint, transaction);
            assertThat(nobody.reply().status()).isEqualTo(401);
            assertThat(nobody.refusal().orElseThrow().reason().name()).isEqualTo("NOT_AUTHENTICATED");
            endpoint.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesForNobodyWhatItDoesForASubscriber(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Endpoint endpoint = endpoint(fresh);
            String credentials = "Digest username=\"mallory@home1.net\", nonce=\"\", response=\"\"";
            for (int i = 0; i < 600; i++) {
                EndpointAnswer answer = endpoint.answer(MemoryRequest.get("").header("Authorization", credentials));
                assertThat(answer.reply().status()).isEqualTo(401);
            }

            List<Long> counted = network(fresh)
                    .database()
                    .statement(connection -> Rows.all(
                            connection, row -> row.getLong(1), "SELECT SUM(sequence_number) FROM secf_nobody"));
            assertThat(counted).containsExactly(600L);
            endpoint.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWhatARemovedSubscriberBootstrapped(TestDatabase kind) throws IOException {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Endpoint endpoint = endpoint(fresh);
            Verdicts.value(network(fresh).add(ALICE));
            TransactionId transaction = bootstrapped(endpoint).transaction();

            network(fresh).directory().remove(ALICE);

            assertThat(asked(endpoint, transaction, "naf1.home1.net").reply().status())
                    .isEqualTo(404);
            endpoint.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersThatItCannotTellWithoutItsDatabase(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Endpoint endpoint = endpoint(fresh);
            endpoint.stop();

            EndpointAnswer device = endpoint.answer(MemoryRequest.get("")
                    .header("Authorization", "Digest username=\"" + ALICE + "\", nonce=\"\", response=\"\""));
            assertThat(device.reply().status()).isEqualTo(503);
            assertThat(asked(endpoint, TransactionId.of(new byte[16], "127.0.0.1"), "naf1.home1.net")
                            .reply()
                            .status())
                    .isEqualTo(503);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsNoConnectionWhereItsStartFails(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            MechanismContext twoApplications = context(new Parts() {
                @Override
                public <T> Optional<T> find(Class<T> type) {
                    throw new ConfigurationException("two of them");
                }
            });
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> endpoint(
                            twoApplications,
                            "host=127.0.0.1",
                            "sealing-key=file:" + folder.resolve("key"),
                            "database.url=" + fresh.url()))
                    .withMessage("two of them");

            Database database = new Database(single(fresh), clock);
            String sessions = kind == TestDatabase.H2
                    ? "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS"
                    : "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'";
            assertThat(database.<List<Long>>statement(
                            connection -> Rows.all(connection, row -> row.getLong(1), sessions)))
                    .containsExactly(1L);
        }
    }

    private static javax.sql.DataSource single(TestDatabase.Fresh fresh) {
        return (javax.sql.DataSource) java.lang.reflect.Proxy.newProxyInstance(
                BootstrappingServerFactoryTest.class.getClassLoader(),
                new Class<?>[] {javax.sql.DataSource.class},
                (proxy, method, arguments) -> java.sql.DriverManager.getConnection(fresh.url(), "secf", ""));
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(EndpointFactory.class))
                .anyMatch(factory -> factory instanceof BootstrappingServerFactory);
    }

    @Nested
    class StopsTheDeployment {

        private void assertStopped(String message, String... written) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> endpoint(written))
                    .withMessageContaining(message)
                    .withMessageNotContaining("hunter2");
        }

        private String key() {
            return "sealing-key=file:" + folder.resolve("key");
        }

        private String memory() {
            return "database.url=jdbc:h2:mem:" + folder.getFileName();
        }

        @Test
        void withoutHostOrSealingKey() {
            assertStopped("secf.bsf.host", key(), memory());
            assertStopped("secf.bsf.sealing-key", "host=bsf.home1.net", memory());
        }

        @Test
        void whereTheSealingKeyIsNone() throws IOException {
            for (String wrong : List.of("hunter2", KEY + "00", "x" + KEY.substring(1))) {
                assertStopped(
                        "expected a key of 32 octets",
                        "host=bsf.home1.net",
                        memory(),
                        "sealing-key=file:" + written("wrong", wrong));
            }
            assertStopped("sealing-key", "host=bsf.home1.net", memory(), "sealing-key=hunter2");
            assertStopped("former-sealing-keys", "host=bsf.home1.net", memory(), key(), "former-sealing-keys=hunter2");
        }

        @Test
        void whereThePasswordStandsInTheSettings() {
            assertStopped(
                    "database.url",
                    "host=bsf.home1.net",
                    key(),
                    "database.url=jdbc:postgresql://localhost/bsf?user=x&Password=hunter2");
            assertStopped("database.password", "host=bsf.home1.net", key(), memory(), "database.password=hunter2");
        }

        @Test
        void whereTheDatabaseIsAnotherOrNotThere() {
            assertStopped("database.url", "host=bsf.home1.net", key(), "database.url=jdbc:mysql://localhost/bsf");
            assertStopped(
                    "cannot connect to jdbc:postgresql://127.0.0.1:1/bsf",
                    "host=bsf.home1.net",
                    key(),
                    "database.url=jdbc:postgresql://127.0.0.1:1/bsf",
                    "database.connect-timeout=250ms");
            assertStopped(
                    "there is no java:app/jdbc/none",
                    "host=bsf.home1.net",
                    key(),
                    "database.data-source=java:app/jdbc/none");
            assertStopped(
                    "a name that begins with java:",
                    "host=bsf.home1.net",
                    key(),
                    "database.data-source=ldap://127.0.0.1:1/x");
        }

        @Test
        void whereTheTablesAreNotThereAndMayNotBeMade() {
            assertStopped("bsf", "host=bsf.home1.net", key(), memory(), "database.migrate=false");
        }

        @Test
        void beyondBounds() {
            for (String wrong : List.of(
                    "lifetime=59s",
                    "lifetime=31d",
                    "answer-within=11m",
                    "most-pending=0",
                    "management=80",
                    "versions=AKAv3",
                    "versions=AKAv1-MD5,AKAv1-MD5",
                    "application-groups=naf1.home1.net",
                    "database.most-connections=0",
                    "database.connect-timeout=1ms")) {
                assertStopped("secf.bsf", "host=bsf.home1.net", key(), memory(), wrong);
            }
        }
    }
}
