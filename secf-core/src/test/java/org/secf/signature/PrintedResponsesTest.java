package org.secf.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.client.ClientPolicy;
import org.secf.client.ClientRequest;
import org.secf.client.ClientTools;
import org.secf.client.ExchangeProtection;
import org.secf.client.ReceivedResponse;
import org.secf.client.SignedRequest;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Verdict;

/** The responses that RFC 9421 prints, as they come over a connection to clients whose clock is of their time. */
class PrintedResponsesTest {

    private static final Coverage STATUS = Verifying.coverage(Component.STATUS, Component.field("content-digest"));

    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    static List<Rfc9421.Vector> responses() {
        List<Rfc9421.Vector> all = Rfc9421.vectors().stream()
                .filter(vector -> vector.json().containsKey("response"))
                .toList();
        assertThat(all).hasSize(3);
        return all;
    }

    private HttpResponse<byte[]> fetched(Rfc9421.Vector vector, int status) throws IOException, InterruptedException {
        server.createContext("/foo", exchange -> answer(exchange, vector, status));
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address()).build(), HttpResponse.BodyHandlers.ofByteArray());
        } finally {
            server.removeContext("/foo");
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/foo");
    }

    private static void answer(HttpExchange exchange, Rfc9421.Vector vector, int status) throws IOException {
        JsonObject response = vector.json().getJsonObject("response");
        for (JsonArray lines :
                List.of(response.getJsonArray("fields"), vector.json().getJsonArray("signatureFields"))) {
            lines.getValuesAs(JsonArray.class)
                    .forEach(field -> exchange.getResponseHeaders().add(field.getString(0), field.getString(1)));
        }
        byte[] content = content(vector);
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private static int status(Rfc9421.Vector vector) {
        return vector.json().getJsonObject("response").getInt("status");
    }

    private static byte[] content(Rfc9421.Vector vector) {
        return (status(vector) == 200
                        ? "{\"message\": \"good dog\"}"
                        : "{\"busy\": true, \"message\": \"Your call is very important to us\"}")
                .getBytes(US_ASCII);
    }

    private static Verdict<VerifiedSignature> verified(Rfc9421.Vector vector, HttpResponse<byte[]> answer) {
        RequestMessage request =
                TestRequest.of(vector.json().getJsonObject("request")).message();
        ResponseMessage message = new ResponseMessage(answer.statusCode(), answer.headers()::allValues, true, request);
        SignaturePolicy policy = SignaturePolicy.ofResponses().with(STATUS);
        return Verifying.with(policy).verify(message);
    }

    private static Verdict<ContentDigest> digest(VerifiedSignature signature, byte[] content) {
        String covered = signature.value(Component.field("content-digest")).orElseThrow();
        return ContentDigest.parse(List.of(covered)).then(digest -> digest.verify(content, Rfc9421.CRYPTO));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void verify(Rfc9421.Vector vector) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = fetched(vector, status(vector));

        VerifiedSignature signature = value(verified(vector, answer));

        assertThat(signature.keyId()).isEqualTo("test-key-ecc-p256");
        value(digest(signature, answer.body()));
        byte[] other = answer.body();
        other[3] ^= 1;
        assertRefused(digest(signature, other), ContentDigestReason.WRONG_DIGEST);
    }

    @ParameterizedTest
    @MethodSource("responses")
    void areRefusedWithAnotherStatus(Rfc9421.Vector vector) throws IOException, InterruptedException {
        assertRefused(verified(vector, fetched(vector, 201)), SignatureReason.WRONG_SIGNATURE);
    }

    /** None of them binds the signature of its request, so that it could be the answer to another: our client takes none of them. */
    @ParameterizedTest
    @MethodSource("responses")
    void areNotEnoughForOurClient(Rfc9421.Vector vector) throws IOException, InterruptedException {
        var clock = Verifying.clock(Verifying.NOW);
        ExchangeProtection client = new ExchangeProtection(
                Rfc9421.signingKey(Signing.KEY),
                SignatureKeys.of(Rfc9421.verificationKeys()),
                ClientPolicy.usual(),
                new ClientTools(Rfc9421.CRYPTO, clock, Signing.RANDOM, new MemoryOnceStore(clock, 10)));
        SignedRequest sent = value(client.sign(ClientRequest.of("POST", address())));
        HttpResponse<byte[]> answer = fetched(vector, status(vector));

        assertRefused(
                client.verify(
                        sent, new ReceivedResponse(answer.statusCode(), answer.headers()::allValues, answer.body())),
                SignatureReason.COMPONENT_NOT_COVERED);
    }
}
