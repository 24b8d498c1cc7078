package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.Curl;
import org.secf.server.DigestClient;
import org.secf.server.Http;
import org.secf.server.OncePerFamily;
import org.secf.server.PlainArchive;
import org.secf.server.ProtectedDigest;
import org.secf.server.ServerLog;
import org.secf.server.Site;
import org.secf.server.User;
import org.secf.server.Users;

/** Basic, Digest and a login form side by side in one WAR, defined by its descriptor alone; and what cannot stand side by side. */
@ExtendWith(ArquillianExtension.class)
@OncePerFamily
class MechanismsTest {

    private static final String NAME = "mechanisms";
    private static final String ADDRESS = Site.SERVER + "/" + NAME;
    private static final String COLLIDING = "colliding";
    private static final String MISTYPED = "mistyped";

    private final Http http = new Http();

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = NAME, testable = false)
    public static Archive<?> mechanisms() {
        return PlainArchive.described(
                        NAME,
                        basic("<realm-name>realm of ${contextPath}</realm-name>", 3, "/api/*", "/basic/*")
                                + digest(5, "/api/*", "/digest/*")
                                + form(0, "/pages/*"))
                .addAsResource(
                        new StringAsset("secf.basic.realm-name=configured\n"),
                        "META-INF/microprofile-config.properties");
    }

    @Deployment(name = COLLIDING, managed = false, testable = false)
    public static Archive<?> colliding() {
        return PlainArchive.described(COLLIDING, basic("", 1, "/*") + form(1, "/pages/*"));
    }

    @Deployment(name = MISTYPED, managed = false, testable = false)
    public static Archive<?> mistyped() {
        return PlainArchive.described(MISTYPED, "<basic>\n  <realm-nam>x</realm-nam>\n</basic>");
    }

    private static String basic(String more, int priority, String... paths) {
        return "<basic>" + more + common(priority, paths) + "<password-file>" + Users.passwords()
                + "</password-file></basic>\n";
    }

    private static String digest(int priority, String... paths) {
        return "<digest>" + common(priority, paths) + "<realm>" + Users.REALM + "</realm><secrets>" + Users.digests()
                + "</secrets></digest>\n";
    }

    private static String form(int priority, String... paths) {
        return "<form>" + common(priority, paths) + "<password-file>" + Users.passwords() + "</password-file></form>\n";
    }

    private static String common(int priority, String... paths) {
        StringBuilder elements = new StringBuilder("<priority>" + priority + "</priority>");
        for (String path : paths) {
            elements.append("<paths>").append(path).append("</paths>");
        }
        return elements.toString();
    }

    private static String basicOf(User user) {
        return Http.basic(user.name(), user.password());
    }

    @Test
    void pathDecidesWhoIsAsked() {
        assertThat(http.get(ADDRESS + "/basic/a").header("WWW-Authenticate"))
                .as("overridden where there is MicroProfile Config")
                .containsExactly("Basic realm=\"" + (Site.isPlatform() ? "configured" : "realm of /mechanisms")
                        + "\", charset=\"UTF-8\"");
        assertThat(http.get(ADDRESS + "/digest/a").header("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Digest realm=\"" + Users.REALM + "\"");
        try (Browser browser = new Browser()) {
            assertThat(browser.get(ADDRESS + "/pages/a").body()).contains("j_password");
        }
    }

    @Test
    void credentialDecidesWhoAnswersAndPriorityWhoAsksFirst() {
        assertThat(http.get(ADDRESS + "/api/a").header("WWW-Authenticate"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Digest ");

        Http.Reply reply = http.get(ADDRESS + "/api/a", Optional.of(basicOf(User.ALICE)));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("principal=alice type=SECF-BASIC user=true");
    }

    @Test
    void credentialCountsOnItsOwnPathsOnly() {
        assertThat(http.get(ADDRESS + "/digest/a", Optional.of(basicOf(User.ALICE)))
                        .status())
                .isEqualTo(401);
        assertThat(http.get(ADDRESS + "/open/a", Optional.of(basicOf(User.ALICE)))
                        .body())
                .contains("principal=nobody");
    }

    @Test
    void wrongPasswordIsRefusedAndAudited() {
        Http.Reply reply = http.get(ADDRESS + "/basic/a", Optional.of(Http.basic("alice", "looking-glass")));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(ServerLog.audited(reply.correlation()).getString("reason")).isEqualTo("WRONG_PASSWORD");
        assertThat(ServerLog.audited(reply.correlation()).getString("mechanism"))
                .isEqualTo("basic");
    }

    @Test
    void formLogsInOnceForItsPaths() {
        try (Browser browser = new Browser()) {
            Answer wrong = browser.submit(ADDRESS + "/pages/a?b=c", "alice", "looking-glass");
            assertThat(wrong.status()).isEqualTo(403);
            assertThat(wrong.body()).contains("Name or password is wrong.");

            Answer right = browser.submit(ADDRESS + "/pages/a?b=c", "alice", "wonderland");

            assertThat(right.url()).isEqualTo(ADDRESS + "/pages/a?b=c");
            assertThat(right.body()).contains("principal=alice type=SECF-FORM user=true");
            assertThat(browser.get(ADDRESS + "/pages/b").body()).contains("principal=alice");
            assertThat(browser.getJson(ADDRESS + "/api/a").status())
                    .as("not its path")
                    .isEqualTo(401);
        }
    }

    /** H89. */
    @Test
    void formGivesTheSessionANewId() {
        try (Browser victim = new Browser();
                Browser attacker = new Browser()) {
            victim.plant(Site.SERVER + "/", "JSESSIONID", "planted0123456789");
            assertThat(victim.submit(ADDRESS + "/pages/a", "alice", "wonderland")
                            .body())
                    .contains("principal=alice");

            attacker.plant(Site.SERVER + "/", "JSESSIONID", "planted0123456789");

            assertThat(attacker.getJson(ADDRESS + "/pages/a").status()).isEqualTo(401);
        }
    }

    @Test
    void curlSpeaksDigest() {
        Curl.require();

        assertThat(Curl.call(User.ALICE, "--digest", ADDRESS + "/digest/a?b=c%20d"))
                .contains("principal=alice type=SECF-DIGEST user=true")
                .endsWith("status=200");
        assertThat(Curl.call(User.ALICE, "--digest", "--data", "a=1", ADDRESS + "/digest/a"))
                .contains("body=a=1")
                .endsWith("status=200");
        assertThat(Curl.call(new User("alice", "wrong", User.ALICE.groups()), "--digest", ADDRESS + "/digest/a"))
                .endsWith("status=401");
    }

    @Test
    void apacheHttpClientSpeaksDigestAndItsCountsGoUp() throws Exception {
        try (DigestClient client = new DigestClient(User.BOB, Users.REALM)) {
            assertThat(client.get(ADDRESS + "/digest/a")).contains("principal=bob");
            assertThat(client.get(ADDRESS + "/digest/b")).contains("principal=bob");
            assertThat(client.post(ADDRESS + "/digest/c", "x=1&a=2")).contains("principal=bob");
        }
    }

    /** H85: the body of a request with {@code auth-int} is part of its proof, and is still there for the application. */
    @Test
    void digestProtectsTheBodyAndProvesTheServer() {
        ProtectedDigest alice = new ProtectedDigest(User.ALICE);

        Http.Reply right = alice.post(http, ADDRESS + "/digest/a", "a=1&b=2", "a=1&b=2");
        assertThat(right.status()).as(right.body()).isEqualTo(200);
        assertThat(right.body()).contains("body=a=1&b=2");
        assertThat(alice.isProvenBy(right)).isTrue();

        assertThat(alice.post(http, ADDRESS + "/digest/a", "a=1&b=2", "a=1&b=3").status())
                .isEqualTo(401);
    }

    @Test
    void whatCollidesStopsTheDeploymentAndNamesBoth() {
        assertThat(logOfStopped(COLLIDING))
                .containsPattern("The mechanisms basic \\(WEB-INF/secf.xml line 2 column \\d+\\)"
                        + " and form \\(WEB-INF/secf.xml line 3 column \\d+\\) collide")
                .contains("both answer for /* and /pages/* with priority 1");
    }

    @Test
    void whatIsMistypedStopsTheDeploymentAndNamesTheNearest() {
        assertThat(logOfStopped(MISTYPED))
                .containsPattern(
                        "WEB-INF/secf.xml line 3 column \\d+: there is no setting realm-nam; did you mean realm-name\\?");
    }

    private String logOfStopped(String deployment) {
        int before = Site.log().length();
        assertThatThrownBy(() -> deployer.deploy(deployment)).isNotNull();
        String log = Site.log().substring(before);
        assertThat(http.send(Http.request(Site.SERVER + "/" + deployment + "/basic/a")
                                .method("GET", HttpRequest.BodyPublishers.noBody()))
                        .status())
                .as("nobody is let in")
                .isIn(401, 403, 404, 500, 503);
        return log;
    }
}
