package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.clientcert.ClientCertReason;
import org.secf.integrity.IntegrityReason;
import org.secf.keys.OwnKey;
import org.secf.server.Gateway;
import org.secf.server.Http;
import org.secf.server.Nginx;
import org.secf.server.OnOneServer;
import org.secf.server.PlatformTest;
import org.secf.server.ProxiedArchive;
import org.secf.server.ServerLog;
import org.secf.server.SignedCall;
import org.secf.server.Site;
import org.secf.server.TlsFiles;
import org.secf.server.Way;
import org.secf.signature.Coverage;
import org.secf.signature.SigningPolicy;
import org.secf.verdict.Reason;

/** By a real proxy and another one behind it that signs: the client stays the caller, and who is no proxy tells nothing of it. */
@ExtendWith(ArquillianExtension.class)
@OnOneServer
class SigningProxyTest {

    private static final OwnKey ALICE = ProxiedArchive.key("alice");
    private static final OwnKey GATEWAY = ProxiedArchive.key("gateway");

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

    private static String reason(Http.Reply reply) {
        return ServerLog.audited(reply.correlation()).getString("reason");
    }

    private static void assertRefused(Http.Reply reply, Reason reason) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reason(reply)).isEqualTo(((Enum<?>) reason).name());
    }

    private static void assertNobody(Http.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isIn(401, 403);
        assertThat(reply.body()).doesNotContain("principal=");
    }

    private static SignedCall through(SignedCall call) {
        return call.signed(ALICE, SigningPolicy.ofRequests().withTag("through"));
    }

    @Test
    void clientStaysTheCallerWhereAProxySignsToo() {
        Http.Reply reply = http.send(
                through(SignedCall.post("/through/orders", "one pear")).by(Way.TO_GATEWAY));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("principal=CN=alice", "body=one pear");
    }

    @PlatformTest
    void applicationLearnsWhichProxyItWas() {
        Http.Reply reply =
                http.send(through(SignedCall.post("/api/answer", "hello")).by(Way.TO_GATEWAY));

        assertThat(reply.body()).isEqualTo("CN=alice by [CN=gateway] says hello");
    }

    @Test
    void wayPastTheProxyIsRefused() {
        SignedCall call = SignedCall.post("/through/orders", "one pear");
        Http.Reply direct = http.send(through(call).by(Way.HONEST));

        assertRefused(direct, IntegrityReason.NOT_BY_PROXY);
        assertThat(direct.header("Accept-Signature")).isEmpty();
        SigningPolicy asProxy = new SigningPolicy(
                Coverage.ofProxies(Gateway.CLIENT), "gateway", Optional.of("proxy"), Optional.empty(), false, false);
        assertRefused(http.send(through(call).signed(ALICE, asProxy).by(Way.HONEST)), IntegrityReason.UNKNOWN_PROXY);
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
        Http.Reply reply = http.send(Http.request(way.address("/certified/a")).header("Client-Cert", field));

        assertNobody(reply);
        Http.Reply direct =
                http.send(Http.request(Site.SERVER + "/proxied/certified/a").header("Client-Cert", field));
        assertThat(reason(direct)).isEqualTo(ClientCertReason.NOT_BY_PROXY.name());
    }
}
