package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.secf.canary.AdministrationAttack;
import org.secf.canary.Canary;
import org.secf.canary.CanaryFiles;
import org.secf.canary.Evidence;
import org.secf.canary.Fault;
import org.secf.canary.app.DumpServlet;
import org.secf.canary.app.EverythingLog;
import org.secf.rotation.EncryptedResponse;
import org.secf.server.Browser;
import org.secf.server.DigestClient;
import org.secf.server.Http;
import org.secf.server.OnOneServer;
import org.secf.server.PlainArchive;
import org.secf.server.SamlResponse;
import org.secf.server.Site;
import org.secf.server.User;
import org.secf.testkit.TestIdentityProvider;

/**
 * SEC-001: secrets stand in every place that takes one, every way to fail that a client, an administrator or an attacker has is gone, and afterwards none of the
 * secrets is in a log, an audit event, an answer, a failed deployment or an object that an application sees, in whatever form.
 */
@ExtendWith(ArquillianExtension.class)
@OnOneServer
class SecrecyTest {

    private static final String NAME = "secretive";
    private static final String ADDRESS = Site.SERVER + "/" + NAME;
    private static final String NO_ALIAS = "no-alias";
    private static final String WRONG_MASTER = "wrong-master";
    private static final String IN_PLACE = "in-place";
    private static final String OTHER_PAIR = "other-pair";
    private static final String ADMINISTERED = "administered";
    private static final String BAIT = "bait/7c55e0+1b90af34";
    private static final User ALICE = new User("alice", "alice", List.of("user"));

    @RegisterExtension
    static final TestIdentityProvider IDP = TestIdentityProvider.onFreePort().with("alice", "user");

    private final Http http = new Http();
    private final Evidence evidence = new Evidence();

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = NAME, testable = false)
    public static Archive<?> secretive() throws Exception {
        Files.deleteIfExists(Site.folder().resolve(EverythingLog.FILE));
        return PlainArchive.described(NAME, CanaryFiles.made(ADDRESS, IDP.metadataFile()))
                .addClasses(DumpServlet.class, EverythingLog.class);
    }

    @Deployment(name = NO_ALIAS, managed = false, testable = false)
    public static Archive<?> withoutAlias() {
        return PlainArchive.described(
                NO_ALIAS,
                CanaryFiles.underMaster(CanaryFiles.master())
                        + "<basic><password-file>store:missing</password-file></basic>");
    }

    @Deployment(name = WRONG_MASTER, managed = false, testable = false)
    public static Archive<?> underAnotherMaster() {
        return PlainArchive.described(
                WRONG_MASTER,
                CanaryFiles.underMaster(CanaryFiles.otherMaster())
                        + "<basic><password-file>store:passwords</password-file></basic>");
    }

    /** A secret in the place of its location. */
    @Deployment(name = IN_PLACE, managed = false, testable = false)
    public static Archive<?> secretInPlace() {
        return PlainArchive.described(
                IN_PLACE,
                CanaryFiles.underMaster(CanaryFiles.text("in-place"))
                        + "<basic><password-file>store:passwords</password-file></basic>");
    }

    /** A key and the certificate of another. */
    @Deployment(name = OTHER_PAIR, managed = false, testable = false)
    public static Archive<?> otherPair() {
        return PlainArchive.described(OTHER_PAIR, CanaryFiles.mismatch(ADDRESS, IDP.metadataFile()));
    }

    @Deployment(name = ADMINISTERED, managed = false, testable = false)
    public static Archive<?> administered() {
        return AdministrationAttack.archive();
    }

    @Test
    void secretsAreNowhere() throws Exception {
        int before = Site.log().length();
        List<Canary> canaries = CanaryFiles.canaries();

        passwordsAreWrong();
        digestsAreWrong();
        samlResponsesAreWrong();
        agreementsAreWrong();
        sessionAndContextAreShown();
        deploymentsFail();
        storeIsSpoiled();
        secretsStillWork();
        if (Site.isPlatform()) {
            deployer.deploy(ADMINISTERED);
            new AdministrationAttack(http, evidence).run();
            deployer.undeploy(ADMINISTERED);
        }

        evidence.add("server log", Site.log().substring(before));
        evidence.file(Site.folder().resolve(EverythingLog.FILE));
        evidence.logsBelow(Path.of(System.getProperty("server.work", "")));
        assertThat(evidence.of(List.of(Canary.of("bait", BAIT))))
                .as("what was told is found")
                .contains("bait in logs");
        assertThat(evidence.of(canaries)).isEmpty();
    }

    private void passwordsAreWrong() {
        for (String password : List.of(CanaryFiles.text("mistyped"), CanaryFiles.text("password") + "x", "")) {
            Http.Reply reply = evidence.add(http.get(ADDRESS + "/basic/a", Optional.of(Http.basic("alice", password))));
            assertThat(reply.status()).isEqualTo(401);
        }
    }

    private void digestsAreWrong() throws IOException {
        try (DigestClient client =
                new DigestClient(new User("alice", CanaryFiles.text("mistyped"), List.of()), CanaryFiles.REALM)) {
            String answer = client.get(ADDRESS + "/digest/a");
            evidence.add("responses", answer);
            assertThat(answer).startsWith("401 ");
        }
    }

    private void samlResponsesAreWrong() {
        try (Browser browser = new Browser()) {
            SamlResponse honest = browser.authenticate(ADDRESS + "/sso/a", ALICE);
            for (SamlResponse wrong : List.of(
                    honest.altered(xml -> xml.replace(">alice<", ">bob<")),
                    honest.altered(xml -> "<nothing/>"),
                    honest.with("SAMLResponse", "no base64!"))) {
                assertThat(evidence.add(browser.deliver(wrong)).status()).isBetween(400, 499);
            }
            SamlResponse another = browser.authenticate(ADDRESS + "/sso/a", ALICE)
                    .altered(
                            xml -> EncryptedResponse.of(xml, CanaryFiles.spare().getPublic()));
            assertThat(evidence.add(browser.deliver(another)).status()).isEqualTo(403);
        }
    }

    private void agreementsAreWrong() {
        String address = ADDRESS + "/.well-known/secf/agreement";
        assertThat(evidence.add(http.get(address)).status()).isEqualTo(200);
        for (String body : List.of("{}", "{\"secret\":\"" + CanaryFiles.text("mistyped") + "\"}", "[")) {
            Http.Reply reply = evidence.add(http.send(Http.request(address)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))));
            assertThat(reply.status()).isEqualTo(400);
        }
    }

    private void sessionAndContextAreShown() {
        try (Browser browser = new Browser()) {
            SamlResponse response = browser.authenticate(ADDRESS + "/sso/a", ALICE)
                    .altered(xml -> EncryptedResponse.of(xml, CanaryFiles.recipient()));
            assertThat(evidence.add(browser.deliver(response)).body()).contains("principal=alice");
            assertThat(evidence.add(browser.get(ADDRESS + "/open/dump?bait=" + encoded(BAIT)))
                            .body())
                    .contains("session ", "context ")
                    .doesNotContain("session none");
        }
        String basic = Http.basic("alice", CanaryFiles.text("password"));
        assertThat(evidence.add(http.get(ADDRESS + "/basic/a", Optional.of(basic)))
                        .status())
                .isEqualTo(200);
        evidence.add(http.get(ADDRESS + "/open/dump", Optional.of(basic)));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void deploymentsFail() {
        List<String> expected =
                new ArrayList<>(List.of("NO_SUCH_ALIAS", "STORE_NOT_OPENED", "(hidden)", "signing-key"));
        for (String name : List.of(NO_ALIAS, WRONG_MASTER, IN_PLACE, OTHER_PAIR)) {
            int before = Site.log().length();
            assertThatThrownBy(() -> deployer.deploy(name)).satisfies(evidence::add);
            assertThat(Site.log().substring(before)).contains("SEC_CF stops the deployment", expected.remove(0));
            evidence.add(http.get(Site.SERVER + "/" + name + "/basic/a"));
        }
    }

    private void storeIsSpoiled() throws IOException {
        for (Fault fault : Fault.values()) {
            int before = Site.log().length();
            fault.until(() -> {
                assertThat(evidence.add(http.get(ADDRESS + "/.well-known/jwks.json"))
                                .status())
                        .as("goes on after " + fault)
                        .isEqualTo(200);
                return Site.log().substring(before).contains(fault.reason());
            });
        }
    }

    private void secretsStillWork() throws IOException {
        try (DigestClient client =
                new DigestClient(new User("alice", CanaryFiles.text("digest"), List.of()), CanaryFiles.REALM)) {
            assertThat(client.get(ADDRESS + "/digest/a")).startsWith("200 ");
        }
    }
}
