package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Route;
import org.secf.mechanism.Routes;
import org.secf.verdict.Rejection;

/** A login that its mechanism says is over ends with the next request, and takes with it what the application left in the session. */
class EndedSessionTest {

    private static final Map<String, String> DETAILS = Map.of("name", "alice & =%ü", "index", "_1");

    private final FakeServer server = new FakeServer();
    private final Remembering mechanism = new Remembering();
    private final Clock clock = Clock.fixed(Sample.NOW, ZoneOffset.UTC);
    private final Authentication authentication = new Authentication(
            Routes.of(List.of(new Route("remembering", mechanism, List.of(new PathPattern("/*")), 0, "@Remembering"))),
            Endpoints.NONE,
            Guards.NONE,
            new Sessions(clock),
            new AuditTrail(event -> {}),
            clock,
            new SecureRandom());

    private static final class Remembering implements Mechanism {
        private final Set<Map<String, String>> over = new HashSet<>();
        private final Set<Map<String, String>> seen = new HashSet<>();
        private final List<Map<String, String>> left = new ArrayList<>();
        private Outcome next = Outcome.abstained();

        @Override
        public String name() {
            return "remembering";
        }

        @Override
        public boolean isPresented(Request request) {
            return false;
        }

        @Override
        public boolean isOver(Map<String, String> details) {
            return over.contains(details);
        }

        @Override
        public void left(Map<String, String> details) {
            left.add(details);
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            seen.add(exchange.details());
            return exchange.established().map(Outcome::established).orElse(next);
        }
    }

    @BeforeEach
    void logIn() {
        mechanism.next = Outcome.loggedIn(
                Sample.caller("alice"), Sample.NOW.plus(Duration.ofHours(8)), Reply.redirect("/enabler/"), DETAILS);
        ask();
        mechanism.next = Outcome.abstained();
        Objects.requireNonNull(server.session).put("cart", "alice's");
    }

    private Outcome ask() {
        server.nextRequest();
        return authentication
                .authenticate(server.request(), server.response(), false)
                .outcome();
    }

    @Test
    void keepsWhatTheMechanismWantsToKnowAgain() {
        assertThat(ask()).isEqualTo(Outcome.established(Sample.caller("alice")));
        assertThat(mechanism.seen).contains(DETAILS);
    }

    @Test
    void isOverAtTheNextRequest() {
        mechanism.over.add(DETAILS);

        assertThat(ask()).isEqualTo(Outcome.abstained());
        assertThat(server.session).isNull();
    }

    @Test
    void isToldToTheMechanismWhoeverEndsIt() {
        authentication.logout(server.request());
        authentication.logout(server.request());
        assertThat(mechanism.left).containsExactly(DETAILS);
        logIn();
        mechanism.over.add(DETAILS);
        ask();

        assertThat(mechanism.left).containsExactly(DETAILS, DETAILS);
    }

    @Test
    void loginOfAnotherMechanismInTheSameSessionGoesOn() {
        Objects.requireNonNull(server.session).put(Sessions.ATTRIBUTE + "other@/enabler", "theirs");
        mechanism.over.add(DETAILS);

        assertThat(ask()).isEqualTo(Outcome.abstained());
        assertThat(server.session).containsKeys("cart", Sessions.ATTRIBUTE + "other@/enabler");
        assertThat(server.session).doesNotContainKey(Sessions.ATTRIBUTE + "remembering@/enabler");
    }

    @Test
    void logoutByTheMechanismEndsTheSessionAtOnce() {
        Objects.requireNonNull(server.session)
                .replaceAll((name, value) ->
                        name.startsWith(Sessions.ATTRIBUTE) && !name.endsWith("owner") ? "unreadable" : value);
        mechanism.next = Outcome.loggedOut(Reply.redirect("https://idp.example.org/slo"));

        ask();

        assertThat(server.session).isNull();
        assertThat(server.responseHeaders).contains("Location: https://idp.example.org/slo");
    }

    @Test
    void messageOfTheProtocolGoesOutThoughItTellsOfARefusal() {
        Objects.requireNonNull(server.session).clear();
        mechanism.next = Outcome.refused(
                new Rejection(JaspicReason.AUTHENTICATION_REQUIRED, "one", "another"),
                Reply.text(500, "text/xml", "<Fault/>"));

        ask();

        assertThat(server.status).isEqualTo(500);
        assertThat(server.body()).isEqualTo("<Fault/>");
    }
}
