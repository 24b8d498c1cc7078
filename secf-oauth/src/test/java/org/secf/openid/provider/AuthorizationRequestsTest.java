package org.secf.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.oauth.testing.Refusals.reason;
import static org.secf.oauth.testing.Refusals.value;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.http.Parameters;
import org.secf.introspection.Turns;
import org.secf.jose.JwePayloadSeal;
import org.secf.jwt.CompactJwt;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.keys.KeyKind;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealPolicy;
import org.secf.keys.set.Member;
import org.secf.oauth.testing.LocalServer;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.VerificationKey;
import org.secf.tls.TlsReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Where browsers are sent to for a login. */
class AuthorizationRequestsTest {

    private static final String PUSHED = "urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c";
    private static final Map<String, String> PARAMETERS = parameters();
    private static final Member KEY = TestProvider.signing(KeyKind.P_256);
    private static final RequestPolicy PLAIN = RequestPolicy.asRequired();
    private static final RequestPolicy SIGN = new RequestPolicy(false, true, Optional.empty(), Duration.ofSeconds(90));
    private static final RequestPolicy PUSH = new RequestPolicy(true, false, Optional.empty(), Duration.ofSeconds(90));
    private static final RequestPolicy BOTH = new RequestPolicy(true, true, Optional.empty(), Duration.ofSeconds(90));
    private static final RequestPolicy ENCRYPT =
            new RequestPolicy(false, true, Optional.of(new JwePayloadSeal()), Duration.ofSeconds(90));

    private final LocalServer server = new LocalServer();

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("scope", "openid profile");
        parameters.put("redirect_uri", "https://shop.example.org/callback?a=b&c=d");
        parameters.put("state", "s&t=ä");
        parameters.put("nonce", TestProvider.NONCE);
        parameters.put("max_age", "60");
        parameters.put("claims", "{\"userinfo\":{\"email\":null}}");
        return parameters;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestProvider provider() {
        Map<String, URI> endpoints = Map.of(ProviderEndpoints.PUSHED_REQUESTS, URI.create(server.address("/par")));
        return TestProvider.at(server.address("")).with(endpoints, Map.of());
    }

    private static Verdict<URI> asked(TestProvider provider, RequestPolicy policy) {
        ClientRegistration client = new ClientRegistration(
                TestProvider.CLIENT,
                Optional.of(AuthenticationMethod.CLIENT_SECRET_BASIC),
                Optional.of(TestProvider.secret(TestProvider.SECRET)),
                Optional.of(TestProvider.ourKeys(KEY)),
                false);
        return new AuthorizationRequests(TestProvider.access(provider, client), policy).address(PARAMETERS);
    }

    private static Parameters shown(Verdict<URI> address) {
        return value(Parameters.parse(value(address).getRawQuery()));
    }

    private static String text(Parameters parameters, String name) {
        return value(parameters.single(name)).value();
    }

    private void push(int status, String answer) {
        server.answering("/par", new LocalServer.Answer(status, "application/json", answer, 0));
    }

    private void push() {
        push(201, "{\"request_uri\":\"" + PUSHED + "\",\"expires_in\":60}");
    }

    private Parameters pushed() {
        return value(Parameters.parse(server.asked().get(0).body()));
    }

    /** What a token says that our key signed. */
    private static JsonObject signed(String request) {
        CompactJwt token = value(CompactJwt.parse(request, 8192));
        VerificationKey ours = VerificationKey.of(
                Crypto.jdk(), KEY.key().publicKey(), Set.of(SignatureAlgorithm.ECDSA_P256_SHA256), "us");
        assertThat(token.isSignedBy(ours, SignatureAlgorithm.ECDSA_P256_SHA256)).isTrue();
        assertThat(token.text("typ")).contains("oauth-authz-req+jwt");
        return token.unverifiedClaims().orElseThrow();
    }

    @Nested
    class Plain {

        @Test
        void holdsTheParametersEncoded() {
            Verdict<URI> address = asked(provider(), PLAIN);
            assertThat(value(address).toString()).startsWith(server.address("/authorize?"));
            PARAMETERS.forEach(
                    (name, text) -> assertThat(text(shown(address), name)).isEqualTo(text));
            assertThat(text(shown(address), "client_id")).isEqualTo(TestProvider.CLIENT);
            assertThat(shown(address).has("request")).isFalse();
        }

        @Test
        void goesOnBehindAQueryOfTheEndpoint() {
            ProviderMetadata metadata = value(provider().metadata());
            ProviderEndpoints endpoints = new ProviderEndpoints(
                    URI.create(server.address("/authorize?tenant=a")),
                    metadata.endpoints().token(),
                    metadata.endpoints().keys(),
                    Map.of(),
                    Map.of());
            FixedProvider provider = new FixedProvider(
                    new ProviderMetadata(TestIssuer.ISSUER, endpoints, ProviderFeatures.none()),
                    new ProviderConnection(
                            org.secf.tls.Outbound::platform,
                            Duration.ofHours(1),
                            Set.of(SignatureAlgorithm.RSA_V1_5_SHA256),
                            Crypto.jdk(),
                            TestIssuer.CLOCK));
            URI address = value(new AuthorizationRequests(TestProvider.access(provider, TestProvider.client()), PLAIN)
                    .address(PARAMETERS));
            assertThat(address.toString()).startsWith(server.address("/authorize?tenant=a&response_type=code&"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"request", "request_uri"})
        void takesNoRequestAmongTheParameters(String name) {
            AuthorizationRequests requests =
                    new AuthorizationRequests(TestProvider.access(provider(), TestProvider.client()), PLAIN);
            assertThatThrownBy(() -> requests.address(Map.of(name, "x"))).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void namesNobodyButUs() {
            AuthorizationRequests requests =
                    new AuthorizationRequests(TestProvider.access(provider(), TestProvider.client()), PLAIN);
            assertThat(text(shown(requests.address(Map.of("client_id", "other"))), "client_id"))
                    .isEqualTo(TestProvider.CLIENT);
        }
    }

    @Nested
    class Signed {

        @Test
        void saysAllInATokenThatOurKeySigns() {
            Parameters shown = shown(asked(provider().flag("request_parameter_supported"), SIGN));
            JsonObject claims = signed(text(shown, "request"));
            assertThat(claims.getString("iss")).isEqualTo(TestProvider.CLIENT);
            assertThat(claims.getString("client_id")).isEqualTo(TestProvider.CLIENT);
            assertThat(claims.getString("aud")).isEqualTo(TestIssuer.ISSUER);
            assertThat(claims.getString("state")).isEqualTo("s&t=ä");
            assertThat(claims.getString("redirect_uri")).isEqualTo(PARAMETERS.get("redirect_uri"));
            assertThat(claims.getJsonNumber("max_age").intValue()).isEqualTo(60);
            assertThat(claims.getJsonObject("claims").containsKey("userinfo")).isTrue();
            assertThat(claims.getJsonNumber("exp").longValue()).isEqualTo(TestIssuer.NOW.getEpochSecond() + 90);
            assertThat(claims.getJsonNumber("nbf").longValue()).isEqualTo(TestIssuer.NOW.getEpochSecond() - 10);
            assertThat(claims.getString("jti")).hasSize(43);
            assertThat(claims.containsKey("sub")).isFalse();
        }

        @Test
        void showsNothingOutsideButWhatProvidersLookForThere() {
            Parameters shown = shown(asked(provider().flag("request_parameter_supported"), SIGN));
            assertThat(text(shown, "client_id")).isEqualTo(TestProvider.CLIENT);
            assertThat(text(shown, "response_type")).isEqualTo("code");
            assertThat(text(shown, "scope")).isEqualTo("openid profile");
            assertThat(shown.has("state")).isFalse();
            assertThat(shown.has("redirect_uri")).isFalse();
        }

        @Test
        void isDoneWhereTheProviderInsists() {
            assertThat(shown(asked(provider().flag("require_signed_request_object"), PLAIN))
                            .has("request"))
                    .isTrue();
        }

        @Test
        void isRefusedWhereTheProviderDoesNotAnnounceIt() {
            assertThat(reason(asked(provider(), SIGN))).isEqualTo(ProviderReason.FEATURE_MISSING);
        }

        @Test
        void isRefusedWithoutAKeyThatTheProviderTakes() {
            TestProvider insisting = provider().flag("require_signed_request_object");
            assertThat(reason(asked(insisting.list(ProviderFeatures.REQUEST_ALGORITHMS, "RS256", "none"), PLAIN)))
                    .isEqualTo(ProviderReason.NO_SIGNING_KEY);
            assertThat(reason(new AuthorizationRequests(TestProvider.access(insisting, TestProvider.client()), PLAIN)
                            .address(PARAMETERS)))
                    .isEqualTo(ProviderReason.NO_SIGNING_KEY);
        }
    }

    @Nested
    class Encrypted {

        private final Jwk rsa =
                Jwk.of(TestKeys.OTHER_RSA.getPublic()).withKeyId("e").with(JwkUse.ENCRYPTION, "RSA-OAEP-256");

        private TestProvider provider() {
            return AuthorizationRequestsTest.this.provider().flag("request_parameter_supported");
        }

        private Reason refusal(TestProvider provider) {
            return reason(asked(provider, ENCRYPT));
        }

        @Test
        void canBeReadByTheProviderAlone() {
            String request = text(shown(asked(provider().encryptingTo(rsa), ENCRYPT)), "request");
            String opened = new String(
                    value(new JwePayloadSeal()
                                    .open(
                                            request,
                                            new OpeningKeys(List.of(new OpeningKey(
                                                    "e", TestKeys.OTHER_RSA.getPrivate(), SealAlgorithm.RSA_OAEP_256))),
                                            new SealPolicy(Set.of(SealAlgorithm.RSA_OAEP_256), 16_384),
                                            SealExpectation.ofNestedToken()))
                            .octets(),
                    StandardCharsets.US_ASCII);
            assertThat(signed(opened).getString("state")).isEqualTo("s&t=ä");
        }

        @Test
        void goesToAKeyThatDoesNotSayHowByWhatTheProviderTakes() {
            Jwk ec = new Jwk(
                    TestKeys.P_256.getPublic(),
                    Optional.of("e"),
                    Optional.of(JwkUse.ENCRYPTION),
                    Optional.empty(),
                    Optional.empty());
            TestProvider direct = provider().encryptingTo(ec);
            TestProvider announcing = new TestProviderList(direct).with("ECDH-ES");
            String request = text(shown(asked(announcing, ENCRYPT)), "request");
            assertThat(new String(
                            java.util.Base64.getUrlDecoder().decode(request.substring(0, request.indexOf('.'))),
                            StandardCharsets.UTF_8))
                    .contains("\"alg\":\"ECDH-ES\"");
        }

        /** The flag stays. */
        private record TestProviderList(TestProvider provider) {

            TestProvider with(String algorithm) {
                return provider.with(new ProviderFeatures(
                        Set.of("request_parameter_supported"),
                        Map.of(ProviderFeatures.REQUEST_ENCRYPTION, Set.of(algorithm))));
            }
        }

        @Test
        void isRefusedWithoutAKeyOfTheProvider() {
            assertThat(refusal(provider())).isEqualTo(ProviderReason.NO_ENCRYPTION_KEY);
        }

        @Test
        void isRefusedByWeakOrOtherAlgorithms() {
            Jwk old = Jwk.of(TestKeys.OTHER_RSA.getPublic()).withKeyId("e").with(JwkUse.ENCRYPTION, "RSA-OAEP");
            Jwk direct = Jwk.of(TestKeys.OTHER_RSA.getPublic()).withKeyId("e").with(JwkUse.ENCRYPTION, "dir");
            assertThat(refusal(provider().encryptingTo(old, direct))).isEqualTo(ProviderReason.NO_ENCRYPTION_KEY);
            assertThat(refusal(new TestProviderList(provider().encryptingTo(rsa)).with("RSA1_5")))
                    .isEqualTo(ProviderReason.NO_ENCRYPTION_KEY);
            TestProvider otherContent = provider()
                    .encryptingTo(rsa)
                    .with(new ProviderFeatures(
                            Set.of("request_parameter_supported"),
                            Map.of(ProviderFeatures.REQUEST_CONTENT_ENCRYPTION, Set.of("A128CBC-HS256"))));
            assertThat(refusal(otherContent)).isEqualTo(ProviderReason.NO_ENCRYPTION_KEY);
        }

        @Test
        void isAlwaysSignedToo() {
            assertThatThrownBy(() ->
                            new RequestPolicy(true, false, Optional.of(new JwePayloadSeal()), Duration.ofSeconds(90)))
                    .hasMessageContaining("have to be signed");
        }
    }

    @Nested
    class Pushed {

        @Test
        void leavesNothingToTheBrowserButAName() {
            push();
            Verdict<URI> address = asked(provider(), PUSH);
            assertThat(value(address).getRawQuery())
                    .isEqualTo("client_id=shop&request_uri=" + PUSHED.replace(":", "%3A"));
            assertThat(server.asked().get(0).authorization()).startsWith("Basic ");
            PARAMETERS.forEach((name, text) -> assertThat(text(pushed(), name)).isEqualTo(text));
            assertThat(text(pushed(), "client_id")).isEqualTo(TestProvider.CLIENT);
            assertThat(pushed().has("grant_type")).isFalse();
        }

        @Test
        void pushesASignedRequestAndNothingBesideIt() {
            push();
            value(asked(provider(), BOTH));
            assertThat(signed(text(pushed(), "request")).getString("nonce")).isEqualTo(TestProvider.NONCE);
            assertThat(text(pushed(), "client_id")).isEqualTo(TestProvider.CLIENT);
            assertThat(pushed().has("scope")).isFalse();
        }

        @Test
        void isDoneWhereTheProviderInsists() {
            push();
            assertThat(shown(asked(provider().flag("require_pushed_authorization_requests"), PLAIN))
                            .has("request_uri"))
                    .isTrue();
        }

        @Test
        void isNeverLeftOut() {
            assertThat(reason(asked(TestProvider.at(server.address("")), PUSH)))
                    .isEqualTo(ProviderReason.ENDPOINT_MISSING);
            push(400, "{\"error\":\"invalid_request\"}");
            assertThat(reason(asked(provider(), PUSH))).isEqualTo(ProviderReason.PUSHED_REQUEST_REFUSED);
            push(200, "{\"request_uri\":\"" + PUSHED + "\",\"expires_in\":60}");
            assertThat(reason(asked(provider(), PUSH))).isEqualTo(ProviderReason.PUSHED_REQUEST_REFUSED);
            push(500, "");
            assertThat(reason(asked(provider(), PUSH))).isEqualTo(TlsReason.BAD_STATUS);
        }

        /** Anybody can begin logins, and a provider may be slow. */
        @Test
        void refusesMoreThanMayBePushedAtOnce() {
            push();
            Turns one = new Turns(1, 0, Duration.ofMillis(10), ProviderReason.PUSHES_BUSY);
            AuthorizationRequests requests =
                    new AuthorizationRequests(TestProvider.access(provider(), TestProvider.client()), PUSH, one);

            Verdict<URI> meanwhile = value(one.take(() -> Verdict.accepted(requests.address(PARAMETERS))));

            assertThat(reason(meanwhile)).isEqualTo(ProviderReason.PUSHES_BUSY);
            assertThat(server.asked()).isEmpty();
            assertThat(value(requests.address(PARAMETERS)).getRawQuery()).contains("request_uri=");
        }

        @Test
        void refusesAnswersWithoutEnd() {
            String answer = "{\"request_uri\":\"" + PUSHED + "\",\"expires_in\":60}";
            push(201, answer + " ".repeat(64 * 1024 - answer.length()));
            assertThat(value(asked(provider(), PUSH))).isNotNull();
            push(201, answer + " ".repeat(64 * 1024 - answer.length() + 1));
            assertThat(reason(asked(provider(), PUSH))).isEqualTo(ProviderReason.PUSHED_REQUEST_ANSWER);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"request_uri\":\"urn:a\"}",
                    "{\"request_uri\":\"urn:a\",\"expires_in\":0}",
                    "{\"request_uri\":\"urn:a\",\"expires_in\":\"60\"}",
                    "{\"request_uri\":\"urn:a b\",\"expires_in\":60}",
                    "{\"request_uri\":7,\"expires_in\":60}",
                    "{\"request_uri\":\"urn:a\",\"request_uri\":\"urn:b\",\"expires_in\":60}",
                    "urn:a"
                })
        void refusesAnswersThatNameNothing(String answer) {
            push(201, answer);
            assertThat(reason(asked(provider(), PUSH))).isEqualTo(ProviderReason.PUSHED_REQUEST_ANSWER);
        }
    }
}
