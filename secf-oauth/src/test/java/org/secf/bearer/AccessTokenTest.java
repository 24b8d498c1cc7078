package org.secf.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.jwt.JwtReason;
import org.secf.mechanism.Mechanism;
import org.secf.oauth.testing.Application;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.verdict.Reason;

/** Tokens that their issuer signed, each with one fault in what it says. */
class AccessTokenTest {

    private static final long NOW = TestIssuer.NOW.getEpochSecond();

    private Application application;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        application = Application.in(folder);
    }

    private static Jws token() {
        return TestIssuer.accessToken();
    }

    private static JsonArray texts(String... values) {
        return Json.createArrayBuilder(List.of(values)).build();
    }

    private void refuses(Jws token, Reason reason) {
        assertThat(application.refusal(token)).isEqualTo(reason);
    }

    @Test
    void establishesItsSubject() {
        Caller alice = application.caller(token().claim("acr", "urn:mfa").claim("auth_time", NOW - 60));
        assertThat(alice.getName()).isEqualTo("alice");
        assertThat(alice.groups()).isEmpty();
        assertThat(alice.attributes()).containsEntry("client_id", List.of("shop"));
        assertThat(alice.evidence().mechanism()).isEqualTo("bearer");
        assertThat(alice.evidence().issuer()).isEqualTo(TestIssuer.ISSUER);
        assertThat(alice.evidence().authenticationContext()).contains("urn:mfa");
        assertThat(alice.evidence().authenticatedAt()).isEqualTo(TestIssuer.NOW.minusSeconds(60));
        assertThat(alice.evidence().keyThumbprint()).contains(org.secf.keys.Thumbprint.of(TestKeys.RSA.getPublic()));
    }

    /** RFC 9470 §5: a token that does not say when its caller logged in is no proof that it was lately. */
    @Test
    void knowsNoTimeOfLoginWhereTheTokenTellsNone() {
        assertThat(application.caller(token()).evidence().authenticatedAt()).isEqualTo(java.time.Instant.EPOCH);
    }

    @Test
    void isRefusedWhereItsSignatureIs() {
        Jws forged = token();
        assertThat(application.refusal(TestRequest.bearer(forged.signedBy(TestKeys.OTHER_RSA))))
                .isEqualTo(JwtReason.JWT_SIGNATURE);
    }

    /** RFC 9068 §2.2. */
    @Nested
    class Claims {

        @ParameterizedTest
        @ValueSource(strings = {"iss", "exp", "aud", "sub", "client_id", "iat", "jti"})
        void areThere(String name) {
            refuses(token().without(name), BearerReason.CLAIM_MISSING);
        }

        @ParameterizedTest
        @ValueSource(strings = {"iss", "exp", "aud", "sub", "client_id", "iat", "jti", "nbf", "auth_time", "acr"})
        void areOfTheirTypes(String name) {
            refuses(token().claim(name, JsonValue.TRUE), BearerReason.CLAIM_MALFORMED);
            refuses(token().claim(name, JsonValue.EMPTY_JSON_OBJECT), BearerReason.CLAIM_MALFORMED);
        }

        @Test
        void areTimesOfThisWorld() {
            refuses(token().claim("exp", Json.createValue(1e300)), BearerReason.CLAIM_MALFORMED);
            refuses(token().claim("exp", Json.createValue(-1)), BearerReason.CLAIM_MALFORMED);
            refuses(token().claim("nbf", "" + NOW), BearerReason.CLAIM_MALFORMED);
            assertThat(application
                            .caller(token().claim("exp", Json.createValue(NOW + 60.5)))
                            .getName())
                    .isEqualTo("alice");
        }

        @Test
        void audienceIsOfTextsOnly() {
            JsonArray mixed =
                    Json.createArrayBuilder().add(TestIssuer.AUDIENCE).add(1).build();
            refuses(token().claim("aud", mixed), BearerReason.CLAIM_MALFORMED);
            refuses(token().claim("aud", JsonValue.EMPTY_JSON_ARRAY), BearerReason.CLAIM_MALFORMED);
        }
    }

    /** RFC 9068 §4. */
    @Nested
    class IssuerAndAudience {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://issuer.example.org/",
                    "https://ISSUER.example.org",
                    "http://issuer.example.org",
                    "https://issuer.example.org.evil.example",
                    "https://evil.example"
                })
        void issuerIsExactlyThis(String issuer) {
            refuses(token().claim("iss", issuer), BearerReason.OTHER_ISSUER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://api.example.org/", "https://other.example.org", "API", "shop"})
        void audienceNamesThisApplication(String audience) {
            refuses(token().claim("aud", audience), BearerReason.OTHER_AUDIENCE);
        }

        @Test
        void audienceMayNameOthersToo() {
            assertThat(application
                            .caller(token().claim("aud", texts("https://other.example.org", TestIssuer.AUDIENCE)))
                            .getName())
                    .isEqualTo("alice");
        }
    }

    /** RFC 7519 §4.1.4 to §4.1.6. */
    @Nested
    class Times {

        @Test
        void expiryIsTakenWithinTheSkewOnly() {
            assertThat(application.caller(token().claim("exp", NOW - 29)).getName())
                    .isEqualTo("alice");
            refuses(token().claim("exp", NOW - 30), BearerReason.TOKEN_EXPIRED);
        }

        @Test
        void beginIsTakenWithinTheSkewOnly() {
            assertThat(application.caller(token().claim("nbf", NOW + 30)).getName())
                    .isEqualTo("alice");
            refuses(token().claim("nbf", NOW + 31), BearerReason.TOKEN_NOT_YET_VALID);
        }

        @Test
        void issueIsNotInTheFuture() {
            refuses(token().claim("iat", NOW + 31), BearerReason.TOKEN_FROM_FUTURE);
        }

        /** Else its caller would be fresh for ever. */
        @Test
        void loginIsNotInTheFuture() {
            assertThat(application.caller(token().claim("auth_time", NOW + 30)).getName())
                    .isEqualTo("alice");
            refuses(token().claim("auth_time", NOW + 31), BearerReason.TOKEN_FROM_FUTURE);
        }

        @Test
        void lifetimeIsBounded() {
            refuses(token().claim("exp", NOW + 86_400), BearerReason.LIFETIME_TOO_LONG);
            application = application.with("max-lifetime", "5m");
            refuses(token(), BearerReason.LIFETIME_TOO_LONG);
            assertThat(application.caller(token().claim("exp", NOW + 290)).getName())
                    .isEqualTo("alice");
        }

        @Test
        void ageIsBoundedWhereTheDeployerSaysSo() {
            assertThat(application.caller(token().claim("iat", NOW - 3600)).getName())
                    .isEqualTo("alice");
            application = application.with("max-token-age", "10m");
            refuses(token().claim("iat", NOW - 3600), BearerReason.TOKEN_TOO_OLD);
            assertThat(application.caller(token()).getName()).isEqualTo("alice");
        }
    }

    /** Worth its while where signatures are slow; nothing of the sender's proof is part of it. */
    @Nested
    class Remembered {

        @Test
        void isNoLongerThanTheTokenIsGood() {
            TickingClock clock = new TickingClock();
            Mechanism mechanism = application
                    .with("remember", "5m")
                    .with("max-token-age", "1m")
                    .with("clock-skew", "0s")
                    .at(clock)
                    .mechanism();
            TestRequest request = TestRequest.bearer(TestIssuer.signed(token()));
            assertThat(Application.caller(Application.ask(mechanism, request)).getName())
                    .isEqualTo("alice");
            clock.now = clock.now.plusSeconds(49);
            assertThat(Application.caller(Application.ask(mechanism, request)).getName())
                    .isEqualTo("alice");
            clock.now = clock.now.plusSeconds(1);
            assertThat(Application.refused(Application.ask(mechanism, request))
                            .rejection()
                            .reason())
                    .isEqualTo(BearerReason.TOKEN_TOO_OLD);
        }

        @Test
        void isTheTokenThatWasVerifiedAndNoOther() {
            Mechanism mechanism = application.with("remember", "5m").mechanism();
            String good = TestIssuer.signed(token());
            assertThat(Application.caller(Application.ask(mechanism, TestRequest.bearer(good)))
                            .getName())
                    .isEqualTo("alice");
            String forged = token().claim("sub", "admin").signedBy(TestKeys.OTHER_RSA);
            assertThat(Application.refused(Application.ask(mechanism, TestRequest.bearer(forged)))
                            .rejection()
                            .reason())
                    .isEqualTo(JwtReason.JWT_SIGNATURE);
        }
    }

    /** RFC 8725 §3.11 and §3.12. */
    @Nested
    class OtherKinds {

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "logout+jwt", "dpop+jwt", "secevent+jwt"})
        void haveOtherTypes(String type) {
            refuses(token().header("typ", type), JwtReason.JWT_TYPE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"nonce", "at_hash", "c_hash", "events", "htm", "htu"})
        void areKnownByTheirClaimsWhereTheirTypesAreTheSame(String name) {
            application = application.with("token-types", "at+jwt", "JWT");
            assertThat(application.caller(token().header("typ", "JWT")).getName())
                    .isEqualTo("alice");
            refuses(token().header("typ", "JWT").claim(name, "x"), BearerReason.OTHER_KIND_OF_TOKEN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ID", "Refresh", "Logout", "Offline", "bearer"})
        void areKnownByWhatTheIssuerCallsThem(String kind) {
            refuses(token().claim("typ", kind), BearerReason.OTHER_KIND_OF_TOKEN);
            refuses(token().claim("token_use", kind), BearerReason.OTHER_KIND_OF_TOKEN);
            assertThat(application.caller(token().claim("typ", "Bearer")).getName())
                    .isEqualTo("alice");
        }

        @Test
        void needNoClientIdWhereTheyAreNotOfTheStandard() {
            application = application.with("token-types", "JWT", "none");
            assertThat(application
                            .caller(token().header("typ", "JWT").without("client_id"))
                            .getName())
                    .isEqualTo("alice");
            assertThat(application
                            .caller(token().header("typ", JsonValue.NULL).without("jti"))
                            .getName())
                    .isEqualTo("alice");
            refuses(token().header("typ", "JWT").without("iat"), BearerReason.CLAIM_MISSING);
        }
    }

    /** RFC 6749 §3.3, RFC 9068 §2.2.3. */
    @Nested
    class ScopesAndGroups {

        @Test
        void missingScopeIsForbidden() {
            application = application.with("required-scopes", "orders", "read");
            refuses(token(), BearerReason.SCOPE_MISSING);
            refuses(token().claim("scope", "orders readonly"), BearerReason.SCOPE_MISSING);
            assertThat(application
                            .caller(token().claim("scope", "read openid orders"))
                            .getName())
                    .isEqualTo("alice");
            assertThat(application
                            .caller(token().claim("scp", texts("read", "orders")))
                            .getName())
                    .isEqualTo("alice");
        }

        @Test
        void groupsComeFromClaimsThatAreNamed() {
            Jws token = token().claim("groups", texts("staff", "admin"))
                    .claim("roles", texts("root"))
                    .claim(
                            "realm_access",
                            Json.createObjectBuilder()
                                    .add("roles", texts("clerk"))
                                    .build())
                    .claim("https://example.org/groups", "partners");
            assertThat(application.caller(token).groups()).containsExactly("staff", "admin");
            application = application.with(
                    "claims.caller-groups", "realm_access/roles", "https://example.org/groups", "nothing/there");
            assertThat(application.caller(token).groups()).containsExactly("clerk", "partners");
            application = application.with("group-mapping", "clerk=worker");
            assertThat(application.caller(token).groups()).containsExactly("worker");
        }

        @Test
        void groupsMayStandInOneText() {
            application = application.with("group-separator", ",");
            assertThat(application
                            .caller(token().claim("groups", "staff, admin"))
                            .groups())
                    .containsExactly("staff", "admin");
        }

        @Test
        void scopesAreGroupsByTheirPrefixOnly() {
            Jws token = token().claim("scope", "read write").claim("groups", texts("staff", "scope:admin"));
            assertThat(application.caller(token).groups()).containsExactly("staff", "scope:admin");
            application = application.with("claims.scope-prefix", "scope:");
            assertThat(application.caller(token).groups()).containsExactly("staff", "scope:read", "scope:write");
        }

        @Test
        void groupsBecomeNoScopesByTheirMappingEither() {
            application = application.with("claims.scope-prefix", "scope:").with("group-separator", ",");
            assertThat(application
                            .caller(token().claim("groups", "staff, scope:write"))
                            .groups())
                    .containsExactly("staff");
            application = application.with("group-mapping", "staff-*=*");
            assertThat(application
                            .caller(token().claim("groups", texts("staff-clerk", "staff-scope:write")))
                            .groups())
                    .containsExactly("clerk");
        }
    }

    @Nested
    class CallerName {

        @Test
        void mayBeAnotherClaim() {
            application = application.with("claims.caller-name", "preferred_username");
            assertThat(application
                            .caller(token().claim("preferred_username", "Alice"))
                            .getName())
                    .isEqualTo("Alice");
            refuses(token(), BearerReason.NO_CALLER_NAME);
            refuses(token().claim("preferred_username", texts("a", "b")), BearerReason.NO_CALLER_NAME);
        }

        @ParameterizedTest
        @ValueSource(strings = {" alice", "alice ", "al\u200bice", "ali\u0000ce", "a\nb"})
        void isVisible(String name) {
            refuses(token().claim("sub", name), BearerReason.HOSTILE_CALLER_NAME);
        }

        @Test
        void hasThePrefixOfItsIssuer() {
            application = application.with("claims.caller-name-prefix", "partner:");
            assertThat(application.caller(token()).getName()).isEqualTo("partner:alice");
        }
    }

    /** RFC 8693 §4.1. */
    @Nested
    class Actors {

        private JsonObject actor(String name) {
            return Json.createObjectBuilder().add("sub", name).build();
        }

        private JsonObject actor(String name, JsonObject before) {
            return Json.createObjectBuilder(actor(name)).add("act", before).build();
        }

        @Test
        void areNobodyUnlessTheDeployerSaysSo() {
            refuses(token().claim("act", actor("batch")), BearerReason.ACTOR_NOT_ALLOWED);
            application = application.with("actors", "batch");
            refuses(token().claim("act", actor("other")), BearerReason.ACTOR_NOT_ALLOWED);
            refuses(token().claim("act", actor("batch", actor("other"))), BearerReason.ACTOR_NOT_ALLOWED);
        }

        @Test
        void areTheCallersDelegatesOldestFirst() {
            application = application.with("actors", "*");
            Caller alice = application.caller(token().claim("act", actor("now", actor("before"))));
            assertThat(alice.getName()).isEqualTo("alice");
            assertThat(alice.delegates()).extracting(Delegate::name).containsExactly("before", "now");
        }

        @Test
        void areFew() {
            application = application.with("actors", "*");
            refuses(token().claim("act", actor("c", actor("b", actor("a")))), BearerReason.TOO_MANY_ACTORS);
            application = application.with("max-actors", "3");
            assertThat(application
                            .caller(token().claim("act", actor("c", actor("b", actor("a")))))
                            .delegates())
                    .hasSize(3);
        }

        @Test
        void haveNames() {
            application = application.with("actors", "*");
            refuses(token().claim("act", "batch"), BearerReason.ACTOR_MALFORMED);
            refuses(token().claim("act", JsonValue.EMPTY_JSON_OBJECT), BearerReason.ACTOR_MALFORMED);
            refuses(token().claim("act", actor(" batch")), BearerReason.ACTOR_MALFORMED);
            JsonObject odd =
                    Json.createObjectBuilder(actor("a")).add("act", "b").build();
            refuses(token().claim("act", odd), BearerReason.ACTOR_MALFORMED);
        }

        private JsonObject of(String issuer, JsonObject actor) {
            return Json.createObjectBuilder(actor).add("iss", issuer).build();
        }

        /** Their batch is not ours, whoever may act: also where it acted earlier. */
        @ParameterizedTest
        @ValueSource(strings = {"batch", "*"})
        void areOfTheIssuer(String allowed) {
            application = application.with("actors", allowed);
            JsonObject foreign = of("https://other.example.org", actor("batch"));
            refuses(token().claim("act", foreign), BearerReason.ACTOR_NOT_ALLOWED);
            refuses(token().claim("act", actor("batch", foreign)), BearerReason.ACTOR_NOT_ALLOWED);
            refuses(token().claim("act", of(TestIssuer.ISSUER + "/", actor("batch"))), BearerReason.ACTOR_NOT_ALLOWED);
            JsonObject odd = Json.createObjectBuilder(actor("batch"))
                    .add("iss", texts(TestIssuer.ISSUER))
                    .build();
            refuses(token().claim("act", odd), BearerReason.ACTOR_NOT_ALLOWED);
            Caller alice = application.caller(token().claim("act", of(TestIssuer.ISSUER, actor("batch"))));
            assertThat(alice.delegates()).extracting(Delegate::name).containsExactly("batch");
        }
    }

    @Test
    void isNotTooLong() {
        application = application.with("max-token-length", "400");
        refuses(token().claim("pad", "x".repeat(400)), JwtReason.JWT_TOO_LONG);
    }
}
