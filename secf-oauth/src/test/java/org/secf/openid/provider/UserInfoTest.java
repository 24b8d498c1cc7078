package org.secf.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.oauth.testing.Refusals.reason;
import static org.secf.oauth.testing.Refusals.value;

import jakarta.json.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.LocalServer;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.verdict.Reason;

/** What a provider says of the person, at an endpoint on this machine. */
class UserInfoTest {

    private static final long NOW = TestIssuer.NOW.getEpochSecond();

    private final LocalServer server = new LocalServer();
    private final IdToken alice = value(new IdTokenVerifier(
                    TestProvider.plain(), TestProvider.trust(), Crypto.jdk(), TestIssuer.CLOCK)
            .verify(TestProvider.idToken().signedBy(TestKeys.RSA), IdTokenExpectation.ofLogin(TestProvider.NONCE)));

    @AfterEach
    void stop() {
        server.close();
    }

    private UserInfo userInfo(boolean isSigned) {
        Map<String, URI> endpoints = Map.of(ProviderEndpoints.USER_INFO, URI.create(server.address("/me")));
        TestProvider provider = TestProvider.at(server.address("")).with(endpoints, Map.of());
        return new UserInfo(
                TestProvider.access(provider, TestProvider.client()),
                isSigned ? Optional.of(TestProvider.trust()) : Optional.empty(),
                Crypto.jdk());
    }

    private void answer(String type, String body) {
        server.answering("/me", new LocalServer.Answer(200, type, body, 0));
    }

    private Reason refusal(boolean isSigned) {
        return reason(userInfo(isSigned).ask(TestProvider.tokens("SlAV32hkKG"), alice));
    }

    @Test
    void asksByTheAccessTokenAboutThePersonOfTheIdToken() {
        answer("application/json; charset=utf-8", "{\"sub\":\"alice\",\"email\":\"alice@example.org\"}");
        assertThat(value(userInfo(false).ask(TestProvider.tokens("SlAV32hkKG"), alice))
                        .text("email"))
                .contains("alice@example.org");
        assertThat(server.asked().get(0).authorization()).isEqualTo("Bearer SlAV32hkKG");
        assertThat(server.asked().get(0).query()).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sub\":\"mallory\"}", "{\"sub\":\"Alice\"}", "{}", "{\"sub\":[\"alice\"]}"})
    void refusesWhatIsAboutSomebodyElse(String body) {
        answer("application/json", body);
        assertThat(refusal(false)).isEqualTo(UserInfoReason.USER_INFO_SUBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sub\":\"mallory\",\"sub\":\"alice\"}", "{\"sub\":\"alice\"}{}", "alice", ""})
    void refusesWhatCanBeReadInTwoWays(String body) {
        answer("application/json", body);
        assertThat(refusal(false)).isEqualTo(UserInfoReason.USER_INFO_UNREADABLE);
    }

    @Test
    void refusesAnswersWithoutEnd() {
        String claims = "{\"sub\":\"alice\",\"email\":\"alice@example.org\"}";
        answer("application/json", claims + " ".repeat(64 * 1024 - claims.length()));
        assertThat(value(userInfo(false).ask(TestProvider.tokens("SlAV32hkKG"), alice))
                        .text("email"))
                .contains("alice@example.org");
        answer("application/json", claims + " ".repeat(64 * 1024 - claims.length() + 1));
        assertThat(refusal(false)).isEqualTo(UserInfoReason.USER_INFO_UNREADABLE);
    }

    @Test
    void refusesOtherKindsOfAnswers() {
        answer("text/html", "{\"sub\":\"alice\"}");
        assertThat(refusal(false)).isEqualTo(UserInfoReason.USER_INFO_UNREADABLE);
        answer("application/jwt", TestProvider.idToken().signedBy(TestKeys.RSA));
        assertThat(refusal(false)).isEqualTo(UserInfoReason.USER_INFO_UNREADABLE);
    }

    @Test
    void refusesRefusals() {
        server.answering("/me", new LocalServer.Answer(401, "application/json", "{\"sub\":\"alice\"}", 0));
        assertThat(refusal(false)).isEqualTo(UserInfoReason.USER_INFO_REFUSED);
    }

    @Test
    void refusesAProviderWithoutTheEndpoint() {
        UserInfo none = new UserInfo(
                TestProvider.access(TestProvider.plain(), TestProvider.client()), Optional.empty(), Crypto.jdk());
        assertThat(reason(none.ask(TestProvider.tokens("t"), alice))).isEqualTo(ProviderReason.ENDPOINT_MISSING);
    }

    @Test
    void asksWhereClientsAreKnownByTheirCertificates() {
        TestProvider provider = TestProvider.at(server.address(""))
                .with(
                        Map.of(ProviderEndpoints.USER_INFO, URI.create(server.address("/me"))),
                        Map.of(ProviderEndpoints.USER_INFO, URI.create(server.address("/mtls/me"))));
        ClientRegistration client = new ClientRegistration(
                TestProvider.CLIENT,
                Optional.of(AuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH),
                Optional.empty(),
                Optional.empty(),
                true);
        server.json("/mtls/me", "{\"sub\":\"alice\"}");
        UserInfo userInfo = new UserInfo(TestProvider.access(provider, client), Optional.empty(), Crypto.jdk());
        assertThat(value(userInfo.ask(TestProvider.tokens("t"), alice)).text("sub"))
                .contains("alice");
    }

    @Nested
    class Signed {

        private void sign(Jws token) {
            answer("application/jwt", token.signedBy(TestKeys.RSA, "RS256"));
        }

        private Jws claims() {
            return TestProvider.idToken()
                    .without("nonce")
                    .without("exp")
                    .without("iat")
                    .claim("email", "a@example.org");
        }

        @Test
        void readsWhatTheProviderSigned() {
            sign(claims());
            assertThat(value(userInfo(true).ask(TestProvider.tokens("t"), alice))
                            .text("email"))
                    .contains("a@example.org");
        }

        @Test
        void refusesPlainAnswersWhereSignedOnesWereAgreed() {
            answer("application/json", "{\"sub\":\"alice\"}");
            assertThat(refusal(true)).isEqualTo(UserInfoReason.USER_INFO_UNREADABLE);
        }

        @Test
        void refusesWhatOthersOrNobodySigned() {
            answer("application/jwt", claims().signedBy(TestKeys.OTHER_RSA));
            assertThat(refusal(true)).isEqualTo(UserInfoReason.USER_INFO_NOT_SIGNED);
            answer("application/jwt", claims().header("alg", "none").unsigned());
            assertThat(refusal(true)).isEqualTo(UserInfoReason.USER_INFO_NOT_SIGNED);
            sign(claims().header("typ", "at+jwt"));
            assertThat(refusal(true)).isEqualTo(UserInfoReason.USER_INFO_NOT_SIGNED);
        }

        @Test
        void refusesWhatWasSignedForOthers() {
            sign(claims().claim("aud", "other"));
            assertThat(refusal(true)).isEqualTo(UserInfoReason.USER_INFO_FOR_OTHERS);
            sign(claims().claim(
                            "aud",
                            Json.createArrayBuilder(List.of(TestProvider.CLIENT, "other"))
                                    .build()));
            assertThat(refusal(true)).isEqualTo(UserInfoReason.USER_INFO_FOR_OTHERS);
            sign(claims().without("aud"));
            assertThat(refusal(true)).isEqualTo(UserInfoReason.USER_INFO_FOR_OTHERS);
            sign(claims().claim("iss", "https://evil.example"));
            assertThat(refusal(true)).isEqualTo(UserInfoReason.USER_INFO_FOR_OTHERS);
            sign(claims().claim("exp", NOW - 31));
            assertThat(refusal(true)).isEqualTo(UserInfoReason.USER_INFO_FOR_OTHERS);
        }

        @Test
        void refusesWhatIsAboutSomebodyElse() {
            sign(claims().claim("sub", "mallory"));
            assertThat(refusal(true)).isEqualTo(UserInfoReason.USER_INFO_SUBJECT);
        }
    }
}
