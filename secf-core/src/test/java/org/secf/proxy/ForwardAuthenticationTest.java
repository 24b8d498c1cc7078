package org.secf.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.verdict.Verdicts.assertRefused;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.mechanism.CallerEndpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdicts;

/** What proxies are told of their callers, and who is told nothing. */
class ForwardAuthenticationTest {

    private final Behind behind = Behind.with();

    /** RFC 9110 §7.6: which request a question is about. */
    @Nested
    class Original {

        private final CallerEndpoint endpoint = behind.endpoint();

        @ParameterizedTest
        @CsvSource({
            "https://enabler.example.org/a/b?c=%2F&d, /a/b?c=%2F&d",
            "HTTP://evil.example.net:81/a, /a",
            "/a//b, /a//b",
            "https://enabler.example.org, /"
        })
        void isWhatTheProxySays(String url, String target) {
            Request asked = Behind.seen(endpoint, Behind.question("DELETE", url));
            assertThat(asked.method()).isEqualTo("DELETE");
            assertThat(asked.target()).isEqualTo(target);
            assertThat(asked.contextPath()).isEmpty();
            assertThat(asked.path()).isEqualTo(Behind.PATH);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a/b",
                    "ftp://enabler.example.org/a",
                    "/a b",
                    "/a#b",
                    "/ä",
                    "//a\u0001",
                    "https://e?x/real",
                    "https://e?x"
                })
        void isUnknownWhereItIsNoPath(String url) {
            assertRefused(endpoint.asked(Behind.question("GET", url)), ProxyReason.ORIGINAL_UNKNOWN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "GET /", "GÉT"})
        void isUnknownWhereTheMethodIsNone(String method) {
            assertRefused(endpoint.asked(Behind.question(method, "/a")), ProxyReason.ORIGINAL_UNKNOWN);
        }

        /** What is refused goes to the log, and what belongs to its sender does not. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://e?secret=1/real",
                    "/a b?secret=1",
                    "/a b;jsessionid=secret?x",
                    "ftp://alice:secret@e/a",
                    "/a#secret"
                })
        void isNotToldWithItsSecretsWhereItIsUnknown(String url) {
            Rejection rejection = behind.endpoint()
                    .asked(Behind.question("GET", url))
                    .rejection()
                    .orElseThrow();
            assertThat(rejection.reason()).isEqualTo(ProxyReason.ORIGINAL_UNKNOWN);
            assertThat(rejection.detail()).doesNotContain("secret");
        }

        /** Whatever form of the question a guard leaves. */
        @Test
        void isTheSameForWhoeverDecidesOnIt() {
            Request question = Behind.question("GET", "/a");
            UnaryOperator<Request> view = Verdicts.value(endpoint.asked(question));
            MemoryRequest left = MemoryRequest.get(Behind.PATH).header("X-Original-URL", "/other");
            assertThat(view.apply(left).target()).isEqualTo("/a");
        }

        @Test
        void isUnknownWhereItIsToldTwiceOrNotAtAll() {
            MemoryRequest none = MemoryRequest.get(Behind.PATH).header("X-Original-Method", "GET");
            MemoryRequest two = none.header("X-Original-URL", "/a", "/b");
            assertRefused(endpoint.asked(Behind.from(Behind.PROXY_ADDRESS, none)), ProxyReason.ORIGINAL_UNKNOWN);
            assertRefused(endpoint.asked(Behind.from(Behind.PROXY_ADDRESS, two)), ProxyReason.ORIGINAL_UNKNOWN);
        }

        /** What this proxy does not write, its client may have written. */
        @Test
        void isReadInOneWayOnly() {
            MemoryRequest both = MemoryRequest.get(Behind.PATH)
                    .header("X-Original-Method", "GET")
                    .header("X-Original-URL", "/chosen")
                    .header("X-Forwarded-Method", "PUT")
                    .header("X-Forwarded-Uri", "/real?a=1");
            Request asked =
                    Behind.seen(behind.endpoint("original=X_FORWARDED"), Behind.from(Behind.PROXY_ADDRESS, both));
            assertThat(asked.method() + " " + asked.target()).isEqualTo("PUT /real?a=1");
        }

        @Test
        void followsThePathWhereTheProxyAppendsIt() {
            CallerEndpoint appended = behind.endpoint("original=PATH");
            MemoryRequest request = MemoryRequest.post(Behind.PATH + "/api/orders?id=7", "");
            assertThat(appended.path().matches(request.path())).isTrue();
            Request asked = Behind.seen(appended, Behind.from(Behind.PROXY_ADDRESS, request));
            assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /api/orders?id=7");
            assertRefused(
                    appended.asked(Behind.from(Behind.PROXY_ADDRESS, request.target("/enabler/%2e/well-known/a"))),
                    ProxyReason.ORIGINAL_UNKNOWN);
        }
    }

    @Nested
    class Asking {

        @Test
        void isForProxiesOnly() {
            MemoryRequest question = MemoryRequest.get(Behind.PATH)
                    .header("X-Original-Method", "GET")
                    .header("X-Original-URL", "/a")
                    .header("X-Forwarded-For", Behind.PROXY_ADDRESS);
            assertRefused(behind.endpoint().asked(Behind.from("192.0.2.8", question)), ProxyReason.NOT_A_PROXY);
            assertRefused(behind.endpoint().asked(question), ProxyReason.NOT_A_PROXY);
        }

        @Test
        void needsAProxyThatIsListed() {
            assertThatThrownBy(() -> behind.endpoint("proxy-addresses="))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("proxy-addresses is empty");
        }

        @Test
        void needsAnOriginAsAddressOfTheResource() {
            assertThatThrownBy(() -> behind.endpoint("resource-url=https://enabler.example.org/enabler"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("without a path");
        }
    }

    @Nested
    class Answered {

        @Test
        void areIdentitiesAndFlagsInQuotes() {
            Reply reply = behind.answered(Behind.ALICE);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(Behind.value(reply, AssertedFields.IDENTITY))
                    .isEqualTo("\"sip:alice@home1.net\", \"tel:+4930123\"");
            assertThat(List.of(Behind.value(reply, AssertedFields.FLAGS).split(", ")))
                    .containsExactlyInAnyOrder("\"staff\"", "\"1\"");
            assertThat(Behind.value(reply, "Cache-Control")).isEqualTo("no-store");
            assertThat(Behind.value(reply, "Signature-Input")).contains("tag=\"secf-identity\"", "nonce=");
        }

        /** No other attributes: nobody behind the proxy asked for them. */
        @Test
        void areNoAttributes() {
            assertThat(behind.answered(Behind.ALICE).headers().toString()).doesNotContain("mail");
            assertThat(behind.caller(behind.handedOn(Behind.ALICE)).attributes())
                    .doesNotContainKey("mail");
        }

        /** Fields are ASCII; tokens are not. */
        @Test
        void isANameThatNoFieldHoldsInTheTokenOnly() {
            Caller cook =
                    new AuthenticatedCaller("Jürgen", Set.of("Köche"), Map.of(), Behind.ALICE.evidence(), List.of());
            Reply reply = behind.answered(cook);
            assertThat(reply.headers())
                    .extracting(Reply.Header::name)
                    .doesNotContain(AssertedFields.IDENTITY, AssertedFields.FLAGS);
            Caller caller = behind.caller(Behind.copied(Behind.direct(), reply, AssertedFields.TOKEN));
            assertThat(caller.getName()).isEqualTo("Jürgen");
            assertThat(caller.groups()).containsExactly("Köche");
        }

        @Test
        void isNobodyWhereNoKeySigns() {
            CallerEndpoint endpoint = behind.endpoint("key-set=proxies");
            Request asked = Behind.seen(endpoint, Behind.question("GET", "/a"));
            EndpointAnswer answer = endpoint.answer(asked, Behind.ALICE);
            assertThat(answer.reply().status()).isEqualTo(503);
            assertThat(answer.reply().headers())
                    .extracting(Reply.Header::name)
                    .doesNotContain(AssertedFields.IDENTITY, AssertedFields.TOKEN);
            assertThat(answer.refusal().map(Rejection::reason).map(Object::toString))
                    .isEqualTo(Optional.of("NO_SIGNING_KEY"));
        }
    }
}
