package org.secf.elytron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.crypto.Crypto;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.CallerCarrier;
import org.secf.mechanism.CallerTokenKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/** What the settings may say of the key, and what becomes of the deployment otherwise. */
class SignerSettingsTest {

    @TempDir
    private Path folder;

    private static Optional<CallerCarrier> create(List<RawSetting> given) {
        Settings settings = Settings.resolve("secf", CallerTokenKeys.ALL, List.of(new SettingsLayer(given)));
        return new ElytronCarrierFactory().create(settings, KeyRing.empty(), Clock.systemUTC(), Crypto.jdk());
    }

    private static Optional<CallerCarrier> create(Path key) {
        return create(List.of(new RawSetting("caller-token.signing-key", List.of("file:" + key), "secf.xml line 3")));
    }

    private Path file(PrivateKey key, String permissions) throws IOException {
        String text = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Path file = Files.writeString(folder.resolve("key.pem"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static PrivateKey key(String kind, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        return generator.generateKeyPair().getPrivate();
    }

    @Test
    void takesAnRsaKey() throws Exception {
        assertThat(create(file(Domains.KEYS.getPrivate(), "rw-------"))).isPresent();
    }

    @Test
    void carriesNobodyWithoutAKey() {
        assertThat(create(List.of())).isEmpty();
    }

    @Test
    void refusesAKeyThatElytronDoesNotKnow() throws Exception {
        Path file = file(key("EC", 256), "rw-------");

        assertThatThrownBy(() -> create(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.caller-token.signing-key")
                .hasMessageContaining("RSA key of at least 2048 bits");
    }

    @Test
    void refusesAShortKey() throws Exception {
        Path file = file(key("RSA", 1024), "rw-------");

        assertThatThrownBy(() -> create(file)).hasMessageContaining("at least 2048 bits");
    }

    @Test
    void refusesAKeyThatOthersMayRead() throws Exception {
        Path file = file(Domains.KEYS.getPrivate(), "rw-r--r--");

        assertThatThrownBy(() -> create(file)).hasMessageContaining("chmod 600");
    }

    @Test
    void refusesWhatIsNoKey() throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), "no key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> create(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.caller-token.signing-key");
    }
}
