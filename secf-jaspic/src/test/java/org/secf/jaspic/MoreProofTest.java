package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
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
    private final Password password = new Password();
    private final More more = new More();
    private final Authentication authentication = new Authentication(
            Routes.of(List.of(route(password, 0), route(new Token(), 5), route(more, 9))),
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

    /** Logs in whoever comes to its address, and out. */
    private static final class Password implements Mechanism {

        private Instant ends = ends();
        private boolean isOver;

        @Override
        public String name() {
            return "password";
        }

        @Override
        public Set<String> addresses() {
            return Set.of("/login", "/logout");
        }

        @Override
        public boolean isPresented(Request request) {
            return false;
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            String path = exchange.request().path();
            if (path.equals("/logout")) {
                return Outcome.loggedOut(Reply.redirect("/enabler/"));
            }
            return path.equals("/login")
                    ? Outcome.loggedIn(Sample.caller("alice"), ends, Reply.redirect("/enabler/"))
                    : Sample.established(exchange);
        }

        @Override
        public boolean isOver(Map<String, String> details) {
            return isOver;
        }
    }

    /** Knows whom the query names, for one request. */
    private record Token() implements Mechanism {

        @Override
        public String name() {
            return "token";
        }

        @Override
        public boolean isPresented(Request request) {
            return request.rawQuery().isPresent();
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            return exchange.request()
                    .rawQuery()
                    .map(name -> Outcome.established(Sample.caller(name)))
                    .orElseGet(Outcome::abstained);
        }
    }

    /** Proves more, at its address, of whom another mechanism knows; without asking at another. */
    private static final class More implements Mechanism {

        private static final String BLINDLY = "/blindly";

        private final List<Map<String, String>> left = new ArrayList<>();
        private boolean isOver;

        @Override
        public String name() {
            return "more";
        }

        @Override
        public Set<String> addresses() {
            return Set.of(MORE, BLINDLY);
        }

        @Override
        public boolean isPresented(Request request) {
            return false;
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            String path = exchange.request().path();
            if (path.equals(BLINDLY)) {
                return raised(Sample.caller("alice"));
            }
            return path.equals(MORE)
                    ? exchange.established()
                            .or(exchange::callerOfOthers)
                            .map(More::raised)
                            .orElseGet(Outcome::abstained)
                    : Sample.established(exchange);
        }

        private static Outcome raised(Caller caller) {
            return Outcome.raised(proved(caller), ends(), Reply.redirect("/enabler/"), Map.of("credential", "one"));
        }

        @Override
        public boolean isOver(Map<String, String> details) {
            return isOver;
        }

        @Override
        public void left(Map<String, String> details) {
            left.add(details);
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
        String[] parts = path.split("\\?", 2);
        server.path = parts[0];
        server.query = parts.length > 1 ? parts[1] : null;
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

    private static Optional<String> context(Outcome outcome) {
        return outcome instanceof Outcome.Established established
                ? established.caller().evidence().authenticationContext()
                : Optional.empty();
    }

    @Nested
    class WhatWasRaised {

        private static final String RAISED = "org.secf.session.more@/enabler";

        private void raise() {
            visit("/login");
            visit(MORE);
            assertThat(context(visit("/payments"))).contains("phr");
        }

        private Instant end() {
            String text = (String) Objects.requireNonNull(server.session).get(RAISED);
            return Instant.parse(Objects.requireNonNull(text).split(" ", 2)[0]);
        }

        @Test
        void endsWithALogoutByTheMechanismOfTheLogin() {
            raise();

            visit("/logout");

            assertThat(server.session).isNull();
            assertThat(more.left).hasSize(1);
            assertThat(visit("/payments")).isEqualTo(Outcome.abstained());
        }

        @Test
        void endsWithALogoutByTheApplicationAndIsToldOnce() {
            raise();

            authentication.logout(server.request());

            assertThat(server.session).doesNotContainKey(RAISED);
            assertThat(more.left).hasSize(1);
            assertThat(visit("/payments")).isEqualTo(Outcome.abstained());
        }

        @Test
        void endsOnceTheMechanismOfTheLoginSaysThatThatIsOver() {
            raise();
            password.isOver = true;

            assertThat(visit("/payments")).isEqualTo(Outcome.abstained());
            assertThat(server.session).isNull();
            assertThat(more.left).hasSize(1);
        }

        @Test
        void endsAloneWhereItsOwnMechanismSaysThatItIsOver() {
            raise();
            more.isOver = true;

            assertThat(context(visit("/payments"))).contains("urn:password");
            assertThat(server.session).doesNotContainKey(RAISED).containsKey("org.secf.session.password@/enabler");
        }

        @Test
        void isNothingWithoutTheLogin() {
            raise();
            Objects.requireNonNull(server.session).remove("org.secf.session.password@/enabler");

            assertThat(visit("/payments")).isEqualTo(Outcome.abstained());
        }

        @Test
        void isNotOfALoginThatCameAfterIt() {
            raise();

            visit("/login");

            assertThat(context(visit("/payments"))).contains("urn:password");
        }

        @Test
        void lastsNoLongerThanTheLogin() {
            password.ends = Sample.NOW.plus(Duration.ofMinutes(10));
            raise();

            assertThat(end()).isEqualTo(password.ends);
        }

        @Test
        void lastsNoLongerAndStaysBesideTheLoginWhereItIsRaisedAgain() {
            password.ends = Sample.NOW.plus(Duration.ofMinutes(10));
            raise();

            visit(MORE);

            assertThat(end()).isEqualTo(password.ends);
            assertThat(context(visit("/payments"))).contains("phr");
            visit("/logout");
            assertThat(visit("/payments")).isEqualTo(Outcome.abstained());
        }

        @Test
        void doesNotOutvoteWhomTheRequestProvesBeforeTheLogin() {
            raise();

            assertThat(visit("/payments?bob")).isEqualTo(Outcome.established(Sample.caller("bob")));
            assertThat(context(visit("/payments"))).contains("phr");
        }

        @Test
        void isNoneOfWhoIsKnownForOneRequestOnly() {
            assertThat(visit(MORE + "?bob")).isEqualTo(Outcome.abstained());
        }

        @Test
        void isNothingWhereNoLoginIsThereToRaise() {
            visit(More.BLINDLY);

            assertThat(server.session).isNull();
            assertThat(audited)
                    .extracting(event -> event.rejection().orElseThrow().reason())
                    .containsExactly(JaspicReason.AUTHENTICATION_REQUIRED);
        }
    }
}
