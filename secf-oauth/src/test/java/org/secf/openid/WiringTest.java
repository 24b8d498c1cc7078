package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.jose.JwePayloadSeal;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealHeader;
import org.secf.keys.SealRecipient;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.openid.provider.IdTokenReason;
import org.secf.openid.provider.UserInfoReason;
import org.secf.openid.testing.Browser;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;

/** What settings say of the provider and of us is what is done. */
class WiringTest {

    private static final Member SIGNING = member(KeyUse.SIGNING);
    private static final Member OPENING = member(KeyUse.DECRYPTION);

    private final TickingClock clock = new TickingClock();
    private final OpenIdServer provider = new OpenIdServer(clock);
    private Rp rp;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        KeySet keys = new KeySet(List.of(SIGNING, OPENING), List.of());
        rp = new Rp(folder, provider, Rp.context(clock).with(new KeyRing(Map.of(), Map.of("", () -> keys))));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static Member member(KeyUse use) {
        try {
            return Member.of(
                    use,
                    KeyLife.waiting().activeFrom(TestIssuer.NOW.minusSeconds(60)),
                    new SelfSigned(KeyKind.RSA_3072, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                            .generate(new X500Principal("CN=shop"), TestIssuer.NOW));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Caller logIn() {
        return LoginTest.loggedIn(new Browser(rp.start()).logIn(provider, "/who"))
                .caller();
    }

    private void announce(String name, String... values) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        List.of(values).forEach(list::add);
        provider.announcement =
                json -> Json.createObjectBuilder(json).add(name, list).build();
    }

    private Map<String, String> tokenRequest() {
        return provider.tokenRequests().get(0);
    }

    /** A provider on this machine that is asked elsewhere: the name of that host is missing, and then it is there. */
    @Test
    void asksTheHostsThatSettingsName() {
        provider.announcement = json -> Json.createObjectBuilder(json)
                .add("userinfo_endpoint", "https://api.example.org/me")
                .build();
        Reply refused = Browser.reply(new Browser(rp.start()).send(TestRequest.get("/who")))
                .orElseThrow();
        assertThat(refused.status()).isEqualTo(503);

        rp.set("provider-metadata.hosts", "api.example.org");

        logIn();
    }

    @Test
    void provesUsByASecretInAField() {
        logIn();

        assertThat(tokenRequest()).doesNotContainKeys("client_secret", "client_assertion");
    }

    @Test
    void provesUsByASecretInTheForm() {
        rp.set("client-authentication", "client_secret_post");

        logIn();

        assertThat(tokenRequest())
                .containsEntry("client_id", Rp.CLIENT)
                .containsEntry("client_secret", "a secret: 32 octets and more, 4711");
    }

    @Test
    void provesUsByASignedToken() {
        announce("token_endpoint_auth_methods_supported", "private_key_jwt", "client_secret_basic");
        rp.without("client-secret").set("key-set", "main");

        logIn();

        assertThat(tokenRequest()).containsKey("client_assertion").doesNotContainKey("client_secret");
    }

    @Test
    void signsRequests() {
        provider.announcement = json -> Json.createObjectBuilder(json)
                .add("request_parameter_supported", true)
                .build();
        rp.set("request.signed", "true").set("key-set", "main");

        assertThat(new Browser(rp.start()).begin("/who"))
                .hasEntrySatisfying("request", request -> assertThat(request).startsWith("eyJ"))
                .doesNotContainKeys("state", "nonce", "code_challenge");
    }

    @Test
    void pushesRequests() {
        provider.announcement = json -> Json.createObjectBuilder(json)
                .add("pushed_authorization_request_endpoint", provider.issuer() + "/par")
                .build();
        rp.set("request.pushed", "true");

        assertThat(new Browser(rp.start()).begin("/who"))
                .containsOnly(Map.entry("client_id", Rp.CLIENT), Map.entry("request_uri", OpenIdServer.PUSHED));
    }

    @Test
    void asksNobodyToLogInWhereTheRequestCannotBePushed() {
        rp.set("request.pushed", "true");

        Reply reply = Browser.reply(new Browser(rp.start()).send(TestRequest.get("/who")))
                .orElseThrow();

        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void opensTokens() {
        rp.set("id-token.encrypted", "true").set("id-token.key-set", "main");
        assertThat(LoginTest.refusal(new Browser(rp.start()).logIn(provider, "/who")))
                .isEqualTo(IdTokenReason.ID_TOKEN_PLAIN);
        provider.signer = WiringTest::sealed;

        assertThat(logIn().getName()).isEqualTo("alice");
    }

    private static String sealed(Jws token) {
        return new JwePayloadSeal()
                .seal(
                        new SealRecipient(OPENING.key().publicKey(), OPENING.id(), SealAlgorithm.RSA_OAEP_256),
                        new SealHeader("JWT", Optional.of("JWT"), Map.of()),
                        TestIssuer.signed(token).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void verifiesTokensByASharedSecretWhereThatWasAgreed() {
        provider.signer = token -> token.header("alg", "HS256")
                .signedBy("a secret: 32 octets and more, 4711".getBytes(StandardCharsets.UTF_8));
        assertThat(new Browser(rp.start()).logIn(provider, "/who").toString()).contains("JWT_");
        rp.set("id-token.algorithms", "HS256");

        assertThat(logIn().evidence().keyThumbprint()).isEmpty();
    }

    @Test
    void wantsSignedClaimsWhereThatWasAgreed() {
        rp.set("user-info", "true").set("id-token.user-info-signed", "true");

        assertThat(LoginTest.refusal(new Browser(rp.start()).logIn(provider, "/who")))
                .isEqualTo(UserInfoReason.USER_INFO_UNREADABLE);
    }
}
