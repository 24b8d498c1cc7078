package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.settings.ConfigurationException;

class SecretFileTest {

    @TempDir
    Path folder;

    @Nested
    class Permissions {

        @Test
        void letTheOwnerAloneRead() throws IOException {
            assertThat(SecretFile.read("k", "file:" + secret("rw-------")))
                    .isEqualTo("s3cret".getBytes(StandardCharsets.UTF_8));
            assertThat(SecretFile.read("k", "file:" + secret("r--------"))).isNotEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
        void refuseWhatOthersMayReadOrChange(String permissions) throws IOException {
            Path file = secret(permissions);
            assertThatThrownBy(() -> SecretFile.read("secf.saml.signing-key", "file:" + file))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.saml.signing-key")
                    .hasMessageContaining("chmod 600 " + file)
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void refusesASecretInTheConfigurationItself() {
        assertThatThrownBy(() -> SecretFile.read("k", "s3cret"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("s3cret");
    }

    /** Of 64 KiB. */
    @Test
    void refusesAFileThatIsNoSecretForItsLength() throws IOException {
        Path file = secret("rw-------");
        Files.write(file, new byte[64 * 1024]);
        assertThat(SecretFile.read("k", "file:" + file)).hasSize(64 * 1024);
        Files.write(file, new byte[64 * 1024 + 1]);

        assertThatThrownBy(() -> SecretFile.read("k", "file:" + file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is larger than 65536 bytes");
    }

    @Test
    void namesTheFileThatIsMissing() {
        assertThatThrownBy(() -> SecretFile.read("k", "file:/nowhere/key.pem"))
                .hasMessageContaining("/nowhere/key.pem");
    }

    @Nested
    class Pem {

        @ParameterizedTest
        @ValueSource(strings = {"RSA", "EC", "Ed25519"})
        void holdsAPrivateKey(String algorithm) throws GeneralSecurityException {
            PrivateKey key =
                    KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key.getEncoded()) + "\n-----END PRIVATE KEY-----\n";
            assertThat(PemFile.privateKey(pem)).isEqualTo(key);
        }

        @Test
        void withoutAKeyIsRefusedWithTheCommandThatConverts() {
            assertThatThrownBy(() ->
                            PemFile.privateKey("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----"))
                    .isInstanceOf(GeneralSecurityException.class)
                    .hasMessageContaining("openssl pkcs8");
        }

        @Test
        void withoutACertificateIsRefused() {
            assertThatThrownBy(() -> PemFile.certificates("nothing")).isInstanceOf(GeneralSecurityException.class);
        }
    }

    private Path secret(String permissions) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "key", ".pem"), "s3cret");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
