package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.client.ClientRequest;
import org.secf.container.SecondServer;
import org.secf.delegation.DelegationReason;
import org.secf.keys.Thumbprint;
import org.secf.propagation.PropagationReason;
import org.secf.server.ChainArchives;
import org.secf.server.Http;
import org.secf.server.OnOneServer;
import org.secf.server.ServerLog;
import org.secf.server.Signer;
import org.secf.server.Site;
import org.secf.signature.SignatureReason;
import org.secf.testkit.TestBrowser;
import org.secf.testkit.TestIdentityProvider;

/**
 * AUTH-003: a user logs in at A, which calls B for that user, which calls C; A and C on the server under test, B in another process on another server. C sees the user and
 * everybody who acts on the way, and nobody else gets anywhere by what they send.
 */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class DelegationChainTest {

    private static final String WHO_C = ChainArchives.C.address() + "/who";
    private static final String WHO_B = ChainArchives.B.address() + "/who";
    private static final String COVERED = "\"@method\" \"@authority\" \"@path\" \"@query\" \"authorization\"";
    private static final Pattern CORRELATION = Pattern.compile("(?:<code>|\"correlation\":\")([0-9a-f]+)");

    @RegisterExtension
    static final TestIdentityProvider IDP =
            TestIdentityProvider.onFreePort().with("alice", "user").with("bob", "user");

    private static Optional<SecondServer> second = Optional.empty();

    private final Http http = new Http();

    @Deployment(name = "chain-a", order = 1, testable = false)
    public static Archive<?> first() throws IOException, GeneralSecurityException {
        return ChainArchives.first(IDP.metadataFile());
    }

    @Deployment(name = "chain-c", order = 2, testable = false)
    public static Archive<?> third() throws IOException, GeneralSecurityException {
        return ChainArchives.third();
    }

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        second = Optional.of(SecondServer.with(ChainArchives.second()));
    }

    @AfterAll
    static void stop() {
        second.ifPresent(SecondServer::close);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String call(String way, String to, String address) {
        return way + "?to=" + to + "&address=" + encoded(address);
    }

    /** What a user sees who asks A. */
    private static String page(String user, String target) {
        return IDP.login(user, ChainArchives.A.address() + target).page().body();
    }

    /** What A would send to C. */
    private static String stolen(String user, String to, String address) {
        String field = page(user, call("/token", to, address));
        assertThat(field).startsWith("SAML ");
        return field;
    }

    private static Signer signer(ChainArchives who) {
        return new Signer(Thumbprint.of(who.key().publicKey()), content -> {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(who.key().privateKey());
            signature.update(content);
            return signature.sign();
        });
    }

    private static ClientRequest request(String field) {
        return ClientRequest.of("GET", URI.create(WHO_C)).with("Authorization", field);
    }

    private Http.Reply present(String field, ChainArchives by) {
        Signer signer = signer(by);
        return http.send(signer.sign(request(field), COVERED, signer.parameters(Duration.ZERO)));
    }

    private static void assertRefused(Http.Reply reply, String reason) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.body()).doesNotContain("caller=");
        assertThat(ServerLog.audited(reply.correlation()).getString("reason")).isEqualTo(reason);
    }

    /** The ways to call that the server under test has. */
    static List<String> ways() {
        return Stream.concat(Stream.of("/call"), Site.isPlatform() ? Stream.of("/api/rest") : Stream.of())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void lastSeesTheUserAndEverybodyWhoActs(String way) {
        String onward = ChainArchives.B.address() + call("/call", "c", WHO_C);

        String[] lines = page("alice", call(way, "b", onward)).split("\n", -1);

        assertThat(lines[0]).isEqualTo("caller=alice by=saml chain=");
        assertThat(lines[1]).startsWith("200 caller=alice ").endsWith(" chain=" + ChainArchives.A.entityId());
        assertThat(lines[2])
                .startsWith("200 caller=alice ")
                .endsWith(" chain=" + ChainArchives.A.entityId() + "," + ChainArchives.B.entityId());
    }

    @Test
    void interfaceOfARestClientTellsForWhomItCalls() {
        if (Site.hasRestClient()) {
            assertThat(page("bob", "/api/mp?address=" + encoded(WHO_B)))
                    .contains("200 caller=bob ")
                    .endsWith(" chain=" + ChainArchives.A.entityId());
        }
    }

    @Test
    void usersAreNotMixedUp() {
        TestBrowser alice = IDP.login("alice", ChainArchives.A.address() + "/who");
        TestBrowser bob = IDP.login("bob", ChainArchives.A.address() + "/who");
        String address = ChainArchives.A.address() + call("/call", "b", WHO_B);

        for (int i = 0; i < 3; i++) {
            assertThat(alice.get(address).body()).contains("200 caller=alice ").doesNotContain("bob");
            assertThat(bob.get(address).body()).contains("200 caller=bob ").doesNotContain("alice");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void otherServerIsNotCalled(String way) {
        assertThat(page("alice", call(way, "b", WHO_C))).endsWith("not called: " + PropagationReason.OTHER_ORIGIN);
        assertThat(page("alice", call(way, "b", "http://localhost:" + SecondServer.PORT + "/chain-b/who")))
                .endsWith("not called: " + PropagationReason.OTHER_ORIGIN);
    }

    @Test
    void tokenIsTakenFromWhomItWasGivenTo() {
        Http.Reply reply = present(stolen("alice", "c", WHO_C), ChainArchives.A);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).startsWith("caller=alice ").endsWith(" chain=" + ChainArchives.A.entityId());
    }

    @Test
    void tokenIsNotTakenFromAnotherEnabler() {
        assertRefused(present(stolen("alice", "c", WHO_C), ChainArchives.B), "NOT_HOLDER");
    }

    @Test
    void tokenIsNotTakenFromWhoeverHasIt() {
        assertRefused(http.send(request(stolen("alice", "c", WHO_C))), "NOT_HOLDER");
    }

    @Test
    void tokenIsNotTakenUnderASignatureThatDoesNotCoverIt() {
        Signer a = signer(ChainArchives.A);
        ClientRequest signed = a.sign(ClientRequest.of("GET", URI.create(WHO_C)));

        assertRefused(
                http.send(signed.with("Authorization", stolen("alice", "c", WHO_C))),
                SignatureReason.COMPONENT_NOT_COVERED.name());
    }

    @Test
    void tokenForAnotherEnablerIsNotTaken() {
        assertRefused(present(stolen("alice", "b", WHO_B), ChainArchives.A), "WRONG_AUDIENCE");
    }

    @Test
    void tokenIsNotTakenTwice() {
        String field = stolen("alice", "c", WHO_C);
        assertThat(present(field, ChainArchives.A).status()).isEqualTo(200);

        assertRefused(present(field, ChainArchives.A), "REPLAYED");
    }

    @Test
    void tokenIsNotTakenWhenItIsOver() throws InterruptedException {
        String field = stolen("alice", "brief", WHO_C);
        TimeUnit.SECONDS.sleep(ChainArchives.BRIEF_SECONDS + 1);

        assertRefused(present(field, ChainArchives.A), "EXPIRED");
    }

    /** Its two delegates are believed each, and the second may not act for this user. */
    @Test
    void chainIsRefusedWithSomebodyWhoMayNotAct() {
        String onward = ChainArchives.B.address() + call("/call", "c", WHO_C);
        String body = page("bob", call("/call", "b", onward));
        Matcher refused = CORRELATION.matcher(body);

        assertThat(body)
                .contains("200 caller=bob ", "\n40")
                .doesNotContain("chain=" + ChainArchives.A.entityId() + ",");
        assertThat(refused.find()).as(body).isTrue();
        assertThat(ServerLog.audited(refused.group(1)).getString("reason"))
                .isEqualTo(DelegationReason.ACTOR_NOT_LISTED.name());
        assertThat(page("bob", call("/call", "c", WHO_C))).contains("200 caller=bob ");
    }

    /** The canary is what A would send. */
    @Test
    void noLogHasAToken() {
        String token = stolen("alice", "c", WHO_C).substring("SAML ".length());
        present("SAML " + token, ChainArchives.B);
        String onward = ChainArchives.B.address() + call("/call", "c", WHO_C);
        page("alice", call("/call", "b", onward));

        String begin = token.substring(0, 64);
        assertThat(Site.log()).doesNotContain(begin);
        assertThat(second.orElseThrow().log()).doesNotContain(begin);
    }
}
