package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.client.ClientPolicy;
import org.secf.client.ClientRequest;
import org.secf.client.ClientTools;
import org.secf.client.ExchangeProtection;
import org.secf.client.RefusedExchangeException;
import org.secf.client.SignedClient;
import org.secf.client.VerifiedResponse;
import org.secf.crypto.Crypto;
import org.secf.keys.OwnKey;
import org.secf.proxied.ProxiedResource;
import org.secf.server.Http;
import org.secf.server.Nginx;
import org.secf.server.OnOneServer;
import org.secf.server.PlatformTest;
import org.secf.server.ProxiedArchive;
import org.secf.server.ServerLog;
import org.secf.server.SignedAnswer;
import org.secf.server.SignedCall;
import org.secf.server.TlsFiles;
import org.secf.server.Way;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningPolicy;
import org.secf.state.MemoryOnceStore;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;
import org.secf.tls.TlsPolicy;
import org.secf.verdict.Reason;

/** Behind a real proxy that ends TLS: what is signed arrives as it was sent, or is refused. */
@ExtendWith(ArquillianExtension.class)
@OnOneServer
class ProxyTest {

    private static final String TENANT = "x-tenant";
    private static final OwnKey ALICE = ProxiedArchive.key("alice");
    private static final SigningPolicy SIGNING = SigningPolicy.ofRequests().with(withTenant());

    private static Optional<Nginx> nginx = Optional.empty();

    private final Http http = new Http(TlsFiles.client(Optional.empty()));

    @Deployment(testable = false)
    public static Archive<?> proxied() throws IOException {
        return ProxiedArchive.war(ALICE, ProxiedArchive.key("gateway"));
    }

    @BeforeAll
    static void startProxy() throws IOException {
        Nginx.require();
        nginx = Optional.of(Nginx.start());
    }

    @AfterAll
    static void stopProxy() {
        nginx.ifPresent(Nginx::close);
    }

    private static Coverage withTenant() {
        Set<Component> present = new LinkedHashSet<>(Coverage.OF_REQUESTS.whenPresent());
        present.add(Component.field(TENANT));
        return new Coverage(Coverage.OF_REQUESTS.always(), Coverage.OF_REQUESTS.withContent(), present);
    }

    private static SignedCall order() {
        return SignedCall.post("/signed/orders?a=1", "three apples").with(TENANT, "a");
    }

    private Http.Reply send(SignedCall call, Way way) {
        return http.send(call.signed(ALICE, SIGNING).by(way));
    }

    private static String reason(Http.Reply reply) {
        return ServerLog.audited(reply.correlation()).getString("reason");
    }

    private static void assertRefused(Http.Reply reply, Reason reason) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reason(reply)).isEqualTo(((Enum<?>) reason).name());
    }

    @Test
    void signedRequestArrivesAsItWasSent() {
        Http.Reply reply = send(order(), Way.HONEST);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("principal=CN=alice", "user=true", "body=three apples a=1");
    }

    @Test
    void addressAsAWholeIsThatOfTheProxy() {
        Coverage whole = new Coverage(
                Set.of(Component.METHOD, Component.TARGET_URI, Component.SCHEME),
                Coverage.OF_REQUESTS.withContent(),
                Coverage.OF_REQUESTS.whenPresent());
        Http.Reply reply = http.send(
                order().signed(ALICE, SigningPolicy.ofRequests().with(whole)).by(Way.HONEST));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/signed/a%20b%2Cc?a=%2F%C3%A4", "/signed/a//b?a=1", "/signed/c%C3%A4?a=1&&b=+", "/signed/?"})
    void pathAndQueryArriveAsTheyWereSpelled(String target) {
        Http.Reply reply = send(SignedCall.get(target), Way.HONEST);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    /** Connection, Transfer-Encoding and Content-Length are others between proxy and server. */
    @Test
    void fieldsOfTheHopDoNotMatter() {
        SignedCall call = order().signed(ALICE, SIGNING);
        byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
        Http.Reply reply = http.send(call.by(Way.HONEST)
                .header("TE", "trailers")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(reply.body()).contains("principal=CN=alice", "body=three apples");
    }

    @Test
    void fieldThatIsThereTwiceArrivesTwice() {
        assertThat(send(order().with(TENANT, "b"), Way.HONEST).status()).isEqualTo(200);
        assertRefused(
                http.send(order().signed(ALICE, SIGNING).with(TENANT, "b").by(Way.HONEST)),
                SignatureReason.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({"x-forwarded-host, evil.example.net", "x-forwarded-proto, http", "forwarded, host=evil.example.net"})
    void whatClientsSayOfTheirWayDoesNotMatter(String field, String value) {
        assertThat(send(order().with(field, value), Way.HONEST).status()).isEqualTo(200);

        assertThat(http.send(order().with(field, value)
                                .signed(ALICE, SIGNING)
                                .to(Way.HONEST.address("/signed/other?a=1")))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER_BODY, 400, WRONG_DIGEST",
        "OTHER_PATH, 401, WRONG_SIGNATURE",
        "OTHER_QUERY, 401, WRONG_SIGNATURE",
        "OTHER_METHOD, 401, WRONG_SIGNATURE",
        "OTHER_FIELD, 401, WRONG_SIGNATURE",
        "HALF_SIGNED, 400, UNMATCHED_LABEL",
        "TWICE_SIGNED, 401, SEVERAL_SUITABLE_SIGNATURES",
        "SAME_LABEL, 400, REPEATED_KEY"
    })
    void changeOnTheWayIsRefused(Way way, int status, String reason) {
        Http.Reply reply = send(order(), way);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reason(reply)).isEqualTo(reason);
    }

    @Test
    void nobodySignedWhatHasLostItsSignature() {
        Http.Reply reply = send(order(), Way.UNSIGNED);

        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.header("Accept-Signature")).hasSize(1);
    }

    @Test
    void proxyCannotSendARequestAgain() {
        SignedCall call = order().signed(ALICE, SIGNING);

        assertThat(http.send(call.by(Way.HONEST)).status()).isEqualTo(200);
        assertRefused(http.send(call.by(Way.HONEST)), SignatureReason.REPLAYED);
    }

    @PlatformTest
    void signedAnswerArrivesAsItWasSent() {
        SignedAnswer answer = SignedAnswer.to(SignedCall.get("/api/answer").signed(ALICE, SIGNING), Way.HONEST, http);

        assertThat(answer.refusal()).isEmpty();
        assertThat(answer.reply().body()).isEqualTo(ProxiedResource.ANSWER);
    }

    /** No proxy can make one of the answers that this client takes. */
    @PlatformTest
    void clientTakesTheAnswerOfTheApplication() throws RefusedExchangeException {
        Clock clock = Clock.systemUTC();
        SignedClient client = new SignedClient(
                new Outbound(TlsPolicy.platform().trusting(List.of(TlsFiles.authority())), OutboundLimits.USUAL),
                new ExchangeProtection(
                        ProxiedArchive.signing(ALICE),
                        ProxiedArchive.believing(ProxiedArchive.answering()),
                        ClientPolicy.usual(),
                        new ClientTools(Crypto.jdk(), clock, new SecureRandom(), new MemoryOnceStore(clock, 10))));
        VerifiedResponse answer = client.send(ClientRequest.of("GET", URI.create(Way.HONEST.address("/api/answer"))));

        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(ProxiedResource.ANSWER);
    }

    @PlatformTest
    void changedAnswerIsRefused() {
        for (var changed : SignedAnswer.CHANGED.entrySet()) {
            SignedCall call = SignedCall.get("/api/answer").with("accept-encoding", "gzip");
            SignedAnswer answer = SignedAnswer.to(call.signed(ALICE, SIGNING), changed.getKey(), http);

            assertThat(answer.refusal()).as(changed.getKey().name()).contains(changed.getValue());
        }
    }

    /** nginx makes a part of what the server answered, another status, and a field that says which part. */
    @PlatformTest
    void partOfAnAnswerIsRefused() {
        SignedCall call =
                SignedCall.get("/api/answer").with("range", "bytes=0-").signed(ALICE, SIGNING);
        SignedAnswer answer = SignedAnswer.to(call, Way.HONEST, http);

        assertThat(answer.reply().status()).isEqualTo(206);
        assertThat(answer.reply().body()).isEqualTo(ProxiedResource.ANSWER);
        assertThat(answer.refusal()).contains(SignatureReason.COMPONENT_NOT_COVERED);
    }
}
