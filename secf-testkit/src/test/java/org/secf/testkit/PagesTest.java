package org.secf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.MemoryRequest;
import org.secf.testkit.idp.DevelopmentIdentityProvider;
import org.secf.testkit.idp.ResponsePlan;
import org.secf.testkit.idp.User;

/** What a person's browser is shown by the identity provider. */
class PagesTest {

    private static final String REQUEST = Base64.getEncoder()
            .encodeToString(("<samlp:AuthnRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol' ID='_1'"
                            + " AssertionConsumerServiceURL='http://localhost:1/acs'><saml:Issuer"
                            + " xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion'>urn:sp</saml:Issuer></samlp:AuthnRequest>")
                    .getBytes(StandardCharsets.UTF_8));

    @RegisterExtension
    static final TestIdentityProvider idp =
            TestIdentityProvider.onFreePort().with("alice", "user").with(User.named("<b>"));

    private final TestBrowser browser = TestBrowser.anonymous();

    private static String at(String path) {
        return idp.metadata().replace("/metadata", path);
    }

    private HttpResponse<String> login(String name, String password) {
        return browser.post(
                at("/login"),
                Map.of("SAMLRequest", REQUEST, "RelayState", "a&b", "username", name, "password", password));
    }

    @Test
    void listsWhoCanLogIn() {
        HttpResponse<String> page = browser.post(at("/sso"), Map.of("SAMLRequest", REQUEST));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("urn:sp wants to know", "<td>alice</td><td>alice</td><td>user</td>", "&lt;b&gt;")
                .contains("Not for production");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void logsInByThePassword() {
        HttpResponse<String> page = login("alice", "alice");
        assertThat(page.statusCode()).isEqualTo(200);
        PageForm form = PageForm.carrying("SAMLResponse", page).orElseThrow();
        assertThat(form.action()).hasToString("http://localhost:1/acs");
        assertThat(form.fields()).containsEntry("RelayState", "a&b");
    }

    @Test
    void asksAgainAfterAWrongPassword() {
        HttpResponse<String> page = login("alice", "wonderland");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Name or password is wrong").doesNotContain("SAMLResponse");
    }

    @Test
    void styleAndScriptComeFromTheClassPath() {
        HttpResponse<String> style = browser.get(at("/page.css"));
        assertThat(style.headers().firstValue("Content-Type")).contains("text/css;charset=UTF-8");
        assertThat(browser.get(at("/submit.js")).body()).contains("submit()");
    }

    @Test
    void metadataMayBeAskedForByHead() {
        HttpRequest.Builder head =
                HttpRequest.newBuilder(URI.create(idp.metadata())).method("HEAD", HttpRequest.BodyPublishers.noBody());
        HttpResponse<String> answer = browser.send(head);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/samlmetadata+xml;charset=UTF-8");
    }

    @Test
    void saysWhatCannotBeAnswered() {
        assertThat(browser.get(at("/nothing")).statusCode()).isEqualTo(404);
        assertThat(browser.get(at("/sso")).body())
                .contains("expected a parameter SAMLRequest. Begin at the application");
        HttpResponse<String> wrongMethod = browser.get(at("/login"));
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void readsNoMoreThanItMay() {
        HttpResponse<String> page = browser.post(at("/login"), Map.of("SAMLRequest", "A".repeat(300_000)));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("at most");
    }

    @Test
    void areForThisMachineOnly(@TempDir Path home) throws Exception {
        DevelopmentIdentityProvider.prepare(home, "http://localhost:8080/idp");
        assertThat(DevelopmentIdentityProvider.load(home)
                        .answer(MemoryRequest.get("/metadata"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void knowTheTwoWhomEverybodyKnows(@TempDir Path home) throws Exception {
        DevelopmentIdentityProvider.prepare(home, "http://localhost:8080/idp");
        DevelopmentIdentityProvider provider = DevelopmentIdentityProvider.load(home);
        try (LocalServer server = LocalServer.on(0)) {
            server.serve("/", provider::answer);
            String login = "http://localhost:" + server.port() + "/login";
            Map<String, String> fields = Map.of("SAMLRequest", REQUEST, "username", "alice", "password", "wonderland");
            assertThat(browser.post(login, fields).body()).contains("SAMLResponse");
        }
    }

    @Test
    void aTicketIsGoodOnce() {
        TestUsers users = new TestUsers();
        users.add(User.named("alice"));
        String ticket = users.ticket(ResponsePlan.of(users.named("alice")));
        MemoryRequest request = MemoryRequest.get("/sso").header(TestUsers.TICKET, ticket);
        assertThat(users.recognised(request)).isPresent();
        assertThat(users.recognised(request)).isEmpty();
    }
}
