package org.secf.clientcert.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.Responder;
import org.secf.clientcert.testing.TestKeys;
import org.secf.tls.TlsPolicy;
import org.secf.tls.testing.Identity;
import org.secf.tls.testing.TlsServer;

/** A responder whose address is https is called as any other server: what its answer proves is one thing, who hears the question another. */
class OcspOverTlsTest {

    private final Authority root = Authority.root("CN=Root");
    private final Authority web = Identity.authority("CN=Web");
    private final Issued issued = new Issued(root.client("alice"), root.certificate());
    private Responder responder;

    @BeforeEach
    void start() throws IOException {
        responder = new Responder(root);
    }

    @AfterEach
    void stop() {
        responder.close();
    }

    private RevocationStatus status(TlsServer server, TlsPolicy tls) {
        OcspSource.Responder there = new OcspSource.Responder(server.url(), Optional.empty(), false, tls);
        RevocationTimes times = new RevocationTimes(Duration.ofMinutes(10), Duration.ZERO);
        return new OcspSource(there, times, new SecureRandom()).status(issued, Draft.NOW);
    }

    private TlsPolicy trusting() {
        return TlsPolicy.platform().trusting(List.of(web.certificate()));
    }

    /** In front of the responder, which knows no TLS. */
    private void forward(HttpExchange exchange) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(responder.url()))
                .header("Content-Type", "application/ocsp-request")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            byte[] answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        } finally {
            exchange.close();
        }
    }

    private void assertUnasked(RevocationStatus status, String reason) {
        assertThat(status.kind()).isEqualTo(RevocationStatus.Kind.UNKNOWN);
        assertThat(status.detail()).contains(reason);
        assertThat(responder.questions()).isZero();
    }

    @Test
    void isAskedWhereItsServerIsBelieved() throws IOException {
        try (TlsServer server = new TlsServer(Identity.server(web)).answering(this::forward)) {
            assertThat(status(server, trusting()).kind()).isEqualTo(RevocationStatus.Kind.GOOD);
        }
    }

    @Test
    void isNotAskedThroughAStranger() throws IOException {
        try (TlsServer server = new TlsServer(Identity.server(web)).answering(this::forward)) {
            assertUnasked(status(server, TlsPolicy.platform()), "CERTIFICATE_UNTRUSTED");
        }
    }

    @Test
    void isNotAskedThroughAnotherHost() throws IOException {
        Identity other = Identity.server(
                web, TestKeys.ec(), draft -> draft.names(new GeneralName(GeneralName.dNSName, "other.example.org")));
        try (TlsServer server = new TlsServer(other).answering(this::forward)) {
            assertUnasked(status(server, trusting()), "WRONG_HOST");
        }
    }

    @Test
    void isNotAskedByAWeakSuite() throws IOException {
        try (TlsServer server = new TlsServer(Identity.server(web), parameters -> {
                    parameters.setProtocols(new String[] {"TLSv1.2"});
                    parameters.setCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
                })
                .answering(this::forward)) {
            assertUnasked(status(server, trusting()), "HANDSHAKE_FAILED");
        }
    }

    @Test
    void isNotAskedElsewhere() throws IOException {
        try (TlsServer server = new TlsServer(Identity.server(web)).answering(307, "")) {
            assertUnasked(status(server, trusting()), "REDIRECTED");
        }
    }
}
