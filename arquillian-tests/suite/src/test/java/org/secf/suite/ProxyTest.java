package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.clientcert.ClientCertReason;
import org.secf.integrity.IntegrityReason;
import org.secf.keys.OwnKey;
import org.secf.proxied.ProxiedResource;
import org.secf.server.Gateway;
import org.secf.server.Http;
import org.secf.server.Nginx;
import org.secf.server.PlatformTest;
import org.secf.server.ProxiedArchive;
import org.secf.server.ServerLog;
import org.secf.server.SignedAnswer;
import org.secf.server.SignedCall;
import org.secf.server.Site;
import org.secf.server.TlsFiles;
import org.secf.server.Way;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningPolicy;
import org.secf.verdict.Reason;

/** Behind a real proxy that ends TLS: what is signed arrives as it was sent, or is refused. */
@ExtendWith(ArquillianExtension.class)
class ProxyTest {

    private static final String TENANT = "x-tenant";
    private static final OwnKey ALICE = ProxiedArchive.key("alice");
    private static final OwnKey GATEWAY = ProxiedArchive.key("gateway");
    private static final SigningPolicy SIGNING = SigningPolicy.ofRequests().with(withTenant());

    private static Optional<Nginx> nginx = Optional.empty();
    private static Optional<Gateway> gateway = Optional.empty();

    private final Http http = new Http(TlsFiles.client(Optional.empty()));

    @Deployment(testable = false)
    public static Archive<?> proxied() throws IOException {
        return ProxiedArchive.war(ALICE, GATEWAY);
    }

    @BeforeAll
    static void startProxies() throws IOException {
        Nginx.require();
        nginx = Optional.of(Nginx.start());
        gateway = Optional.of(Gateway.start(GATEWAY, ALICE));
    }

    @AfterAll
    static void stopProxies() {
        gateway.ifPresent(Gateway::close);
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

    private static void assertRefused(Http.Reply reply, int status, Reason reason) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reason(reply)).isEqualTo(((Enum<?>) reason).name());
    }

    private static void assertNobody(Http.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isIn(401, 403);
        assertThat(reply.body()).doesNotContain("principal=");
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
        Http.Reply reply = http.send(order().signed(ALICE, SigningPolicy.ofRequests().with(whole))
                .by(Way.HONEST));

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
                401,
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

        assertNobody(reply);
        assertThat(reply.header("Accept-Signature")).hasSize(1);
    }

    @Test
    void proxyCannotSendARequestAgain() {
        SignedCall call = order().signed(ALICE, SIGNING);

        assertThat(http.send(call.by(Way.HONEST)).status()).isEqualTo(200);
        assertRefused(http.send(call.by(Way.HONEST)), 401, SignatureReason.REPLAYED);
    }

    @PlatformTest
    void signedAnswerArrivesAsItWasSent() {
        SignedAnswer answer = SignedAnswer.to(SignedCall.get("/api/answer").signed(ALICE, SIGNING), Way.HONEST, http);

        assertThat(answer.refusal()).isEmpty();
        assertThat(answer.reply().body()).isEqualTo(ProxiedResource.ANSWER);
    }

    @PlatformTest
    void changedAnswerIsRefused() {
        for (var changed : SignedAnswer.CHANGED.entrySet()) {
            SignedCall call = SignedCall.get("/api/answer").with("accept-encoding", "gzip");
            SignedAnswer answer = SignedAnswer.to(call.signed(ALICE, SIGNING), changed.getKey(), http);

            assertThat(answer.refusal()).as(changed.getKey().name()).contains(changed.getValue());
        }
    }

    /** nginx makes a part of what the server answered, and another status. */
    @PlatformTest
    void partOfAnAnswerIsRefused() {
        SignedCall call = SignedCall.get("/api/answer").signed(ALICE, SIGNING).with("range", "bytes=0-");
        SignedAnswer answer = SignedAnswer.to(call, Way.HONEST, http);

        assertThat(answer.reply().status()).isEqualTo(206);
        assertThat(answer.reply().body()).isEqualTo(ProxiedResource.ANSWER);
        assertThat(answer.refusal()).contains(SignatureReason.WRONG_SIGNATURE);
    }

    private static SignedCall through(SignedCall call) {
        return call.signed(ALICE, SigningPolicy.ofRequests().withTag("through"));
    }

    @Test
    void clientStaysTheCallerWhereAProxySignsToo() {
        Http.Reply reply =
                http.send(through(SignedCall.post("/through/orders", "one pear")).by(Way.TO_GATEWAY));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("principal=CN=alice", "body=one pear");
    }

    @PlatformTest
    void applicationLearnsWhichProxyItWas() {
        Http.Reply reply = http.send(through(SignedCall.post("/api/answer", "hello")).by(Way.TO_GATEWAY));

        assertThat(reply.body()).isEqualTo("CN=alice by [CN=gateway] says hello");
    }

    @Test
    void wayPastTheProxyIsRefused() {
        SignedCall call = SignedCall.post("/through/orders", "one pear");
        Http.Reply direct = http.send(through(call).by(Way.HONEST));

        assertRefused(direct, 401, IntegrityReason.NOT_BY_PROXY);
        assertThat(direct.header("Accept-Signature")).isEmpty();
        SigningPolicy asProxy = new SigningPolicy(
                Coverage.ofProxies(Gateway.CLIENT), "gateway", Optional.of("proxy"), Optional.empty(), false, false);
        assertRefused(
                http.send(through(call).signed(ALICE, asProxy).by(Way.HONEST)), 401, IntegrityReason.UNKNOWN_PROXY);
    }

    private static Http with(String certificate) {
        return new Http(TlsFiles.client(Optional.of(certificate)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"LISTED", "TO_GATEWAY"})
    void proxyTellsTheCertificateOfItsClient(Way way) {
        Http.Reply reply = with("alice").get(way.address("/certified/a"));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("principal=alice type=SECF-CLIENT-CERT user=true");
        assertThat(reason(with("bob").get(way.address("/certified/a")))).isEqualTo("REVOKED");
        assertNobody(http.get(way.address("/certified/a")));
    }

    @Test
    void otherProxyTellsNothing() {
        Http.Reply reply = with("alice").get(Way.UNLISTED.address("/certified/a"));

        assertNobody(reply);
        assertThat(reason(reply)).isEqualTo(ClientCertReason.NOT_BY_PROXY.name());
    }

    /** What a client writes into the field itself is overwritten by a proxy, and refused without one. */
    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"LISTED", "TO_GATEWAY", "HONEST"})
    void clientCannotTellItsCertificate(Way way) {
        String field = TlsFiles.field("alice");
        Http.Reply reply = http.send(
                Http.request(way.address("/certified/a")).header("Client-Cert", field));

        assertNobody(reply);
        Http.Reply direct = http.send(Http.request(Site.SERVER + "/proxied/certified/a").header("Client-Cert", field));
        assertThat(reason(direct)).isEqualTo(ClientCertReason.NOT_BY_PROXY.name());
    }
}
