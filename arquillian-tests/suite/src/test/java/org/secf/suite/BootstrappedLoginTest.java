package org.secf.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.bootstrapped.BootstrappedDefinition;
import org.secf.gba.NafId;
import org.secf.gba.UaProtocol;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.gba.device.ApplicationClient;
import org.secf.gba.device.KeyHolder;
import org.secf.server.Answer;
import org.secf.server.BootstrappedArchive;
import org.secf.server.Browser;
import org.secf.server.EnablerArchive;
import org.secf.server.GbaCall;
import org.secf.server.GbaNetwork;
import org.secf.server.Http;
import org.secf.server.OnOneServer;
import org.secf.server.Preparation;
import org.secf.server.SamlResponse;
import org.secf.server.Site;
import org.secf.server.TestStore;
import org.secf.tls.Question;

/**
 * DELAUTH-002, DELAUTH-004: between a user agent and the trusted party, a key that both have beforehand, on the card, protects what is asked and what is answered.
 * The identity provider is an application of the network (3GPP TS 33.924); the enabler knows nothing of that.
 */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class BootstrappedLoginTest {

    private static final String MOBILE = "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract";

    /** By the name that the network knows it by. */
    private static final String IDP = "http://" + BootstrappedDefinition.HOST + ":" + Site.PORT + "/idp";

    private static final NafId NAF = new NafId(BootstrappedDefinition.HOST, UaProtocol.HTTP_DIGEST);

    private static Optional<GbaNetwork> network = Optional.empty();

    private final Http http = new Http();

    @Deployment(name = "idp", order = 1, testable = false)
    public static Archive<?> idp() throws IOException, GeneralSecurityException {
        Preparation.developmentIdp();
        GbaNetwork started = GbaNetwork.start();
        network = Optional.of(started);
        return BootstrappedArchive.identityProvider(started);
    }

    @Deployment(name = "enabler", order = 2, testable = false)
    public static Archive<?> enabler() {
        return EnablerArchive.war().annotated("");
    }

    @AfterAll
    static void stop() {
        network.ifPresent(GbaNetwork::close);
    }

    private static KeyHolder alice() {
        GbaNetwork mobile = network.orElseThrow();
        return new KeyHolder(mobile.device(GbaNetwork.ALICE)::bootstrap, mobile.clock());
    }

    /** Where the enabler sends a browser that wants to log in. */
    private static String asked(Browser browser) {
        browser.followRedirects(false);
        String location = browser.get(Pages.WHO).header("Location").orElse("");
        browser.followRedirects(true);
        assertThat(location).startsWith(Site.IDP + "/sso?");
        return location.replace(Site.IDP, IDP);
    }

    /** The proof of the answer is verified, too: whoever changes the response on the way is noticed before the enabler sees it. */
    private static SamlResponse answered(Browser browser, String address) {
        ApplicationClient client = new ApplicationClient(alice(), GbaNetwork.outbound(), new SecureRandom());
        Question question = Question.get(URI.create(address)).with("Accept", "text/html");
        return browser.response(
                new String(TestStore.accepted(client.call(question)).body(), UTF_8));
    }

    @Test
    void subscriberLogsInByTheKeyOnTheCard() {
        try (Browser browser = new Browser()) {
            Answer answer = browser.deliver(answered(browser, asked(browser)));

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            JsonObject seen = answer.json();
            assertThat(seen.getString("principal")).isEqualTo(GbaNetwork.ALICE_AT_SERVICE);
            assertThat(seen.getJsonArray("groups").toString()).isEqualTo("[\"user\"]");
            assertThat(seen.getJsonObject("evidence").getString("authenticationContext"))
                    .isEqualTo(MOBILE);
        }
    }

    @Test
    void nobodyIsAskedForAPasswordWhoHasNoKey() {
        try (Browser browser = new Browser()) {
            Http.Reply reply = http.get(asked(browser));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate").get(0)).contains("3GPP-bootstrapping@", "auth-int");
            assertThat(reply.body()).doesNotContain("password", "SAMLResponse");
        }
    }

    /** The request of one enabler in place of another's. */
    @Test
    void anotherRequestThanTheKeyProvedIsNotAnswered() {
        try (Browser one = new Browser();
                Browser other = new Browser()) {
            GbaCall proved = proved(asked(one));

            Http.Reply reply = http.send(new GbaCall(
                            "GET", URI.create(asked(other)), "", proved.user(), proved.password(), proved.parameters())
                    .request());

            assertThat(reply.status()).isIn(400, 401);
            assertThat(reply.body()).doesNotContain("SAMLResponse");
            assertThat(http.send(proved(asked(one)).request()).body()).contains("SAMLResponse");
        }
    }

    private GbaCall proved(String address) {
        Bootstrapped keys = TestStore.accepted(alice().key());
        String challenge = http.get(address).header("WWW-Authenticate").get(0);
        URI target = URI.create(address);
        return GbaCall.get(address, challenge, keys, NAF).with("uri", target.getRawPath() + "?" + target.getRawQuery());
    }
}
