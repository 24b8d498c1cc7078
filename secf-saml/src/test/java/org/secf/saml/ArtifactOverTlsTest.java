package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.testing.ArtifactText;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResolutionXml;
import org.secf.saml.testing.ResolvingProvider;
import org.secf.saml.testing.ResponseXml;
import org.secf.tls.TlsReason;
import org.secf.tls.testing.Identity;
import org.secf.tls.testing.TlsServer;
import org.secf.verdict.Reason;

/** Both sides prove themselves by certificates (saml-bindings §3.6.6): a server of the JDK that lets nobody in without one of its authority. */
class ArtifactOverTlsTest {

    private final Authority root = Identity.authority("CN=Root");
    private final Authority clients = Identity.authority("CN=Clients");
    private final Browser browser = new Browser();
    private final StringBuilder client = new StringBuilder();
    private Path directory;
    private Deployment deployment;
    private TlsServer server;
    private @Nullable Login login;

    @BeforeEach
    void deploy(@TempDir Path folder) throws IOException {
        directory = folder;
        deployment = new Deployment(folder)
                .set("bindings.response", "ARTIFACT")
                .set("bindings.accept-unsigned-artifact-response", "true");
        // Certificates of TLS are held against the machine's clock.
        deployment.pass(Duration.between(deployment.instant(), Instant.now()));
        server = TlsServer.demanding(Identity.server(root), clients, "TLSv1.3").answering(this::answer);
        deployment.file("idp.xml", ResolvingProvider.metadata(1, server.url().toString()));
        deployment
                .set("tls.trust-anchors", deployment.file("root.pem", root.pem()))
                .set("tls.client-key", key(Identity.client(clients, "sp.example.org")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String key(Identity identity) throws IOException {
        String octets = Base64.getMimeEncoder()
                .encodeToString(identity.keys().getPrivate().getEncoded());
        Path file = Files.writeString(
                directory.resolve("client.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + octets + "\n-----END PRIVATE KEY-----\n"
                        + Authority.pem(identity.certificate()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return "file:" + file;
    }

    /** The connection vouches for the envelope; the assertion in it is signed. */
    private void answer(HttpExchange exchange) throws IOException {
        client.append(
                ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName());
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String response = new String(
                Base64.getMimeDecoder()
                        .decode(ResponseXml.to(Objects.requireNonNull(login).id(), deployment.instant())
                                .base64()),
                StandardCharsets.UTF_8);
        byte[] octets = ResolutionXml.to(question, deployment.instant(), response)
                .signedBy(Optional.empty())
                .envelope()
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(200, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    private Outcome login() {
        Mechanism mechanism = deployment.start();
        Login begun = Login.begin(browser, mechanism, "/page");
        login = begun;
        String artifact = URLEncoder.encode(ArtifactText.of(MetadataXml.IDP, 1, "a"), StandardCharsets.UTF_8);
        return browser.send(
                mechanism, MemoryRequest.get("/saml/acs?SAMLart=" + artifact + "&RelayState=" + begun.relayState()));
    }

    private Reason refusal() {
        return ((Outcome.Refused) login()).rejection().reason();
    }

    @Test
    void fetchesTheResponse() {
        assertThat(login()).isInstanceOf(Outcome.LoggedIn.class);
        assertThat(client).contains("CN=sp.example.org");
    }

    @Test
    void isNotAnsweredWithoutACertificate() {
        deployment.unset("tls.client-key");
        assertThat(refusal()).isIn(TlsReason.HANDSHAKE_FAILED, TlsReason.UNREACHABLE);
        assertThat(client).isEmpty();
    }

    @Test
    void asksNobodyWhoDoesNotProveHimself() {
        deployment.unset("tls.trust-anchors");
        assertThat(refusal()).isEqualTo(TlsReason.CERTIFICATE_UNTRUSTED);
        assertThat(client).isEmpty();
    }
}
