package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.value;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.http.MemoryRequest;
import org.secf.http.Request;
import org.secf.mechanism.EndpointAnswer;
import org.secf.state.AssociationReason;
import org.secf.state.SecurityAssociation;
import org.secf.tls.TlsPolicy;
import org.secf.tls.testing.Identity;
import org.secf.tls.testing.TlsServer;
import org.secf.verdict.Rejection;

class AgreementEndpointTest {

    private static final String PATH = "/.well-known/secf/agreement";

    private final TestServer server = TestServer.open();
    private final AgreementEndpoint endpoint = endpoint(server);

    private static AgreementEndpoint endpoint(TestServer server) {
        return new AgreementEndpoint(PATH, Duration.ofMinutes(5), server.responder);
    }

    private static MemoryRequest post(byte[] message) {
        return MemoryRequest.post(PATH, "")
                .header("Content-Type", "application/json")
                .body(message);
    }

    @Nested
    class Answers {

        @Test
        void publishTheOfferForLessThanItLives() {
            EndpointAnswer answer = endpoint.answer(MemoryRequest.get(PATH));

            assertThat(answer.reply().status()).isEqualTo(200);
            assertThat(answer.reply().headers())
                    .filteredOn(header -> header.name().equals("Cache-Control"))
                    .singleElement()
                    .satisfies(header -> assertThat(header.value()).isEqualTo("public, max-age=300"));
            assertThat(answer.reply().octets()).isEqualTo(server.offer());
        }

        @Test
        void grant() {
            EndpointAnswer answer = endpoint.answer(post(propose(server.begin(), ClientCredential.anonymous())));

            assertThat(answer.refusal()).isEmpty();
            assertThat(answer.reply().status()).isEqualTo(200);
            assertThat(answer.reply().body()).contains("\"association\"");
        }

        @Test
        void sayNothingOfWhyTheyRefuse() {
            byte[] message = propose(server.begin(), ClientCredential.signing(TestServer.STRANGER));

            EndpointAnswer answer = endpoint.answer(post(message));

            assertThat(answer.reply().status()).isEqualTo(403);
            assertThat(answer.reply().body()).isEqualTo("{\"error\":\"refused\"}");
            assertThat(answer.refusal().map(Rejection::reason)).contains(AgreementReason.CLIENT_UNKNOWN);
        }

        @Test
        void sayWhatWasNotUnderstood() {
            assertThat(endpoint.answer(post(new byte[16 * 1024 + 1])).reply().status())
                    .isEqualTo(400);
            assertThat(endpoint.answer(post(new byte[] {'{', '}'})).reply().status())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", ""})
        void areNotForForms(String type) {
            byte[] message = propose(server.begin(), ClientCredential.anonymous());

            assertThat(endpoint.answer(post(message).header("Content-Type", type))
                            .refusal()
                            .map(Rejection::reason))
                    .contains(AgreementReason.MALFORMED_MESSAGE);
        }

        @Test
        void areNotOfTwoTypes() {
            byte[] message = propose(server.begin(), ClientCredential.anonymous());

            assertThat(endpoint.answer(post(message).header("Content-Type", "application/json", "text/plain"))
                            .refusal()
                            .map(Rejection::reason))
                    .contains(AgreementReason.MALFORMED_MESSAGE);
        }

        @Test
        void sayThatTheServerCannot() {
            TestServer small = TestServer.with(TestServer.policy(false, List.of(AgreementMode.BASE), 1));
            small.agree(ClientCredential.anonymous());

            EndpointAnswer answer = endpoint(small).answer(post(propose(small.begin(), ClientCredential.anonymous())));

            assertThat(answer.reply().status()).isEqualTo(503);
            assertThat(answer.refusal().map(Rejection::reason)).contains(AssociationReason.STORE_FULL);
        }

        /** The address is that of the request, so that anonymous clients do not count for each other. */
        @Test
        void sayThatAClientHasItsShare() {
            AgreementLimits one = new AgreementLimits(10, 1, 10, 10);
            TestServer small = TestServer.with(TestServer.policy(false, List.of(AgreementMode.BASE), one));
            AgreementEndpoint its = endpoint(small);
            assertThat(its.answer(from("192.0.2.1", message(small))).reply().status())
                    .isEqualTo(200);

            EndpointAnswer second = its.answer(from("192.0.2.1", message(small)));
            assertThat(second.reply().status()).isEqualTo(429);
            assertThat(second.reply().body()).isEqualTo("{\"error\":\"refused\"}");
            assertThat(its.answer(from("192.0.2.2", message(small))).reply().status())
                    .isEqualTo(200);
        }

        private static byte[] message(TestServer server) {
            return propose(server.begin(), ClientCredential.anonymous());
        }

        private static Request from(String address, byte[] message) {
            MemoryRequest request = post(message);
            return (Request) Proxy.newProxyInstance(
                    Request.class.getClassLoader(),
                    new Class<?>[] {Request.class},
                    (proxy, method, args) -> method.getName().equals("senderAddress")
                            ? Optional.of(address)
                            : method.invoke(request, args));
        }

        @Test
        void areForTwoMethods() {
            assertThat(endpoint.answer(MemoryRequest.get(PATH).method("PUT"))
                            .reply()
                            .status())
                    .isEqualTo(405);
        }
    }

    @Nested
    class OverHttp {

        private HttpServer started() throws IOException {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext(PATH, exchange -> {
                MemoryRequest request = exchange.getRequestMethod().equals("POST")
                        ? post(exchange.getRequestBody().readAllBytes())
                        : MemoryRequest.get(PATH);
                var reply = endpoint.answer(request).reply();
                exchange.sendResponseHeaders(reply.status(), reply.octets().length);
                exchange.getResponseBody().write(reply.octets());
                exchange.close();
            });
            http.createContext("/long", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(new byte[64 * 1024]);
                exchange.close();
            });
            http.start();
            return http;
        }

        private AgreementClient client(HttpServer http, String path) {
            URI address = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + path);
            return new AgreementClient(TlsPolicy.platform(), address, Duration.ofSeconds(10));
        }

        @ParameterizedTest
        @EnumSource
        void isEstablished(AgreementMode mode) throws IOException {
            HttpServer http = started();
            try {
                KeyAgreement agreement = value(client(http, PATH)
                        .agree(
                                TestServer.trusting(TestServer.SERVER),
                                TestServer.credential(mode, AgreementSuite.P_256),
                                server.clock,
                                TestServer.RANDOM));

                SecurityAssociation association = value(agreement.association());
                assertThat(server.associations.find(association.id())).isPresent();
            } finally {
                http.stop(0);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/long", "/nothing"})
        void failsWithoutTheServer(String path) throws IOException {
            HttpServer http = started();
            try {
                assertThat(TestServer.reason(client(http, path)
                                .agree(
                                        TestServer.trusting(TestServer.SERVER),
                                        ClientCredential.anonymous(),
                                        server.clock,
                                        TestServer.RANDOM)))
                        .isEqualTo(AgreementReason.CARRIER_FAILED);
            } finally {
                http.stop(0);
            }
        }

        @Test
        void needsTls() {
            assertThat(refusal(TlsPolicy.platform(), URI.create("http://example.org/")))
                    .contains("NOT_HTTPS");
        }

        @Test
        void needsAServerThatIsBelieved() throws IOException {
            Authority root = Identity.authority("CN=Root");
            try (TlsServer stranger = new TlsServer(Identity.server(Identity.authority("CN=Stranger")))) {
                assertThat(refusal(TlsPolicy.platform().trusting(List.of(root.certificate())), stranger.url()))
                        .contains("CERTIFICATE_UNTRUSTED");
            }
        }

        @Test
        void isNotSentOn() throws IOException {
            Authority root = Identity.authority("CN=Root");
            try (TlsServer server = new TlsServer(Identity.server(root)).answering(307, "")) {
                assertThat(refusal(TlsPolicy.platform().trusting(List.of(root.certificate())), server.url()))
                        .contains("REDIRECTED");
            }
        }

        private String refusal(TlsPolicy tls, URI address) {
            Rejection rejection = new AgreementClient(tls, address, Duration.ofSeconds(10))
                    .agree(
                            TestServer.trusting(TestServer.SERVER),
                            ClientCredential.anonymous(),
                            server.clock,
                            TestServer.RANDOM)
                    .rejection()
                    .orElseThrow();
            assertThat(rejection.reason()).isEqualTo(AgreementReason.CARRIER_FAILED);
            return rejection.received();
        }
    }
}
