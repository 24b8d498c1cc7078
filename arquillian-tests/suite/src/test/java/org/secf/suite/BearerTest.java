package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.Http;
import org.secf.server.Keycloak;
import org.secf.server.OnOneServer;
import org.secf.server.PlatformTest;
import org.secf.server.Site;
import org.secf.server.TokenArchive;
import org.secf.server.TokenClient;
import org.secf.server.User;
import org.secf.tokens.TokenDefinition;

/** Tokens that a real Keycloak issued, at a JAX-RS resource that is guarded by roles. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class BearerTest {

    private static final String ACCOUNT = TokenDefinition.ADDRESS + "/api/account";
    private static final Keycloak KEYCLOAK = keycloak();

    private final Http http = new Http();
    private final TokenClient client = new TokenClient(Clock.systemUTC());

    private static Keycloak keycloak() {
        try {
            return Keycloak.issuing(Site.keycloak(), TokenDefinition.ADDRESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Deployment(testable = false)
    public static Archive<?> tokens() {
        return TokenArchive.annotated();
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.close();
    }

    private String accessToken(User user) {
        return client.tokens("shop", user).getString("access_token");
    }

    private Http.Reply ask(String address, String token) {
        return http.get(address, Optional.of("Bearer " + token));
    }

    private Http.Reply ask(String address, String scheme, String token, String proof) {
        HttpRequest.Builder request = Http.request(address)
                .header("Authorization", scheme + " " + token)
                .header("DPoP", proof);
        return http.send(request);
    }

    private static void assertRefused(Http.Reply reply, String scheme, String error) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate"))
                .singleElement()
                .satisfies(challenge ->
                        assertThat(challenge).startsWith(scheme + " ").contains("error=\"" + error + "\""));
        assertThat(reply.body()).doesNotContain("JWT_", "TOKEN_");
    }

    @PlatformTest
    void tokenTellsCallerAndRoles() {
        Http.Reply reply = ask(ACCOUNT, accessToken(User.ALICE));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("alice by " + Keycloak.TOKEN_ISSUER + " with [shop]");
        assertThat(ask(ACCOUNT + "/all", accessToken(User.ALICE)).body()).isEqualTo("all for alice");
    }

    @PlatformTest
    void rolesAreTheCallersOwn() {
        String bob = accessToken(User.BOB);

        assertThat(ask(ACCOUNT, bob).status()).isEqualTo(200);
        assertThat(ask(ACCOUNT + "/all", bob).status()).isEqualTo(403);
    }

    @PlatformTest
    void nobodyIsChallenged() {
        Http.Reply reply = http.get(ACCOUNT);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate"))
                .containsExactly("DPoP realm=\"secf\", algs=\"ES256 EdDSA PS256\"", "Bearer realm=\"secf\"");
    }

    @PlatformTest
    void tokenOfAnotherKindIsRefused() {
        JsonObject tokens = client.tokens("shop", User.ALICE);

        assertRefused(ask(ACCOUNT, tokens.getString("id_token")), "Bearer", "invalid_token");
        assertRefused(ask(ACCOUNT, tokens.getString("refresh_token")), "Bearer", "invalid_token");
    }

    @PlatformTest
    void tokenForAnotherApplicationIsRefused() {
        String other = client.tokens("other", User.ALICE).getString("access_token");

        assertRefused(ask(ACCOUNT, other), "Bearer", "invalid_token");
    }

    @PlatformTest
    void changedTokenIsRefused() {
        String alice = accessToken(User.ALICE);
        String bob = accessToken(User.BOB);
        String mixed = alice.substring(0, alice.lastIndexOf('.')) + bob.substring(bob.lastIndexOf('.'));

        assertRefused(ask(ACCOUNT, mixed), "Bearer", "invalid_token");
    }

    @PlatformTest
    void tokenInTheAddressIsRefused() {
        Http.Reply reply = http.get(ACCOUNT + "?access_token=" + accessToken(User.ALICE));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("WWW-Authenticate").get(0)).contains("error=\"invalid_request\"");
    }

    /** RFC 9470 §3. */
    @PlatformTest
    void methodAsksForAStrongerLogin() {
        Http.Reply reply = ask(ACCOUNT + "/transfer", accessToken(User.ALICE));

        assertRefused(reply, "Bearer", "insufficient_user_authentication");
        assertThat(reply.header("WWW-Authenticate").get(0))
                .contains("acr_values=\"urn:secf:test:gold\"", "max_age=\"300\"");
    }

    /** RFC 9449 §7. */
    @PlatformTest
    void boundTokenIsGoodForWhoProvesItsKey() {
        String token = client.boundTokens("bound", User.ALICE).getString("access_token");
        String proof = client.proof("GET", ACCOUNT, token);

        Http.Reply reply = ask(ACCOUNT, "DPoP", token, proof);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).startsWith("alice by ");
        assertRefused(ask(ACCOUNT, "DPoP", token, proof), "DPoP", "invalid_dpop_proof");
    }

    /** RFC 9449 §11.1. */
    @PlatformTest
    void proofMakesARequestFreshAndATokenAloneDoesNot() {
        String token = client.boundTokens("bound", User.ALICE).getString("access_token");
        String once = ACCOUNT + "/once";
        String proof = client.proof("GET", once, token);

        Http.Reply reply = ask(once, "DPoP", token, proof);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("once for alice");
        assertRefused(ask(once, "DPoP", token, proof), "DPoP", "invalid_dpop_proof");
        assertThat(ask(once, accessToken(User.ALICE)).status()).isEqualTo(403);
        assertThat(Site.log()).contains("NOT_FRESH");
    }

    @PlatformTest
    void boundTokenIsGoodForNobodyElse() {
        String token = client.boundTokens("bound", User.ALICE).getString("access_token");
        TokenClient thief = new TokenClient(Clock.systemUTC());

        assertRefused(ask(ACCOUNT, token), "Bearer", "invalid_token");
        assertRefused(ask(ACCOUNT, "DPoP", token, thief.proof("GET", ACCOUNT, token)), "DPoP", "invalid_token");
        assertRefused(ask(ACCOUNT, "DPoP", token, client.proof("POST", ACCOUNT, token)), "DPoP", "invalid_dpop_proof");
        assertRefused(
                ask(ACCOUNT, "DPoP", token, client.proof("GET", ACCOUNT + "/all", token)),
                "DPoP",
                "invalid_dpop_proof");
    }
}
