package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.mechanism.Mechanism;
import org.secf.oauth.testing.TickingClock;
import org.secf.openid.testing.Browser;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;
import org.secf.settings.ConfigurationException;

/** What is wrong with settings is said at deployment. */
class OpenIdSetupErrorsTest {

    private final TickingClock clock = new TickingClock();
    private final OpenIdServer provider = new OpenIdServer(clock);
    private Rp rp;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        rp = new Rp(folder, provider, clock);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private void stops(String text) {
        assertThatThrownBy(rp::start).isInstanceOf(ConfigurationException.class).hasMessageContaining(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base-url", "provider-uri", "client-id"})
    void needs(String setting) {
        rp.without(setting);

        stops("secf.openid." + setting + " is required");
    }

    @Test
    void needsSomethingThatProvesUs() {
        rp.without("client-secret");
        stops("Give secf.openid.client-secret, secf.openid.key-set, or secf.openid.tls.client-key");
        rp.set("client-authentication", "private_key_jwt").set("client-secret", "file:/nowhere");
        stops("secf.openid.client-secret");
    }

    @Test
    void needsWhatTheChosenWayOfProvingNeeds() {
        rp.set("client-authentication", "private_key_jwt");

        stops("private_key_jwt needs a key set that signs");
    }

    @ParameterizedTest
    @CsvSource({
        "provider-uri, http://provider.example.org",
        "provider-uri, https://provider.example.org/?x",
        "provider-uri, provider",
        "client-id, a b",
        "redirect-uri, callback",
        "redirect-uri, /a/../b",
        "redirect-uri, /a?b",
        "scope, a\"b",
        "response-type, id_token",
        "response-type, code token",
        "response-mode, fragment",
        "prompt, never",
        "display, tv",
        "use-nonce, false",
        "acr-values, a b",
        "extra-parameters, state=x",
        "extra-parameters, redirect_uri=https://evil.example.org",
        "extra-parameters, request=x",
        "extra-parameters, nothing",
        "max-age, 5",
        "token-min-validity, 2h",
        "refresh-failure, IGNORE",
        "id-token.algorithms, none",
        "id-token.clock-skew, 10m",
        "id-token.max-age, 1d",
        "logout.uri, logout",
        "logout.redirect-uri, https://evil.example.org/",
        "logout.most-notes, 1",
        "provider-metadata.token-endpoint, http://provider.example.org/token",
        "provider-metadata.hosts, https://api.example.org",
        "provider-metadata.hosts, *",
        "provider-metadata.refresh, 1s"
    })
    void refuses(String setting, String value) {
        rp.set(setting, value);

        stops("secf.openid." + setting);
    }

    @Test
    void refusesScopeWithoutOpenid() {
        rp.set("scope", "email");

        stops("scope lacks openid");
    }

    @Test
    void refusesPromptThatDeniesItself() {
        rp.set("prompt", "none", "login");

        stops("prompt is none and something else");
    }

    @Test
    void refusesFormWithoutHttps() {
        rp.set("base-url", "http://localhost:8080/enabler").set("response-mode", "form_post");

        stops("base-url is not https");
    }

    @Test
    void refusesAnswersElsewhere() {
        rp.set("redirect-uri", "https://evil.example.org/callback");
        stops("redirect-uri is not below base-url");
        rp.set("redirect-uri", Rp.BASE + "evil/callback");
        stops("redirect-uri is not below base-url");
    }

    @Test
    void refusesOnePathForTwoThings() {
        rp.set("logout.uri", "/openid/callback");

        stops("logout.back-channel-uri are /openid/callback; give each a path of its own");
    }

    @Test
    void refusesRulesThatDenyEachOther() {
        rp.set("token-auto-refresh", "true").set("refresh-failure", "KEEP").set("logout.access-token-expiry", "true");

        stops("leave out one of them");
    }

    @Test
    void refusesAlgorithmsByASharedSecretAmongOthers() {
        rp.set("id-token.algorithms", "RS256", "HS256");

        stops("secf.openid.id-token.algorithms");
    }

    @Test
    void needsKeysForEncryption() {
        rp.set("id-token.encrypted", "true");

        stops("secf.openid.id-token.key-set is not given");
    }

    @Test
    void needsKeysForSignedRequests() {
        rp.set("request.signed", "true");
        stops("request.signed is true, but key-set is not given");
        rp.set("request.signed", "false").set("request.encrypted", "true");
        stops("have to be signed");
    }

    @Test
    void needsEveryAddressOfAProviderThatIsNotAsked() {
        rp.set("provider-metadata.authorization-endpoint", provider.issuer() + "/authorize");

        stops("secf.openid.provider-metadata.token-endpoint is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-endpoint", "userinfo-endpoint", "end-session-endpoint", "jwks-uri"})
    void refusesAddressesThatWouldBeTakenFromTheProviderInstead(String name) {
        rp.set("provider-metadata." + name, provider.issuer() + "/own");

        stops("secf.openid.provider-metadata." + name + " (a test) is given,"
                + " but secf.openid.provider-metadata.authorization-endpoint is not");
    }

    @Test
    void takesAddressesOfAProviderThatIsNotAsked() {
        rp.set("provider-metadata.authorization-endpoint", provider.issuer() + "/authorize")
                .set("provider-metadata.token-endpoint", provider.issuer() + "/token")
                .set("provider-metadata.userinfo-endpoint", provider.issuer() + "/userinfo")
                .set("provider-metadata.end-session-endpoint", provider.issuer() + "/logout")
                .set("provider-metadata.jwks-uri", provider.issuer() + "/jwks");

        LoginTest.loggedIn(new Browser(rp.start()).logIn(provider, "/who"));
    }

    @Test
    void takesTheAddressOfTheDocument() {
        rp.set("provider-uri", provider.issuer() + "/.well-known/openid-configuration");

        LoginTest.loggedIn(new Browser(rp.start()).logIn(provider, "/who"));
    }

    @Test
    void takesTheWholeAddressOfAnswers() {
        Mechanism mechanism = rp.set("redirect-uri", Rp.BASE + "/Callback").start();

        assertThat(mechanism.addresses()).contains("/Callback", "/openid/logout", "/openid/backchannel-logout");
    }
}
