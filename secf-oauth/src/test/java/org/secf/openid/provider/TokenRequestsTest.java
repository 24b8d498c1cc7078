package org.secf.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.oauth.testing.Refusals.reason;
import static org.secf.oauth.testing.Refusals.value;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.http.Parameters;
import org.secf.jwt.CompactJwt;
import org.secf.keys.KeyKind;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.oauth.testing.LocalServer;
import org.secf.oauth.testing.TestIssuer;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.VerificationKey;
import org.secf.tls.TlsReason;
import org.secf.verdict.Reason;

/** Codes and refresh tokens, at a token endpoint on this machine. */
class TokenRequestsTest {

    private static final CodeVerifier VERIFIER = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    private static final TokenRequests.CodeGrant GRANT =
            new TokenRequests.CodeGrant("SplxlOBeZQQYbYS6WxSbIA", "https://shop.example.org/callback?a=b", VERIFIER);

    private final LocalServer server = new LocalServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObjectBuilder answer() {
        return Json.createObjectBuilder()
                .add("access_token", "SlAV32hkKG")
                .add("token_type", "bearer")
                .add("expires_in", 3600)
                .add("refresh_token", "8xLOxBtZp8")
                .add("scope", "openid profile")
                .add("id_token", "eyJ.eyJ.sig");
    }

    private TokenRequests requests() {
        return requests(TestProvider.client());
    }

    private TokenRequests requests(ClientRegistration client) {
        return new TokenRequests(TestProvider.access(TestProvider.at(server.address("")), client));
    }

    private Reason refusal(JsonObjectBuilder answer) {
        return refusal(answer.build().toString());
    }

    private Reason refusal(String answer) {
        server.json("/token", answer);
        return reason(requests().redeem(GRANT));
    }

    private LocalServer.Asked asked() {
        return server.asked().get(server.asked().size() - 1);
    }

    private String sent(String name) {
        return value(value(Parameters.parse(asked().body())).single(name)).value();
    }

    private boolean isSent(String name) {
        return value(Parameters.parse(asked().body())).has(name);
    }

    @Test
    void redeemsACode() {
        server.json("/token", answer().build().toString());
        ProviderTokens tokens = value(requests().redeem(GRANT));
        assertThat(tokens.idToken()).contains("eyJ.eyJ.sig");
        assertThat(tokens.accessToken().<String>useText(String::new)).isEqualTo("SlAV32hkKG");
        assertThat(tokens.refreshToken().orElseThrow().<String>useText(String::new))
                .isEqualTo("8xLOxBtZp8");
        assertThat(tokens.goodFor()).contains(Duration.ofHours(1));
        assertThat(tokens.scope()).contains("openid profile");
        assertThat(sent("grant_type")).isEqualTo("authorization_code");
        assertThat(sent("code")).isEqualTo(GRANT.code());
        assertThat(sent("redirect_uri")).isEqualTo(GRANT.redirectUri());
        assertThat(sent("code_verifier")).isEqualTo(VERIFIER.text());
    }

    @Test
    void refreshes() {
        server.json("/token", answer().remove("id_token").build().toString());
        ProviderTokens tokens = value(requests().refresh(TestProvider.secret("8xLOxBtZp8"), Optional.of("openid")));
        assertThat(tokens.idToken()).isEmpty();
        assertThat(sent("grant_type")).isEqualTo("refresh_token");
        assertThat(sent("refresh_token")).isEqualTo("8xLOxBtZp8");
        assertThat(sent("scope")).isEqualTo("openid");
    }

    @Nested
    class Revoking {

        private TokenRequests requests() {
            Map<String, URI> endpoints = Map.of(ProviderEndpoints.REVOCATION, URI.create(server.address("/revoke")));
            return new TokenRequests(TestProvider.access(
                    TestProvider.at(server.address("")).with(endpoints, Map.of()), TestProvider.client()));
        }

        @Test
        void givesATokenBack() {
            server.answering("/revoke", new LocalServer.Answer(200, "text/plain", "", 0));
            value(requests().revoke(TestProvider.secret("8xLOxBtZp8")));
            assertThat(sent("token")).isEqualTo("8xLOxBtZp8");
            assertThat(sent("token_type_hint")).isEqualTo("refresh_token");
            assertThat(isSent("grant_type")).isFalse();
            assertThat(asked().authorization()).startsWith("Basic ");
        }

        @Test
        void tellsWhereTheProviderDoesNotTakeItOrCannot() {
            server.answering(
                    "/revoke", new LocalServer.Answer(400, "application/json", "{\"error\":\"invalid_client\"}", 0));
            assertThat(reason(requests().revoke(TestProvider.secret("t"))))
                    .isEqualTo(ProviderReason.REVOCATION_REFUSED);
            assertThat(reason(TokenRequestsTest.this.requests().revoke(TestProvider.secret("t"))))
                    .isEqualTo(ProviderReason.ENDPOINT_MISSING);
        }
    }

    @Test
    void showsNoSecrets() {
        server.json("/token", answer().build().toString());
        assertThat(GRANT).hasToString("a code for " + GRANT.redirectUri());
        assertThat(value(requests().redeem(GRANT))).hasToString("ProviderTokens[with ID token]");
        assertThat(TestProvider.client()).hasToString("ClientRegistration[shop]");
    }

    @Nested
    class Answers {

        @Test
        void refusesAnswersWithoutAnIdToken() {
            assertThat(refusal(answer().remove("id_token"))).isEqualTo(ProviderReason.ID_TOKEN_MISSING);
        }

        @ParameterizedTest
        @ValueSource(strings = {"DPoP", "mac", "N_A", ""})
        void refusesTokensForOtherUses(String type) {
            assertThat(refusal(answer().add("token_type", type))).isEqualTo(ProviderReason.TOKEN_TYPE_OTHER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"access_token", "token_type"})
        void refusesAnswersWithoutWhatIsNeeded(String name) {
            assertThat(refusal(answer().remove(name))).isEqualTo(ProviderReason.TOKENS_UNREADABLE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"access_token", "refresh_token", "id_token", "scope", "token_type"})
        void refusesTokensThatAreNoTexts(String name) {
            assertThat(refusal(answer().add(name, 7))).isEqualTo(ProviderReason.TOKENS_UNREADABLE);
        }

        @ParameterizedTest
        @CsvSource({"expires_in,soon", "access_token,a b", "refresh_token,ä", "id_token,a\\nb"})
        void refusesTokensThatCannotBeSentOn(String name, String text) {
            assertThat(refusal(answer().add(name, text.replace("\\n", "\n"))))
                    .isEqualTo(ProviderReason.TOKENS_UNREADABLE);
        }

        @Test
        void refusesAnswersThatCanBeReadInTwoWays() {
            String twice = answer().build().toString().replaceFirst("\\{", "{\"id_token\":\"a.b.c\",");
            assertThat(refusal(twice)).isEqualTo(ProviderReason.TOKENS_UNREADABLE);
            assertThat(refusal("id_token=a")).isEqualTo(ProviderReason.TOKENS_UNREADABLE);
        }

        @Test
        void refusesAnswersOfOtherKinds() {
            server.answering(
                    "/token",
                    new LocalServer.Answer(200, "text/html", answer().build().toString(), 0));
            assertThat(reason(requests().redeem(GRANT))).isEqualTo(ProviderReason.TOKENS_UNREADABLE);
        }

        @Test
        void tellsTheCodeOfAnErrorAndNothingElseOfIt() {
            server.answering(
                    "/token",
                    new LocalServer.Answer(
                            400, "application/json", "{\"error\":\"invalid_grant\",\"error_description\":\"Spl\"}", 0));
            var rejection = requests().redeem(GRANT).rejection().orElseThrow();
            assertThat(rejection.reason()).isEqualTo(ProviderReason.TOKENS_REFUSED);
            assertThat(rejection.received()).isEqualTo("400 invalid_grant");
        }

        @Test
        void takesNoTokensThatCameWithAnError() {
            server.answering(
                    "/token",
                    new LocalServer.Answer(
                            400, "application/json", answer().build().toString(), 0));
            assertThat(reason(requests().redeem(GRANT))).isEqualTo(ProviderReason.TOKENS_REFUSED);
        }

        @Test
        void followsNoRedirects() {
            server.answering("/token", new LocalServer.Answer(307, "text/plain", "", 0));
            assertThat(reason(requests().redeem(GRANT))).isEqualTo(TlsReason.REDIRECTED);
        }
    }

    @Nested
    class Proving {

        private final Member key = TestProvider.signing(KeyKind.P_256);

        private ClientRegistration client(Optional<AuthenticationMethod> method) {
            return new ClientRegistration(
                    TestProvider.CLIENT,
                    method,
                    Optional.of(TestProvider.secret("s3cr:t+ä %\n")),
                    Optional.of(TestProvider.ourKeys(key)),
                    true);
        }

        private void ask(TestProvider provider, Optional<AuthenticationMethod> method) {
            server.json("/token", answer().build().toString());
            server.json("/mtls/token", answer().build().toString());
            value(new TokenRequests(TestProvider.access(provider, client(method))).redeem(GRANT));
        }

        private TestProvider provider() {
            return TestProvider.at(server.address(""));
        }

        private TestProvider announcing(String... methods) {
            return provider().list(ProviderFeatures.AUTHENTICATION_METHODS, methods);
        }

        @Test
        void encodesBothPartsOfASecretInAField() {
            ask(provider(), Optional.of(AuthenticationMethod.CLIENT_SECRET_BASIC));
            String pair = new String(
                    Base64.getDecoder().decode(asked().authorization().substring("Basic ".length())),
                    StandardCharsets.US_ASCII);
            assertThat(pair).isEqualTo("shop:s3cr%3At%2B%C3%A4+%25");
            assertThat(isSent("client_secret")).isFalse();
        }

        @Test
        void sendsASecretInTheFormOnlyWhereThatWasAgreed() {
            ask(provider(), Optional.of(AuthenticationMethod.CLIENT_SECRET_POST));
            assertThat(sent("client_id")).isEqualTo(TestProvider.CLIENT);
            assertThat(sent("client_secret")).isEqualTo("s3cr:t+ä %");
            assertThat(asked().authorization()).isEqualTo("null");
        }

        @Test
        void signsATokenForTheProviderAlone() {
            ask(provider(), Optional.of(AuthenticationMethod.PRIVATE_KEY_JWT));
            assertThat(sent("client_assertion_type"))
                    .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            CompactJwt assertion = value(CompactJwt.parse(sent("client_assertion"), 4096));
            VerificationKey ours = VerificationKey.of(
                    Crypto.jdk(), key.key().publicKey(), Set.of(SignatureAlgorithm.ECDSA_P256_SHA256), "us");
            assertThat(assertion.isSignedBy(ours, SignatureAlgorithm.ECDSA_P256_SHA256))
                    .isTrue();
            assertThat(assertion.text("typ")).contains("client-authentication+jwt");
            assertThat(assertion.text("kid")).contains(key.id());
            JsonObject claims = assertion.unverifiedClaims().orElseThrow();
            assertThat(claims.getString("iss")).isEqualTo(TestProvider.CLIENT);
            assertThat(claims.getString("sub")).isEqualTo(TestProvider.CLIENT);
            assertThat(claims.getString("aud")).isEqualTo(TestIssuer.ISSUER);
            assertThat(claims.getJsonNumber("iat").longValue()).isEqualTo(TestIssuer.NOW.getEpochSecond());
            assertThat(claims.getJsonNumber("exp").longValue()).isEqualTo(TestIssuer.NOW.getEpochSecond() + 60);
            assertThat(claims.getString("jti")).hasSize(43);
            assertThat(isSent("client_secret")).isFalse();
        }

        @Test
        void signsAnotherTokenEachTime() {
            ask(provider(), Optional.of(AuthenticationMethod.PRIVATE_KEY_JWT));
            String first = sent("client_assertion");
            ask(provider(), Optional.of(AuthenticationMethod.PRIVATE_KEY_JWT));
            String second = sent("client_assertion");
            assertThat(value(CompactJwt.parse(first, 4096))
                            .unverifiedClaims()
                            .orElseThrow()
                            .getString("jti"))
                    .isNotEqualTo(value(CompactJwt.parse(second, 4096))
                            .unverifiedClaims()
                            .orElseThrow()
                            .getString("jti"));
        }

        @Test
        void aCertificateGoesToTheAddressesForThose() {
            TestProvider other =
                    provider().with(Map.of(), Map.of("token_endpoint", URI.create(server.address("/mtls/token"))));
            ask(other, Optional.of(AuthenticationMethod.TLS_CLIENT_AUTH));
            assertThat(asked().path()).isEqualTo("/mtls/token");
            assertThat(sent("client_id")).isEqualTo(TestProvider.CLIENT);
            assertThat(asked().authorization()).isEqualTo("null");
            ask(other, Optional.of(AuthenticationMethod.CLIENT_SECRET_BASIC));
            assertThat(asked().path()).isEqualTo("/token");
        }

        @Test
        void choosesTheBestThatTheProviderAnnounces() {
            ask(announcing("client_secret_post", "client_secret_basic", "private_key_jwt", "odd"), Optional.empty());
            assertThat(isSent("client_assertion")).isTrue();
            ask(announcing("client_secret_post", "tls_client_auth"), Optional.empty());
            assertThat(asked().authorization()).isEqualTo("null");
            assertThat(isSent("client_secret")).isFalse();
            ask(provider(), Optional.empty());
            assertThat(asked().authorization()).startsWith("Basic ");
        }

        @Test
        void refusesAProviderThatKnowsClientsByNothingThatWeHave() {
            TestProvider odd = announcing("client_secret_jwt", "private_key_jwt");
            assertThat(reason(new TokenRequests(TestProvider.access(odd, TestProvider.client())).redeem(GRANT)))
                    .isEqualTo(ProviderReason.NO_CLIENT_AUTHENTICATION);
        }

        @Test
        void aRegistrationNeedsWhatProvesIt() {
            assertThatThrownBy(() ->
                            new ClientRegistration("shop", Optional.empty(), Optional.empty(), Optional.empty(), false))
                    .hasMessageContaining("a secret, a key set that signs, or a certificate");
            for (AuthenticationMethod method : AuthenticationMethod.values()) {
                boolean isBySecret = method.registeredName().startsWith("client_secret");
                assertThatThrownBy(() -> new ClientRegistration(
                                "shop",
                                Optional.of(method),
                                isBySecret ? Optional.empty() : Optional.of(TestProvider.secret("s")),
                                isBySecret ? Optional.of(TestProvider.ourKeys(key)) : Optional.empty(),
                                false))
                        .hasMessageContaining(method.registeredName());
                assertThat(AuthenticationMethod.named(method.registeredName())).contains(method);
            }
        }
    }

    @Nested
    class OurKeys {

        private final Member rsa = TestProvider.signing(KeyKind.RSA_3072);

        private SignatureAlgorithm chosen(String... announced) {
            Optional<Set<String>> names = announced.length == 0 ? Optional.empty() : Optional.of(Set.of(announced));
            return value(TestProvider.ourKeys(rsa).current(names)).algorithm();
        }

        @Test
        void signByTheBestThatTheProviderTakes() {
            assertThat(chosen()).isEqualTo(SignatureAlgorithm.RSA_V1_5_SHA256);
            assertThat(chosen("RS256", "PS256", "ES256")).isEqualTo(SignatureAlgorithm.PS256);
            assertThat(chosen("RS512", "HS256", "none")).isEqualTo(SignatureAlgorithm.RS512);
        }

        @Test
        void areRefusedWhereTheProviderTakesNone() {
            assertThat(reason(TestProvider.ourKeys(rsa).current(Optional.of(Set.of("ES256", "HS256", "none")))))
                    .isEqualTo(ProviderReason.NO_SIGNING_KEY);
            assertThat(reason(TestProvider.ourKeys().current(Optional.empty())))
                    .isEqualTo(ProviderReason.NO_SIGNING_KEY);
        }

        @Test
        void signByTheOneThatSettingsSay() {
            ClientSigningKeys keys = new ClientSigningKeys(
                    () -> new KeySet(List.of(rsa), List.of()),
                    Optional.of(SignatureAlgorithm.PS384),
                    Crypto.jdk(),
                    TestIssuer.CLOCK);
            assertThat(value(keys.current(Optional.of(Set.of("RS256")))).algorithm())
                    .isEqualTo(SignatureAlgorithm.PS384);
        }

        @Test
        void areMadeReadyOnce() {
            ClientSigningKeys keys = TestProvider.ourKeys(rsa);
            assertThat(value(keys.current(Optional.empty()))).isSameAs(value(keys.current(Optional.empty())));
        }
    }
}
