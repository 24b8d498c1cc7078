package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.MetadataXml;
import org.secf.settings.ConfigurationException;
import org.secf.tls.testing.Identity;
import org.secf.tls.testing.TlsServer;

/** Metadata from an address: whoever answers there says who logs in, so the settings say whom to believe. */
class MetadataAddressTest {

    private final Authority root = Identity.authority("CN=Root");
    private TlsServer server;
    private Deployment deployment;

    @BeforeEach
    void serve(@TempDir Path directory) throws IOException {
        server = new TlsServer(Identity.server(root)).answering(200, MetadataXml.usual());
        deployment = new Deployment(directory).set("idp-metadata", server.url().toString());
        deployment.set("tls.trust-anchors", deployment.file("root.pem", root.pem()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertStops(String reason) {
        assertThatThrownBy(deployment::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("metadata", reason);
    }

    @Test
    void isFetchedFromAServerThatIsBelieved() {
        assertThat(deployment.start().name()).isEqualTo("saml");
    }

    @Test
    void isNotTakenFromAStranger() {
        deployment.unset("tls.trust-anchors");
        assertStops("CERTIFICATE_UNTRUSTED");
    }

    @Test
    void isNotTakenWithoutLimit() {
        deployment.set("tls.max-bytes", "10");
        assertStops("TOO_LARGE");
    }

    @Test
    void isNotTakenInClear() {
        deployment.set("idp-metadata", "http://idp.example.org/metadata");
        assertStops("NOT_HTTPS");
    }

    /** The service is asked for one entity; its answer may hold no other (HOSTILE H49). */
    @ParameterizedTest
    @CsvSource({
        "mdq:, /global/entities/https%3A%2F%2Fidp.example.org%2Fsaml",
        "mdq-sha1:, /global/entities/%7Bsha1%7D44ab048eb15326219a262c1d1e8f563e90b345d3"
    })
    void isAskedForAtAQueryService(String scheme, String path) {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        server.answering(exchange -> {
            asked.add(exchange.getRequestURI().getRawPath());
            byte[] octets = MetadataXml.usual().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        String base = server.url().resolve("/global").toString();
        deployment.set("idp-metadata", scheme + base).set("idp-entity-id", MetadataXml.IDP);

        assertThat(deployment.start().name()).isEqualTo("saml");
        assertThat(asked).containsExactly(path);

        deployment.set("idp-entity-id", MetadataXml.IDP + "/other");
        assertStops("ENTITY_MISSING");
    }

    /** A query may hold what opens the address; it is sent, and said to nobody. */
    @ParameterizedTest
    @CsvSource({"200, <html/>, NOT_METADATA", "404, '', BAD_STATUS", "200, <, METADATA_UNREADABLE"})
    void isShownWithoutItsQuery(int status, String text, String reason) {
        server.answering(status, text);
        deployment.set("idp-metadata", server.url() + "?token=secret");
        assertStops(reason);
        assertSilence(deployment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@localhost:1/?token=secret",
                "https://localhost/ ?secret",
                "mdq:https://secret@x/?secret"
            })
    void isShownWithoutItsUser(String address) {
        deployment.set("idp-metadata", address);
        assertSilence(deployment);
    }

    private static void assertSilence(Deployment deployment) {
        StringWriter log = new StringWriter();
        catchThrowable(deployment::start).printStackTrace(new PrintWriter(log));
        assertThat(log.toString()).contains("metadata").doesNotContain("secret");
    }

    @Test
    void isNotFollowedElsewhere() {
        server.answering(302, "");
        assertStops("REDIRECTED");
    }
}
