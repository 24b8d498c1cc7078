package org.secf.testkit.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class PreparationTest {

    @Test
    void writesMetadataThatIsValidForDays(@TempDir Path home) throws Exception {
        Path metadata = DevelopmentIdentityProvider.prepare(home, "http://localhost:8080/idp");
        Element root = SecureXml.parse(Files.readAllBytes(metadata)).getDocumentElement();
        assertThat(root.getAttribute("entityID")).isEqualTo("http://localhost:8080/idp/metadata");
        assertThat(Instant.parse(root.getAttribute("validUntil")))
                .isAfter(Files.getLastModifiedTime(metadata).toInstant());
    }

    @Test
    void keepsTheKeyToItsOwner(@TempDir Path home) throws Exception {
        DevelopmentIdentityProvider.prepare(home, "http://localhost:8080/idp");
        assertThat(Files.getPosixFilePermissions(home.resolve("idp-key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void replacesAnEarlierPreparation(@TempDir Path home) throws Exception {
        DevelopmentIdentityProvider.prepare(home, "http://localhost:8080/idp");
        DevelopmentIdentityProvider.prepare(home, "http://localhost:8081/idp");
        assertThat(DevelopmentIdentityProvider.load(home).singleSignOn()).isEqualTo("http://localhost:8081/idp/sso");
    }

    @Test
    void refusesAnAddressOnTheNetwork(@TempDir Path home) {
        assertThatThrownBy(() -> DevelopmentIdentityProvider.prepare(home, "https://idp.example.org/idp"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback");
    }
}
