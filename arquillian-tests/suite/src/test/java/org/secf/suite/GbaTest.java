package org.secf.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.bootstrapped.BootstrappedDefinition;
import org.secf.digest.DigestReason;
import org.secf.gba.CipherSuite;
import org.secf.gba.NafId;
import org.secf.gba.UaProtocol;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.gba.device.ApplicationClient;
import org.secf.gba.device.KeyHolder;
import org.secf.gba.naf.GbaReason;
import org.secf.keys.OwnKey;
import org.secf.server.BootstrappedArchive;
import org.secf.server.GbaCall;
import org.secf.server.GbaNetwork;
import org.secf.server.Http;
import org.secf.server.OncePerFamily;
import org.secf.server.PlatformTest;
import org.secf.server.ProxiedArchive;
import org.secf.server.ServerLog;
import org.secf.server.TestStore;
import org.secf.server.TlsEndingProxy;
import org.secf.server.TlsFiles;
import org.secf.tls.Fetched;
import org.secf.tls.Question;
import org.secf.verdict.Reason;

/** Subscribers with cards bootstrap with their network, and call an application that gets its keys from it; and H85 and H86. */
@OncePerFamily
@ExtendWith(ArquillianExtension.class)
class GbaTest {

    private static final String SERVLET = BootstrappedDefinition.ADDRESS + "/servlet/who";
    private static final String REST = BootstrappedDefinition.ADDRESS + "/api/who";
    private static final NafId NAF = new NafId(BootstrappedDefinition.HOST, UaProtocol.HTTP_DIGEST);
    private static final String ALICE_SEEN =
            "principal=" + GbaNetwork.ALICE_AT_SERVICE + " caller=" + GbaNetwork.ALICE_AT_SERVICE + " user=true";
    private static final String REALM = "3GPP-bootstrapping@" + BootstrappedDefinition.HOST;

    private static Optional<GbaNetwork> network = Optional.empty();
    private static Optional<KeyHolder> alice = Optional.empty();
    private static Optional<TlsEndingProxy> proxy = Optional.empty();

    private final Http http = new Http();

    @Deployment(testable = false)
    public static Archive<?> bootstrapped() throws IOException {
        OwnKey gateway = ProxiedArchive.key("gateway");
        network = Optional.of(GbaNetwork.start());
        proxy = Optional.of(TlsEndingProxy.start(gateway));
        alice = Optional.of(holder(GbaNetwork.ALICE));
        return BootstrappedArchive.war(network(), proxy(), gateway);
    }

    @AfterAll
    static void stop() {
        proxy().close();
        network().close();
    }

    private static GbaNetwork network() {
        return network.orElseThrow();
    }

    private static TlsEndingProxy proxy() {
        return proxy.orElseThrow();
    }

    private static KeyHolder alice() {
        return alice.orElseThrow();
    }

    private static KeyHolder holder(String identity) {
        return new KeyHolder(network().device(identity)::bootstrap, network().clock());
    }

    private static Fetched called(KeyHolder holder, Question question) {
        return TestStore.accepted(
                new ApplicationClient(holder, GbaNetwork.outbound(), new SecureRandom()).call(question));
    }

    private static String text(Fetched answer) {
        return new String(answer.body(), UTF_8);
    }

    private static Question get(String address) {
        return Question.get(URI.create(address)).with("Accept", "text/plain");
    }

    private static Question post(String address, String content) {
        return Question.post(URI.create(address), "text/plain", content.getBytes(UTF_8));
    }

    /** By hand: right, unless it is changed. */
    private GbaCall answering(String address, NafId application) {
        return answering(alice(), address, application);
    }

    private GbaCall answering(KeyHolder holder, String address, NafId application) {
        Bootstrapped keys = TestStore.accepted(holder.key());
        Http.Reply asked = http.get(address);
        assertThat(asked.status()).as(asked.body()).isEqualTo(401);
        return GbaCall.get(address, asked.header("WWW-Authenticate").get(0), keys, application);
    }

    private GbaCall answering(String address) {
        return answering(address, NAF);
    }

    private static void assertAlice(Http.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("principal=" + GbaNetwork.ALICE_AT_SERVICE + " ");
    }

    private static void assertRefused(Http.Reply reply, Reason reason, int status) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.body()).doesNotContain("principal=");
        assertThat(ServerLog.audited(reply.correlation()).getString("reason")).isEqualTo(((Enum<?>) reason).name());
    }

    /** TS 24.109 §5: the client lets no answer pass that is not proved over its content. */
    @Test
    void deviceIsTheCallerOfServlets() {
        assertThat(text(called(alice(), get(SERVLET))))
                .startsWith("principal=" + GbaNetwork.ALICE_AT_SERVICE + " type=SECF-GBA user=true");
        assertThat(text(called(alice(), post(SERVLET + "?a=%2F&b=c+d", "one pear"))))
                .contains("principal=" + GbaNetwork.ALICE_AT_SERVICE + " ", "body=one pear", "a=/");
    }

    @PlatformTest
    void deviceIsTheCallerOfResourcesAndSessionBeans() {
        assertThat(text(called(alice(), get(REST)))).isEqualTo(ALICE_SEEN);
        assertThat(text(called(alice(), post(REST, "one pear")))).isEqualTo(ALICE_SEEN + " says one pear");
        assertThat(text(called(alice(), get(REST + "/bean")))).isEqualTo(ALICE_SEEN);
    }

    @PlatformTest
    void flagsOfTheNetworkAreGroups() {
        KeyHolder bob = holder(GbaNetwork.BOB);

        assertThat(text(called(bob, get(SERVLET)))).startsWith("principal=bob@home1.net type=SECF-GBA user=false");
        // By hand, since servers write pages for errors that nobody proves.
        assertThat(http.send(answering(bob, REST, NAF).request()).status()).isEqualTo(403);
        assertThat(http.send(answering(REST + "/admins").request()).status()).isEqualTo(403);
    }

    @Test
    @EnabledIf(value = "org.secf.server.Site#speaksTls", disabledReason = "its page has no block for TLS yet")
    void keyInsideTlsIsOfTheCipherSuite() {
        assertThat(text(called(alice(), post(BootstrappedDefinition.TLS_ADDRESS + "/secure/who", "one pear"))))
                .contains("principal=" + GbaNetwork.ALICE_AT_SERVICE + " ", "body=one pear");
    }

    @Test
    void keyOfACipherSuiteIsNothingWithoutTls() {
        GbaCall call = answering(BootstrappedDefinition.ADDRESS + "/secure/who");

        assertRefused(http.send(call.request()), GbaReason.UNKNOWN_CIPHER_SUITE, 403);
    }

    @Test
    void proxyThatEndsTlsTellsTheCipherSuite() {
        String address = proxy().address() + "/" + BootstrappedDefinition.NAME + "/proxied/who";
        Question forged = post(address, "one pear").with(TlsEndingProxy.FIELD, "TLS_RSA_WITH_AES_128_CBC_SHA");

        assertThat(text(called(alice(), forged)))
                .contains("principal=" + GbaNetwork.ALICE_AT_SERVICE + " ", "body=one pear");
    }

    @Test
    void nobodyElseTellsTheCipherSuite() {
        String suite = "TLS_AES_128_GCM_SHA256";
        NafId told = new NafId(
                BootstrappedDefinition.HOST,
                UaProtocol.tls(CipherSuite.named(suite).orElseThrow()));
        GbaCall call = answering(BootstrappedDefinition.ADDRESS + "/proxied/who", told);

        assertRefused(http.send(call.request().header(TlsEndingProxy.FIELD, suite)), GbaReason.NOT_BY_PROXY, 403);
        assertRefused(http.send(call.request()), GbaReason.UNKNOWN_CIPHER_SUITE, 403);
    }

    @Test
    void proxyThatSignsNothingTellsNothing() {
        Http through = new Http(TlsFiles.client(Optional.empty()));
        String address = proxy().address() + "/" + BootstrappedDefinition.NAME + "/proxied/who";
        String challenge = through.get(address).header("WWW-Authenticate").get(0);
        proxy().signing(false);
        try {
            Bootstrapped keys = TestStore.accepted(alice().key());
            assertRefused(
                    through.send(GbaCall.get(address, challenge, keys, NAF).request()), GbaReason.NOT_BY_PROXY, 403);
        } finally {
            proxy().signing(true);
        }
    }

    @Test
    void nobodyIsTheCallerWithoutKeys() {
        Http.Reply asked = http.get(SERVLET);

        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.header("WWW-Authenticate"))
                .singleElement()
                .asString()
                .contains("realm=\"" + REALM + "\"", "algorithm=SHA-256", "qop=\"auth-int,auth\"");
    }

    @Test
    void applicationProvesItsAnswerAndHandsOutTheNextNonce() {
        GbaCall call = answering(SERVLET).posting("one pear");
        Http.Reply first = http.send(call.request());

        assertAlice(first);
        assertThat(call.isProvedBy(first)).isTrue();
        GbaCall next =
                call.with("nonce", GbaCall.information(first, "nextnonce").orElseThrow());
        Http.Reply second = http.send(next.request());
        assertAlice(second);
        assertThat(next.isProvedBy(second)).isTrue();
        assertThat(call.isProvedBy(second)).isFalse();
    }

    /** H85. */
    @Test
    void contentThatWasChangedIsRefused() {
        assertRefused(
                http.send(answering(SERVLET).posting("one pear").request("one peas")),
                DigestReason.WRONG_RESPONSE,
                401);
        assertAlice(http.send(answering(SERVLET).posting("one pear").request()));
    }

    /** H85: a count may leave some out, and never comes again. */
    @Test
    void answerPassesOnce() {
        GbaCall call = answering(SERVLET);

        assertAlice(http.send(call.request()));
        assertRefused(http.send(call.request()), DigestReason.REPLAYED, 401);
        assertRefused(http.send(call.with("cnonce", "other").request()), DigestReason.REPLAYED, 401);
        assertAlice(http.send(call.with("nc", "00000003").request()));
        assertRefused(http.send(call.with("nc", "00000003").request()), DigestReason.REPLAYED, 401);
    }

    /** H85. */
    @Test
    void nonceGetsOld() {
        GbaCall call = answering(BootstrappedDefinition.ADDRESS + "/brief/who");
        LockSupport.parkNanos(Duration.ofMillis(1100).toNanos());

        Http.Reply late = http.send(call.request());

        assertThat(late.status()).isEqualTo(401);
        assertThat(late.header("WWW-Authenticate")).singleElement().asString().contains("stale=true");
    }

    /** H85: everything but the part that is changed is right. */
    @ParameterizedTest
    @CsvSource({
        "algorithm, MD5, ALGORITHM_NOT_OFFERED",
        "qop, auth-conf, QOP_NOT_OFFERED",
        "uri, /bootstrapped/servlet/other, WRONG_URI",
        "nonce, bm9uY2Ugb2Ygc29tZWJvZHkgZWxzZQ, NONCE_FORGED",
        "nc, 00000000, MALFORMED_NONCE_COUNT",
        "username*, UTF-8''alice, AMBIGUOUS_USER"
    })
    void answerOfAnotherFormIsRefused(String name, String value, DigestReason reason) {
        Http.Reply reply = http.send(answering(SERVLET).with(name, value).request());

        assertThat(reply.status()).isIn(400, 401);
        assertRefused(reply, reason, reply.status());
    }

    /** H85. */
    @Test
    void answerWithoutProtectionIsRefused() {
        assertRefused(
                http.send(answering(SERVLET)
                        .without("qop")
                        .without("nc")
                        .without("cnonce")
                        .request()),
                DigestReason.MISSING_QOP,
                401);
    }

    /** H86. */
    @ParameterizedTest
    @CsvSource({
        "3GPP-bootstrapping-uicc@localhost",
        "3GPP-bootstrapping-digest@localhost",
        "3GPP-bootstrapping@other.example.org",
        "3GPP-bootstrapping@localhost:18080",
        "3GPP-bootstrapping@localhost;3GPP-bootstrapping-uicc@localhost"
    })
    void otherRealmIsRefused(String realm) {
        assertRefused(http.send(answering(SERVLET).with("realm", realm).request()), GbaReason.WRONG_REALM, 403);
    }

    /** H86: a key in the device is none that stays on the card. */
    @Test
    void keyOnTheCardIsAskedForFirst() {
        String address = BootstrappedDefinition.ADDRESS + "/card/who";
        GbaCall card = answering(address);

        assertThat(card.parameters()).containsEntry("realm", "3GPP-bootstrapping-uicc@localhost");
        assertRefused(http.send(card.request()), GbaReason.NO_SUCH_KEY, 401);
        assertAlice(http.send(answering(address).with("realm", REALM).request()));
    }

    /** H86. */
    @ParameterizedTest
    @CsvSource({"other.example.org, 0100000002", "localhost, 0100000000", "localhost, 010001c02f"})
    void keyOfAnotherApplicationIsRefused(String host, String protocol) {
        NafId other = new NafId(host, new UaProtocol(protocol));

        assertRefused(http.send(answering(SERVLET, other).request()), DigestReason.WRONG_RESPONSE, 401);
    }

    /** H86. */
    @ParameterizedTest
    @ValueSource(strings = {"bm9ib2R5J3MgY2hhbGxlbg==@localhost", "alice@home1.net", "bm9ib2R5J3MgY2hhbGxlbg==@"})
    void unknownTransactionMeansBootstrapAgain(String transaction) {
        Http.Reply reply = http.send(answering(SERVLET).by(transaction).request());

        assertRefused(reply, GbaReason.BOOTSTRAPPING_REQUIRED, 401);
        assertThat(reply.header("WWW-Authenticate")).singleElement().asString().contains(REALM);
    }

    /** H86: nothing that would write lines of its own into a log. */
    @Test
    void transactionWithLineEndsIsRefused() {
        GbaCall call = answering(SERVLET);
        String hostile = "UTF-8''"
                + URLEncoder.encode(call.user() + "\r\nX-Asserted: root", UTF_8).replace("+", "%20");

        Http.Reply reply =
                http.send(call.without("username").with("username*", hostile).request());

        assertRefused(reply, DigestReason.HOSTILE_NAME, reply.status());
        assertThat(reply.status()).isIn(400, 401);
    }

    @Test
    void subscriberMayBeWhomTheNetworkAllows() {
        Http.Reply reply = http.send(answering(SERVLET)
                .request()
                .header("X-3GPP-Intended-Identity", "\"" + GbaNetwork.ALICE_BY_NUMBER + "\""));

        assertThat(reply.body()).startsWith("principal=" + GbaNetwork.ALICE_BY_NUMBER + " type=SECF-GBA user=true");
    }

    @Test
    void subscriberMayNotBeAnybodyElse() {
        assertRefused(
                http.send(answering(SERVLET).request().header("X-3GPP-Intended-Identity", "\"sip:bob@home1.net\"")),
                GbaReason.IDENTITY_NOT_ALLOWED,
                403);
        assertRefused(
                http.send(answering(SERVLET).request().header("X-3GPP-Intended-Identity", GbaNetwork.ALICE_BY_NUMBER)),
                GbaReason.MALFORMED_IDENTITY,
                400);
    }

    /** H86: a device whose clock is slow does not see that its key is over; the application does, and the device sees to another by itself. */
    @Test
    void keyThatIsOverIsReplacedByTheDevice() {
        Duration slow = GbaNetwork.LIFETIME.plusMinutes(1).negated();
        KeyHolder bob =
                new KeyHolder(network().device(GbaNetwork.BOB)::bootstrap, Clock.offset(Clock.systemUTC(), slow));
        network().clock().move(slow);
        Bootstrapped over = TestStore.accepted(bob.key());
        network().clock().move(Duration.ZERO);
        String challenge = http.get(SERVLET).header("WWW-Authenticate").get(0);

        assertRefused(
                http.send(GbaCall.get(SERVLET, challenge, over, NAF).request()), GbaReason.BOOTSTRAPPING_REQUIRED, 401);
        assertThat(TestStore.accepted(bob.key()).transaction()).isEqualTo(over.transaction());
        assertThat(text(called(bob, get(SERVLET)))).startsWith("principal=bob@home1.net ");
        assertThat(TestStore.accepted(bob.key()).transaction()).isNotEqualTo(over.transaction());
    }

    /** TS 33.220 §4.5.3. */
    @Test
    void networkGivesNoKeysOfNamesThatTheApplicationDoesNotHave() {
        NafId other = new NafId(BootstrappedArchive.OTHER_HOST, UaProtocol.HTTP_DIGEST);
        int before = network().refusals().size();

        assertRefused(
                http.send(answering(BootstrappedDefinition.ADDRESS + "/other/who", other)
                        .request()),
                DigestReason.SECRETS_FAILED,
                503);
        assertThat(network().refusals().subList(before, network().refusals().size()))
                .contains("NOT_YOURS");
    }

    @Test
    void nobodyComesInWhileTheNetworkIsDown() {
        String address = BootstrappedDefinition.ADDRESS + "/down/who";
        for (String why : new String[] {"UNREACHABLE", "UNREACHABLE", "SERVER_DOWN", "SERVER_DOWN"}) {
            Http.Reply reply = http.send(answering(address).request());
            assertRefused(reply, DigestReason.SECRETS_FAILED, 503);
            assertThat(ServerLog.warned(reply.correlation())).contains(why);
        }
    }
}
