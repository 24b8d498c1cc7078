package org.secf.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.http.MemoryRequest;
import org.secf.http.Request;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningKey;
import org.secf.signature.TokenReason;
import org.secf.signature.TokenSigner;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdicts;

/** One fault at a time in tokens of the gateway's own making. */
class TokenProofTest {

    private final Behind behind = Behind.with();

    private static SigningKey signing(OwnKey key) {
        return SigningKey.of(Crypto.jdk(), key, SignatureAlgorithm.ECDSA_P256_SHA256, Thumbprint.of(key.publicKey()));
    }

    private static JsonObjectBuilder claims() {
        return Assertion.of(Behind.ALICE, List.of())
                .claims()
                .add("aud", Behind.AUDIENCE)
                .add("iat", Behind.NOW.getEpochSecond())
                .add("exp", Behind.NOW.plusSeconds(30).getEpochSecond())
                .add("jti", "t-1")
                .add("htm", "GET")
                .add("htu", Behind.TARGET);
    }

    private static MemoryRequest with(JsonObject claims, OwnKey key, String type) {
        String token = Verdicts.value(new TokenSigner(type).sign(signing(key), claims));
        return Behind.direct().header(AssertedFields.TOKEN, token);
    }

    private static MemoryRequest with(JsonObjectBuilder claims) {
        return with(claims.build(), Behind.GATEWAY, IdentityToken.TYPE);
    }

    private static MemoryRequest without(String name) {
        JsonObjectBuilder fewer = Json.createObjectBuilder();
        for (Map.Entry<String, JsonValue> claim : claims().build().entrySet()) {
            if (!claim.getKey().equals(name)) {
                fewer.add(claim.getKey(), claim.getValue());
            }
        }
        return with(fewer);
    }

    private void refuses(Request request, Reason reason) {
        assertRefused(behind.inspect(request), reason);
    }

    @Test
    void believesWhatIsRight() {
        assertThat(behind.caller(with(claims())).getName()).isEqualTo("sip:alice@home1.net");
    }

    @Nested
    class Signer {

        @Test
        void isAProxyThatIsListed() {
            refuses(with(claims().build(), Behind.OTHER_GATEWAY, IdentityToken.TYPE), ProxyReason.UNKNOWN_PROXY);
        }

        @Test
        void isKnown() {
            refuses(with(claims().build(), Behind.STRANGER, IdentityToken.TYPE), TokenReason.UNKNOWN_TOKEN_KEY);
        }

        /** Another token by the same key, such as an ID token. */
        @Test
        void meantThisPurpose() {
            refuses(with(claims().build(), Behind.GATEWAY, "JWT"), TokenReason.WRONG_TOKEN_TYPE);
        }
    }

    /** RFC 7519 §4.1. */
    @Nested
    class Claims {

        @ParameterizedTest
        @ValueSource(strings = {"aud", "iat", "exp", "jti", "sub", "identities", "caller"})
        void areThere(String name) {
            refuses(without(name), ProxyReason.MALFORMED_ASSERTION);
        }

        @Test
        void areOfTheirTypes() {
            refuses(with(claims().add("exp", "later")), ProxyReason.MALFORMED_ASSERTION);
            refuses(with(claims().add("exp", 1e300)), ProxyReason.MALFORMED_ASSERTION);
            refuses(
                    with(claims().add(
                                    "aud",
                                    Json.createArrayBuilder().add("enabler").add("other"))),
                    ProxyReason.MALFORMED_ASSERTION);
            refuses(with(claims().add("caller", "alice")), ProxyReason.MALFORMED_ASSERTION);
        }

        @Test
        void nameOneSubject() {
            refuses(with(claims().add("sub", "bob")), ProxyReason.MALFORMED_ASSERTION);
            refuses(
                    with(claims().add("identities", Json.createArrayBuilder().add("bob"))),
                    ProxyReason.MALFORMED_ASSERTION);
        }

        @Test
        void areForThisResource() {
            refuses(with(claims().add("aud", "other")), ProxyReason.OTHER_AUDIENCE);
            assertThat(Behind.with("audience=other,enabler")
                            .caller(with(claims()))
                            .isAuthenticated())
                    .isTrue();
        }

        @Test
        void areForNow() {
            refuses(
                    with(claims().add("iat", Behind.NOW.plusSeconds(6).getEpochSecond())),
                    ProxyReason.ASSERTED_IN_FUTURE);
            MemoryRequest request = with(claims());
            behind.clock.advance(Duration.ofSeconds(35));
            refuses(request, ProxyReason.ASSERTION_OVER);
        }

        /** RFC 7519 §4.1.5: not before. */
        @Test
        void areForLater() {
            refuses(
                    with(claims().add("nbf", Behind.NOW.plusSeconds(6).getEpochSecond())),
                    ProxyReason.ASSERTED_FOR_LATER);
            refuses(with(claims().add("nbf", "later")), ProxyReason.MALFORMED_ASSERTION);
            assertThat(behind.caller(with(claims().add(
                                            "nbf", Behind.NOW.plusSeconds(5).getEpochSecond())))
                            .isAuthenticated())
                    .isTrue();
        }

        @Test
        void areForAShortTime() {
            refuses(
                    with(claims().add("exp", Behind.NOW.plusSeconds(61).getEpochSecond())),
                    ProxyReason.ASSERTED_FOR_TOO_LONG);
        }
    }

    /** RFC 9449 §4.3, steps 8 and 9. */
    @Nested
    class Binding {

        @Test
        void isToThisMethodAndTarget() {
            refuses(with(claims().add("htm", "POST")), ProxyReason.OTHER_REQUEST);
            refuses(with(claims().add("htu", "/enabler/api/orders?id=8")), ProxyReason.OTHER_REQUEST);
            refuses(with(claims().add("htu", "/enabler/api/orders")), ProxyReason.OTHER_REQUEST);
        }

        /** Queries may hold what no log may know. */
        @Test
        void isToldWithoutQueries() {
            var rejection = behind.inspect(with(claims().add("htu", "/enabler/other;a=secret?token=secret"))
                            .target("/enabler/api?password=secret"))
                    .rejection()
                    .orElseThrow();
            assertThat(rejection.reason()).isEqualTo(ProxyReason.OTHER_REQUEST);
            assertThat(rejection.detail())
                    .contains("/enabler/other", "/enabler/api")
                    .doesNotContain("secret");
        }

        @Test
        void isWhole() {
            refuses(without("htm"), ProxyReason.OTHER_REQUEST);
            refuses(without("htu"), ProxyReason.OTHER_REQUEST);
        }

        @Test
        void isThere() {
            MemoryRequest unbound = with(
                    Json.createObjectBuilder(claims().build()).remove("htm").remove("htu"));
            refuses(unbound, ProxyReason.ASSERTED_FOR_ANY_REQUEST);
            assertThat(Behind.with("accept-unbound=true").caller(unbound).isAuthenticated())
                    .isTrue();
        }
    }

    /** RFC 7519 §4.1.7. */
    @Nested
    class Repeated {

        @Test
        void isRefused() {
            MemoryRequest request = with(claims());
            behind.caller(request);
            refuses(request, ProxyReason.ASSERTION_REPEATED);
        }

        @Test
        void isTakenWhereThatIsSaid() {
            Behind careless = Behind.with("accept-repeated=true");
            MemoryRequest request = with(claims());
            careless.caller(request);
            assertThat(careless.caller(request).isAuthenticated()).isTrue();
        }

        /** What is refused for another reason does not use the token up. */
        @Test
        void isNotWhatWasRefused() {
            MemoryRequest request = with(claims());
            refuses(request.method("POST"), ProxyReason.OTHER_REQUEST);
            assertThat(behind.caller(request).isAuthenticated()).isTrue();
        }

        @Test
        void isNotWhatTheFieldsContradict() {
            MemoryRequest request = with(claims());
            refuses(request.header(AssertedFields.IDENTITY, "\"mallory\""), ProxyReason.OTHER_IDENTITY);
            assertThat(behind.caller(request).isAuthenticated()).isTrue();
        }

        @Test
        void isNotWhatAnotherProofContradicts() {
            Behind both = Behind.with("proofs=TOKEN,SIGNATURE");
            MemoryRequest request = both.handedOn(Behind.ALICE);
            MemoryRequest mixed = Behind.copied(request, both.answered(Behind.ALICE), "Signature-Input", "Signature");
            assertRefused(both.inspect(mixed), SignatureReason.MISSING_COMPONENT);
            assertThat(both.caller(request).isAuthenticated()).isTrue();
        }

        /** Two definitions of one application see the same token, each for itself. */
        @Test
        void isWhatThisDefinitionTookOnly() {
            OnceStore once = new MemoryOnceStore(behind.clock, 10);
            MemoryRequest request = with(claims());
            Behind one = Behind.called("trusted-proxy.one", once);
            assertThat(one.caller(request).isAuthenticated()).isTrue();
            assertThat(Behind.called("trusted-proxy.other", once)
                            .caller(request)
                            .isAuthenticated())
                    .isTrue();
            assertRefused(one.inspect(request), ProxyReason.ASSERTION_REPEATED);
        }

        /** A memory that began with the application does not know of uses before. */
        @Test
        void isUnknownFromBeforeTheStart() {
            MemoryRequest earlier =
                    with(claims().add("iat", Behind.NOW.minusSeconds(1).getEpochSecond()));
            refuses(earlier, ProxyReason.ASSERTED_BEFORE_START);
            assertThat(Behind.with("accept-repeated=true").caller(earlier).isAuthenticated())
                    .isTrue();
        }

        @Test
        void isRefusedWhereNobodyKnows() {
            assertRefused(
                    Behind.remembering((key, expires) -> OnceStore.Claim.UNAVAILABLE)
                            .inspect(with(claims())),
                    ProxyReason.REPEATED_UNKNOWN);
            assertRefused(
                    Behind.remembering((key, expires) -> {
                                throw new IllegalStateException("out of reach");
                            })
                            .inspect(with(claims())),
                    ProxyReason.REPEATED_UNKNOWN);
        }
    }
}
