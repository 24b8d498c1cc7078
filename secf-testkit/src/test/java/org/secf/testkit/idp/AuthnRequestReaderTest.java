package org.secf.testkit.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class AuthnRequestReaderTest {

    @Test
    void readsADeflatedRequest() throws Exception {
        byte[] xml = request("http://localhost:8080/enabler/saml/acs");
        assertThat(AuthnRequestReader.read(AuthnRequestReader.inflate(deflate(xml))))
                .isEqualTo(new AuthnRequest("_1", "urn:sp", "http://localhost:8080/enabler/saml/acs"));
    }

    @Test
    void refusesToAnswerToTheNetwork() {
        assertThatThrownBy(() -> AuthnRequestReader.read(request("https://sp.example.org/acs")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("on this machine");
    }

    @Test
    void refusesAScriptAddress() {
        assertThatThrownBy(() -> AuthnRequestReader.read(request("javascript:alert(1)")))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void refusesDocumentTypes() {
        byte[] xml = "<!DOCTYPE x><x/>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> AuthnRequestReader.read(xml)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void refusesADeflationBomb() throws IOException {
        byte[] bomb = deflate(new byte[1_000_000]);
        assertThatThrownBy(() -> AuthnRequestReader.inflate(bomb))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("larger");
    }

    private static byte[] request(String acs) {
        return ("<samlp:AuthnRequest xmlns:samlp='" + Names.PROTOCOL
                        + "' ID='_1' Version='2.0' AssertionConsumerServiceURL='"
                        + acs + "'><saml:Issuer xmlns:saml='" + Names.ASSERTION
                        + "'>urn:sp</saml:Issuer></samlp:AuthnRequest>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] deflate(byte[] octets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, raw)) {
            deflater.write(octets);
        }
        raw.end();
        return out.toByteArray();
    }
}
