package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.server.TestStore.accepted;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.CallerJson;
import org.secf.identity.Evidence;
import org.secf.keys.Base64Url;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.proxy.ProxyReason;
import org.secf.server.Curl;
import org.secf.server.Front;
import org.secf.server.FrontedArchives;
import org.secf.server.Http;
import org.secf.server.Nginx;
import org.secf.server.OnOneServer;
import org.secf.server.ProxiedArchive;
import org.secf.server.RawAnswer;
import org.secf.server.ServerLog;
import org.secf.server.Site;
import org.secf.server.TlsFiles;
import org.secf.server.User;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SigningKey;
import org.secf.signature.TokenReason;
import org.secf.signature.TokenSigner;
import org.secf.verdict.Reason;

/** AUTH-002a: a real proxy asks who its caller is and hands that on, and nobody else is believed. AUTH-002b: who comes directly proves itself. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class TrustedProxyTest {

    private static final String IDENTITY = "X-3GPP-Asserted-Identity";
    private static final String FLAGS = "X-3GPP-Authorization-Flags";
    private static final String TOKEN = "Secf-Identity-Token";
    private static final String ADMINISTRATOR = "\"administrator\"";
    private static final String DIRECT = Site.SERVER + "/" + FrontedArchives.FRONTED;
    private static final String TARGET = "/" + FrontedArchives.FRONTED + "/a?x=%2F";

    private static Optional<Nginx> nginx = Optional.empty();

    private final Http http = new Http(TlsFiles.client(Optional.empty()));

    @Deployment(name = FrontedArchives.ASKED, order = 1, testable = false)
    public static Archive<?> asked() {
        return FrontedArchives.asked();
    }

    @Deployment(name = FrontedArchives.FRONTED, order = 2, testable = false)
    public static Archive<?> fronted() throws IOException {
        return FrontedArchives.fronted();
    }

    @Deployment(name = FrontedArchives.STRIPPED, order = 3, testable = false)
    public static Archive<?> stripped() throws IOException {
        return FrontedArchives.stripped();
    }

    @BeforeAll
    static void startProxy() throws IOException {
        Nginx.require();
        Curl.require();
        nginx = Optional.of(Nginx.startFronts());
    }

    @AfterAll
    static void stopProxy() {
        nginx.ifPresent(Nginx::close);
    }

    private static String alice(String address, String... more) {
        String authority = TlsFiles.folder().resolve("authority.pem").toString();
        Stream<String> asProgram = Stream.of("--digest", "--cacert", authority, "--header", "Accept: application/json");
        return Curl.call(
                User.ALICE,
                Stream.concat(asProgram, Stream.concat(Stream.of(address), Stream.of(more)))
                        .toArray(String[]::new));
    }

    private static void assertRefused(Http.Reply reply, Reason reason) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.body()).doesNotContain("principal=");
        assertThat(ServerLog.audited(reply.correlation()).getString("reason")).isEqualTo(((Enum<?>) reason).name());
    }

    private static void assertRefused(String answer, Reason reason) {
        assertThat(answer).doesNotContain("principal=").contains("status=401");
        String correlation = answer.replaceFirst("(?s).*\"correlation\":\"([0-9a-f]+)\".*", "$1");
        assertThat(ServerLog.audited(correlation).getString("reason")).isEqualTo(((Enum<?>) reason).name());
    }

    private static JsonObjectBuilder claims() {
        Instant now = Instant.now();
        return Json.createObjectBuilder()
                .add("sub", "alice")
                .add("identities", Json.createArrayBuilder().add("alice"))
                .add(
                        "caller",
                        CallerJson.write(new AuthenticatedCaller(
                                "alice",
                                Set.of("user"),
                                Map.of(),
                                new Evidence("digest", "asked", now, Optional.empty(), Optional.empty()),
                                List.of())))
                .add("aud", FrontedArchives.AUDIENCE)
                .add("iat", now.getEpochSecond())
                .add("exp", now.plusSeconds(30).getEpochSecond())
                .add("jti", UUID.randomUUID().toString())
                .add("htm", "GET")
                .add("htu", TARGET);
    }

    private static String token(JsonObjectBuilder claims, OwnKey key) {
        SigningKey signing =
                SigningKey.of(Crypto.jdk(), key, SignatureAlgorithm.ECDSA_P256_SHA256, Thumbprint.of(key.publicKey()));
        return accepted(new TokenSigner("secf-identity+jwt").sign(signing, claims.build()));
    }

    private Http.Reply sendToken(String token) {
        return http.send(Http.request(Site.SERVER + TARGET).header(TOKEN, token));
    }

    @ParameterizedTest
    @EnumSource(
            value = Front.class,
            names = {"GUIDED", "GUIDED_OPEN", "SIGNED"})
    void callerOfTheProxyIsTheCaller(Front front) {
        assertThat(alice(front.address("/a?x=%2F")))
                .contains("principal=alice type=SECF-TRUSTED-PROXY user=true", "authorization=null status=200");
    }

    @Test
    void callerOfTheProxySendsContent() {
        assertThat(alice(Front.GUIDED.address("/a"), "--request", "PUT", "--data", "three apples"))
                .contains("principal=alice", "method=PUT", "body=three apples", "status=200");
    }

    /** TS 24.109 §7: the caller learns that the proxy knew it. */
    @Test
    void proxyProvesItselfToTheCaller() {
        assertThat(alice(Front.GUIDED.address("/a"), "--include")).contains("rspauth=", "status=200");
    }

    @Test
    void nobodyIsAskedToProveItself() {
        Http.Reply reply = http.get(Front.GUIDED.address("/a"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate"))
                .isNotEmpty()
                .allMatch(challenge -> challenge.startsWith("Digest "));
        assertThat(reply.header(TOKEN)).isEmpty();
    }

    /** H82: what clients write themselves is overwritten, whoever they are. */
    @Test
    void ownFieldsOfAClientAreOverwritten() {
        assertThat(alice(
                        Front.GUIDED.address("/a"),
                        "--header",
                        IDENTITY + ": " + ADMINISTRATOR,
                        "--header",
                        FLAGS + ": " + ADMINISTRATOR,
                        "--header",
                        TOKEN + ": a.b.c",
                        "--header",
                        "X-Original-URL: /other"))
                .contains("principal=alice", "identity=\"alice\"", "status=200");
        Http.Reply nobody = http.send(Http.request(Front.GUIDED.address("/a")).header(IDENTITY, ADMINISTRATOR));
        assertThat(nobody.status()).isEqualTo(401);
    }

    /** H82: by a proxy that asks nobody, and past it. */
    @Test
    void ownFieldsOfAClientAreRefusedWithoutAProof() {
        for (String address : new String[] {Front.CARELESS.address("/a"), DIRECT + "/a", DIRECT + "/open/a"}) {
            assertRefused(
                    http.send(Http.request(address)
                            .header(IDENTITY, ADMINISTRATOR)
                            .header("X-Forwarded-For", FrontedArchives.PROXY_ADDRESS)),
                    ProxyReason.NOT_BY_PROXY);
        }
    }

    /** H83. */
    @ParameterizedTest
    @ValueSource(strings = {"X_3GPP_Asserted_Identity", "X-3GPP_Asserted-Identity", "SECF_IDENTITY_TOKEN"})
    void underscoresAreRefused(String name) {
        HttpRequest.Builder by = Http.request(Front.UNDERSCORES.address("/a")).header(name, ADMINISTRATOR);
        assertRefused(http.send(by), ProxyReason.OTHER_SPELLING);
        HttpRequest.Builder past = Http.request(DIRECT + "/a").header(name, ADMINISTRATOR);
        assertRefused(http.send(past), ProxyReason.OTHER_SPELLING);
        assertThat(alice(Front.GUIDED.address("/a"), "--header", name + ": " + ADMINISTRATOR))
                .as("nginx drops it")
                .contains("principal=alice", "status=200");
    }

    /** H83. */
    @Test
    void twoFieldsAreRefused() {
        for (String address : new String[] {Front.CARELESS.address("/a"), DIRECT + "/a"}) {
            assertRefused(
                    http.send(
                            Http.request(address).header(IDENTITY, "\"alice\"").header(IDENTITY, ADMINISTRATOR)),
                    ProxyReason.REPEATED_FIELD);
        }
    }

    @Test
    void otherIdentityThanTheTokensIsRefused() {
        assertRefused(
                alice(Front.FORGETFUL.address("/a"), "--header", IDENTITY + ": " + ADMINISTRATOR),
                ProxyReason.OTHER_IDENTITY);
    }

    @Test
    void otherPathThanTheProxyAskedAboutIsRefused() {
        assertThat(alice(Front.REWRITING.address("/theirs"))).contains("principal=alice", "status=200");
        assertRefused(alice(Front.REWRITING.address("/mine")), ProxyReason.OTHER_REQUEST);
    }

    @Test
    void proxyCannotUseAnAnswerTwice() {
        String address = Front.KEEPING.address("/" + UUID.randomUUID());
        assertThat(alice(address)).contains("principal=alice", "status=200");
        assertRefused(alice(address), ProxyReason.ASSERTION_REPEATED);
    }

    @Test
    void onlyProxiesAreTold() {
        assertThat(alice(Front.UNLISTED.address("/a"))).contains("status=403").doesNotContain("principal=");
        String asked = Site.SERVER + "/" + FrontedArchives.ASKED + "/.well-known/secf/forward-auth";
        assertThat(alice(asked, "--include", "--header", "X-Original-Method: GET", "--header", "X-Original-URL: /a"))
                .contains("status=403")
                .doesNotContainIgnoringCase(TOKEN);
    }

    @Test
    void tokenIsGoodOnce() {
        String token = token(claims(), FrontedArchives.asking());
        Http.Reply reply = sendToken(token);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("principal=alice type=SECF-TRUSTED-PROXY user=true");
        assertRefused(sendToken(token), ProxyReason.ASSERTION_REPEATED);
    }

    @ParameterizedTest
    @CsvSource({
        "aud, another application, OTHER_AUDIENCE",
        "htm, DELETE, OTHER_REQUEST",
        "htu, /fronted/b, OTHER_REQUEST"
    })
    void tokenForSomethingElseIsRefused(String claim, String value, ProxyReason reason) {
        assertRefused(sendToken(token(claims().add(claim, value), FrontedArchives.asking())), reason);
    }

    @Test
    void tokenThatIsOverIsRefused() {
        long then = Instant.now().minusSeconds(60).getEpochSecond();
        assertRefused(
                sendToken(token(claims().add("iat", then).add("exp", then + 30), FrontedArchives.asking())),
                ProxyReason.ASSERTION_OVER);
    }

    @Test
    void tokenOfSomebodyElseIsRefused() {
        assertRefused(sendToken(token(claims(), ProxiedArchive.key("asked"))), TokenReason.UNKNOWN_TOKEN_KEY);
    }

    @Test
    void tokenWithoutASignatureIsRefused() {
        String kid = Thumbprint.of(FrontedArchives.asking().publicKey());
        String header = "{\"alg\":\"none\",\"kid\":\"" + kid + "\",\"typ\":\"secf-identity+jwt\"}";
        String content = encode(header) + "." + encode(claims().build().toString());
        assertRefused(sendToken(content + "."), TokenReason.WRONG_TOKEN_ALGORITHM);
    }

    private static String encode(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoComesDirectlyProvesItself() {
        assertThat(alice(DIRECT + "/a")).contains("principal=alice type=SECF-DIGEST user=true", "status=200");
        assertThat(http.get(DIRECT + "/a").status()).isEqualTo(401);
        assertThat(http.get(DIRECT + "/open/a").body()).contains("principal=nobody");
    }

    @Test
    void whatNobodyProvesIsHiddenWhereThatIsSaid() {
        String stripped = Site.SERVER + "/" + FrontedArchives.STRIPPED;
        Http.Reply open = http.send(Http.request(stripped + "/open/a")
                .header(IDENTITY, ADMINISTRATOR)
                .header("X_3GPP_Asserted_Identity", ADMINISTRATOR));
        assertThat(open.body()).contains("principal=nobody", "fields=[]", "identity=null");
        assertThat(alice(stripped + "/a", "--header", IDENTITY + ": " + ADMINISTRATOR))
                .contains("principal=alice type=SECF-DIGEST", "fields=[]", "identity=null", "status=200");
    }

    /** The container gives its own request to the page of an error. */
    @Test
    void whatNobodyProvesIsHiddenFromPagesOfErrors() {
        Http.Reply page = http.send(Http.request(Site.SERVER + "/" + FrontedArchives.STRIPPED + "/open/gone")
                .header(IDENTITY, ADMINISTRATOR)
                .header("X_3GPP_Asserted_Identity", ADMINISTRATOR));
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.body()).contains("dispatcher=ERROR", "fields=[]", "identity=null");
    }

    /** What comes after the body was seen by nobody who judges it. */
    @ParameterizedTest
    @ValueSource(strings = {FrontedArchives.FRONTED, FrontedArchives.STRIPPED})
    void trailersSayNothingOfTheCaller(String application) {
        String fields = "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\nTrailer: " + IDENTITY + "\r\n\r\n";
        String content = "5\r\nhello\r\n0\r\n" + IDENTITY + ": " + ADMINISTRATOR + "\r\nX-Other: 1\r\n";
        RawAnswer answer = RawAnswer.to("POST /" + application + "/open/a HTTP/1.1\r\n", fields + content);
        assertThat(answer.text()).contains("body=hello", "fields=[]", "identity=null", "trailers=[]");
    }

    @Test
    @EnabledIf(
            value = "org.secf.server.Site#asksForCertificates",
            disabledReason = "the server asks for no certificates")
    void certificateOfTheProxyProvesWhatItSays() {
        Http.Reply reply = http.get(Front.CERTIFIED.address("/a"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("principal=alice type=SECF-TRUSTED-PROXY user=true");
        assertRefused(http.get(Front.OTHERWISE_CERTIFIED.address("/a")), ProxyReason.UNKNOWN_PROXY);
    }
}
