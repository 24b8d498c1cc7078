package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.mechanism.AuditEvent;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Rejection;

class AuthenticationTest {

    private final FakeServer server = new FakeServer();
    private final Sample sample = new Sample();

    private Outcome ask(Authentication authentication) {
        return authentication
                .authenticate(server.request(), server.response(), true)
                .outcome();
    }

    private void logIn(String name) {
        server.nextRequest();
        ask(sample.deciding(exchange -> Outcome.loggedIn(
                Sample.caller(name), Sample.NOW.plus(Duration.ofHours(8)), Reply.redirect("/enabler/"))));
    }

    @Nested
    class Login {

        @Test
        void beginsASessionUnderANewIdAndAnswers() {
            server.session = new LinkedHashMap<>(Map.of("preset", "by the client"));

            logIn("alice");

            assertThat(server.idChanges).isEqualTo(1);
            assertThat(server.status).isEqualTo(303);
            assertThat(server.responseHeaders).contains("Location: /enabler/");
        }

        @Test
        void keepsTheCallerAsText() {
            logIn("alice");

            assertThat(Objects.requireNonNull(server.session).values()).allMatch(String.class::isInstance);
            server.nextRequest();
            assertThat(ask(sample.deciding(Sample::established)))
                    .isEqualTo(Outcome.established(Sample.caller("alice")));
        }

        @Test
        void throwsAwayTheSessionOfAnotherCaller() {
            logIn("alice");
            Objects.requireNonNull(server.session).put("cart", "alice's");

            logIn("bob");

            assertThat(server.sessions).isEqualTo(2);
            assertThat(server.session).doesNotContainKey("cart");
        }

        @Test
        void keepsTheSessionOfTheSameCaller() {
            logIn("alice");
            Objects.requireNonNull(server.session).put("cart", "alice's");

            logIn("alice");

            assertThat(server.session).containsKey("cart");
            assertThat(server.idChanges).isEqualTo(2);
        }

        @Test
        void isAuditedOnce() {
            logIn("alice");

            assertThat(sample.audited)
                    .singleElement()
                    .satisfies(event -> assertThat(event.caller()).contains("alice"));
        }
    }

    @Nested
    class Session {

        @Test
        void endsWhenItsTimeIsOver() {
            logIn("alice");
            server.nextRequest();

            assertThat(ask(sample.deciding(Sample::established, Sample.NOW.plus(Duration.ofHours(8)))))
                    .isEqualTo(Outcome.abstained());
            assertThat(server.session).doesNotContainKey("org.secf.session.sample@/enabler");
        }

        /** Servers can let the WARs of an EAR share sessions, and each WAR has users of its own. */
        @Test
        void isOfOneApplicationOnly() {
            logIn("alice");
            server.nextRequest();
            server.contextPath = "/other";

            assertThat(ask(sample.deciding(Sample::established, Sample.NOW.plusSeconds(1))))
                    .isEqualTo(Outcome.abstained());
        }

        @Test
        void leavesNothingToTheNextCallerAfterItEnded() {
            logIn("alice");
            Objects.requireNonNull(server.session).put("cart", "alice's");
            server.nextRequest();
            ask(sample.deciding(Sample::established, Sample.NOW.plus(Duration.ofHours(8))));

            logIn("bob");

            assertThat(server.session).doesNotContainKey("cart");
        }

        @Test
        void leavesNothingToTheNextCallerAfterLogout() {
            logIn("alice");
            Objects.requireNonNull(server.session).put("cart", "alice's");
            sample.deciding(Sample::established).logout(server.request());

            logIn("bob");

            assertThat(server.session).doesNotContainKey("cart");
        }

        /** Somebody could send a link with the id of a session of his own. */
        @Test
        void isNotTakenFromTheAddress() {
            logIn("mallory");
            server.nextRequest();
            server.isSessionIdInAddress = true;

            assertThat(ask(sample.deciding(Sample::established))).isEqualTo(Outcome.abstained());
        }

        @Test
        void endsAtLogout() {
            logIn("alice");
            server.nextRequest();
            Authentication authentication = sample.deciding(Sample::established);
            ask(authentication);

            authentication.logout(server.request());

            assertThat(server.attributes).isEmpty();
            assertThat(ask(authentication)).isEqualTo(Outcome.abstained());
        }

        @Test
        void withUnreadableTextIsNoCaller() {
            for (String text : new String[] {"", "x", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z {", "soon {}"}) {
                server.nextRequest();
                server.session = new LinkedHashMap<>(Map.of("org.secf.session.sample@/enabler", text));

                assertThat(ask(sample.deciding(Sample::established))).isEqualTo(Outcome.abstained());
            }
        }
    }

    @Nested
    class Asked {

        @Test
        void twiceInOneRequestDecidesOnce() {
            Authentication authentication = sample.deciding(exchange -> Outcome.established(Sample.caller("alice")));

            assertThat(ask(authentication)).isSameAs(ask(authentication));
            assertThat(sample.asked).isEqualTo(1);
        }

        @Test
        void againAfterAbstainingDecidesAgain() {
            Authentication authentication = sample.deciding(exchange ->
                    exchange.isProtected() ? Outcome.replied(Reply.redirect("/login")) : Outcome.abstained());

            authentication.authenticate(server.request(), server.response(), false);
            ask(authentication);

            assertThat(server.status).isEqualTo(303);
        }

        @Test
        void inAnotherApplicationDecidesAgain() {
            ask(sample.deciding(exchange -> Outcome.established(Sample.caller("alice"))));

            assertThat(ask(sample.deciding(exchange -> Outcome.abstained()))).isEqualTo(Outcome.abstained());
        }

        @Test
        void showsTheCallerToTheRequest() {
            ask(sample.deciding(exchange -> Outcome.established(Sample.caller("alice"))));

            assertThat(server.attributes.get(Caller.class.getName())).isEqualTo(Sample.caller("alice"));
        }
    }

    @Nested
    class Failure {

        @Test
        void ofTheMechanismRefuses() {
            Outcome outcome = ask(sample.deciding(exchange -> {
                throw new IllegalStateException("secret detail");
            }));

            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(server.status).isEqualTo(500);
            assertThat(server.body()).doesNotContain("secret detail");
        }

        @Test
        void ofAnAuditObserverChangesNothing() {
            new AuditTrail(event -> {
                        throw new IllegalStateException("observer");
                    })
                    .add(new AuditEvent(Sample.NOW, "c", "sample", "/", Optional.of("alice"), Optional.empty()));
        }

        @Test
        void toStartRefusesEveryRequest() {
            ask(sample.deciding(exchange -> new NotStarted().authenticate(exchange)));

            assertThat(server.status).isEqualTo(503);
        }

        @Test
        void toBeFirstAtACommittedResponseStillRefuses() {
            server.isCommitted = true;

            assertThat(ask(sample.deciding(exchange -> Outcome.replied(Reply.redirect("/login")))))
                    .isInstanceOf(Outcome.Replied.class);
            assertThat(server.status).isZero();
        }
    }

    @Nested
    class Refusal {

        private final Outcome refused =
                Outcome.refused(new Rejection(JaspicReason.AUTHENTICATION_REQUIRED, "expected", "received"));

        @Test
        void isAPageWithAnIdAndNoDetailForBrowsers() {
            ask(sample.deciding(exchange -> refused));

            assertThat(server.status).isEqualTo(403);
            assertThat(server.body())
                    .contains(sample.audited.get(0).correlation())
                    .doesNotContain("expected", "received", "AUTHENTICATION_REQUIRED");
        }

        @Test
        void isAChallengeInJsonForOtherClients() {
            server.requestHeaders.put("Accept", List.of("application/json"));

            ask(sample.deciding(exchange -> refused));

            assertThat(server.status).isEqualTo(401);
            assertThat(server.responseHeaders)
                    .contains("WWW-Authenticate: SECF", "Content-Type: application/json;charset=UTF-8");
            assertThat(server.body())
                    .isEqualTo("{\"status\":401,\"correlation\":\""
                            + sample.audited.get(0).correlation() + "\"}");
        }

        private void askWithReply(Reply reply) {
            server.nextRequest();
            ask(sample.deciding(exchange -> Outcome.refused(((Outcome.Refused) refused).rejection(), reply)));
        }

        /** What is for browsers tells a program that it succeeded. */
        @Test
        void isNoSuccessToOtherClients() {
            for (Reply forBrowsers : List.of(
                    Reply.text(200, "text/html", "Signing out"),
                    Reply.status(200),
                    Reply.redirect("https://idp.example.org/slo"))) {
                server.requestHeaders.put("Accept", List.of("application/json"));
                askWithReply(forBrowsers);
                assertThat(server.status).isEqualTo(401);
                assertThat(server.body()).doesNotContain("Signing out");
            }
        }

        @Test
        void isThePageOfTheMechanismForBrowsers() {
            askWithReply(Reply.text(200, "text/html", "Signing out"));

            assertThat(server.status).isEqualTo(200);
            assertThat(server.body()).isEqualTo("Signing out");
        }

        /** RFC 9110 §15.5.4. */
        @Test
        void asksNobodyForAProofThatWouldNotHelp() {
            server.requestHeaders.put("Accept", List.of("application/json"));

            ask(sample.deciding(exchange -> Outcome.forbidden(((Outcome.Refused) refused).rejection())));

            assertThat(server.status).isEqualTo(403);
            assertThat(server.responseHeaders).noneMatch(header -> header.startsWith("WWW-Authenticate"));
        }

        @Test
        void carriesTheMechanismsHeaders() {
            ask(sample.deciding(exchange -> Outcome.refused(
                    ((Outcome.Refused) refused).rejection(), Reply.status(403).with("Set-Cookie", "a=b"))));

            assertThat(server.responseHeaders).contains("Set-Cookie: a=b").containsOnlyOnce("Cache-Control: no-store");
        }

        @Test
        void isAuditedWithoutSessionIdOrForgedLine() {
            server.parameters = ";jsessionid=secret/a\u0085\u2028b;x=secret";

            ask(sample.deciding(exchange -> refused));

            assertThat(sample.audited)
                    .singleElement()
                    .satisfies(event -> assertThat(event.target()).isEqualTo("/enabler/api/whoami/ab"));
        }

        @Test
        void isOneLineOfJsonInTheAudit() {
            ask(sample.deciding(exchange -> refused));

            assertThat(AuditTrail.line(sample.audited.get(0)))
                    .startsWith("{\"event\":\"refusal\",\"at\":\"2026-01-01T12:00:00Z\"")
                    .contains("\"reason\":\"AUTHENTICATION_REQUIRED\"", "\"target\":\"/enabler/api/whoami\"")
                    .doesNotContain("\n");
        }
    }
}
