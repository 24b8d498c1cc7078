package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.crypto.Crypto;
import org.secf.http.MemoryRequest;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
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

/** What is wrong with the settings is said at deployment. */
class AgreementSetupTest {

    private static final String PATH = "/.well-known/secf/agreement";

    private final TestServer server = TestServer.open();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private EndpointAnswer started(String... written) {
        List<RawSetting> raw = Arrays.stream(written)
                .map(setting -> setting.split("=", 2))
                .map(parts -> new RawSetting(parts[0], List.of(parts[1].split(",")), "test"))
                .toList();
        AgreementEndpointFactory factory = new AgreementEndpointFactory();
        Settings settings = Settings.resolve("secf.agreement", factory.keys(), List.of(new SettingsLayer(raw)));
        return factory.create(settings, context()).answer(MemoryRequest.get(PATH));
    }

    private MechanismContext context() {
        KeyLife active = KeyLife.waiting().activeFrom(java.time.Instant.EPOCH);
        KeySet set = new KeySet(
                List.of(Member.of(KeyUse.SIGNING, active, TestServer.SERVER)),
                List.of(new KeySet.Trusted(TestServer.CLIENT.certificate(), active)));
        return new MechanismContext(
                        server.clock,
                        TestServer.RANDOM,
                        Crypto.jdk(),
                        new MemoryOnceStore(server.clock, 10),
                        new MemoryPendingRequests(server.clock, 10),
                        Resources.outsideDeployment(getClass().getClassLoader()),
                        Parts.none(),
                        Expressions.none())
                .with(new KeyRing(Map.of(), Map.of("", () -> set)));
    }

    private String psk(String id, int length) throws IOException {
        Path file = folder.resolve(id);
        Files.writeString(file, "p".repeat(length));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return "psk=" + id + "=file:" + file;
    }

    @Test
    void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(EndpointFactory.class))
                .anyMatch(factory -> factory instanceof AgreementEndpointFactory);
    }

    @Test
    void offersWhatIsConfigured() throws IOException {
        EndpointAnswer answer = started("server-name=" + TestServer.NAME, psk("alice", 32), "client-trust=main");

        assertThat(answer.reply().body())
                .contains("x25519", "p-256", "auth_psk")
                .doesNotContain("pre-shared");
    }

    @Test
    void needsSomebodyWhoCouldAgree() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> started("server-name=" + TestServer.NAME))
                .withMessageContaining("client-trust");
        assertThat(started("server-name=" + TestServer.NAME, "accept-anonymous-clients=true")
                        .refusal())
                .isEmpty();
    }

    @Test
    void needsLongPreSharedKeys() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> started("server-name=" + TestServer.NAME, psk("alice", 31)))
                .withMessageContaining("alice has 31 octets")
                .withMessageNotContaining("ppp");
    }

    @Test
    void doesNotQuoteAPreSharedKeyInTheConfiguration() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> started("server-name=" + TestServer.NAME, "psk=alice=" + TestServer.CANARY))
                .withMessageContaining("secf.agreement.psk")
                .withMessageNotContaining(TestServer.CANARY);
    }

    @Test
    void knowsTrustedClientsByTheirKeyAlone() {
        KeyLife active = KeyLife.waiting().activeFrom(java.time.Instant.EPOCH);
        KeySet set = new KeySet(List.of(), List.of(new KeySet.Trusted(TestServer.CLIENT.certificate(), active)));
        TrustedClients clients = new TrustedClients(() -> set, server.clock);

        assertThat(clients.find(org.secf.keys.Thumbprint.of(TestServer.CLIENT.publicKey())))
                .map(ClientKeys.ClientKey::name)
                .contains("CN=client");
        assertThat(clients.find(org.secf.keys.Thumbprint.of(TestServer.STRANGER.publicKey())))
                .isEmpty();
    }
}
