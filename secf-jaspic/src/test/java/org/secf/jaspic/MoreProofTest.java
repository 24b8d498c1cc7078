package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.mechanism.AuditEvent;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Route;
import org.secf.mechanism.Routes;
import org.secf.mechanism.StepUp;

/** A caller of one mechanism proves more by another. */
class MoreProofTest {

    private static final String MORE = "/more";

    private final FakeServer server = new FakeServer();
    private final List<AuditEvent> audited = new ArrayList<>();
    private final Clock clock = Clock.fixed(Sample.NOW, ZoneOffset.UTC);
    private final Authentication authentication = new Authentication(
            Routes.of(List.of(route(new Password(), 0), route(new More(), 9))),
            Endpoints.NONE,
            Guards.NONE,
            new Sessions(clock),
            new AuditTrail(audited::add),
            clock,
            new SecureRandom());

    private static Route route(Mechanism mechanism, int priority) {
        return new Route(mechanism.name(), mechanism, List.of(new PathPattern("/*")), priority, "@" + mechanism.name());
    }

    private static Instant ends() {
        return Sample.NOW.plus(Duration.ofHours(8));
    }

    /** Logs in whoever comes to its address. */
    private record Password() implements Mechanism {

        @Override
        public String name() {
            return "password";
        }

        @Override
        public Set<String> addresses() {
            return Set.of("/login");
        }

        @Override
        public boolean isPresented(Request request) {
            return false;
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            return exchange.request().path().equals("/login")
                    ? Outcome.loggedIn(Sample.caller("alice"), ends(), Reply.redirect("/enabler/"))
                    : Sample.established(exchange);
        }
    }

    /** Logs in, at its address, whoever another mechanism knows. */
    private record More() implements Mechanism {

        @Override
        public String name() {
            return "more";
        }

        @Override
        public Set<String> addresses() {
            return Set.of(MORE);
        }

        @Override
        public boolean isPresented(Request request) {
            return false;
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            if (!exchange.request().path().equals(MORE)) {
                return Sample.established(exchange);
            }
            return exchange.callerOfOthers()
                    .map(caller -> Outcome.loggedIn(proved(caller), ends(), Reply.redirect("/enabler/")))
                    .orElseGet(Outcome::abstained);
        }

        private static Caller proved(Caller caller) {
            Evidence evidence =
                    new Evidence("more", caller.evidence().issuer(), Sample.NOW, Optional.of("phr"), Optional.empty());
            return new AuthenticatedCaller(caller.getName(), caller.groups(), caller.attributes(), evidence, List.of());
        }

        @Override
        public Optional<Reply> raise(Request request, StepUp needed) {
            return Optional.of(Reply.redirect("/enabler" + MORE));
        }
    }

    private Outcome visit(String path) {
        server.nextRequest();
        server.path = path;
        return authentication
                .authenticate(server.request(), server.response(), true)
                .outcome();
    }

    @Test
    void isKnownToTheOtherByTheSessionOfTheFirst() {
        visit("/login");
        Objects.requireNonNull(server.session).put("cart", "alice's");

        visit(MORE);

        assertThat(server.session)
                .containsKeys("org.secf.session.password@/enabler", "org.secf.session.more@/enabler", "cart");
        assertThat(server.idChanges).isEqualTo(2);
        assertThat(audited).extracting(AuditEvent::mechanism).containsExactly("password", "more");
    }

    @Test
    void isNobodyWithoutALogin() {
        assertThat(visit(MORE)).isEqualTo(Outcome.abstained());
    }

    @Test
    void isSentToTheOtherWhereAResourceNeedsMore() {
        visit("/login");
        server.nextRequest();
        server.path = "/payments";

        Optional<Reply> reply = authentication.stepUp(server.request(), new StepUp(List.of("phr"), Optional.empty()));

        assertThat(reply.orElseThrow().headers())
                .extracting(Reply.Header::value)
                .contains("/enabler/more");
    }

    @Test
    void isTheCallerOfTheHigherMechanismAfterwards() {
        visit("/login");
        visit(MORE);

        Outcome outcome = visit("/payments");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Established.class,
                        established -> assertThat(
                                        established.caller().evidence().authenticationContext())
                                .contains("phr"));
    }
}
