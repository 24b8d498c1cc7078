package org.secf.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.http.MemoryRequest;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.identity.PasswordReason;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Rejection;

class RoutesTest {

    private final List<String> asked = new ArrayList<>();
    private Optional<String> session = Optional.empty();

    /** Takes the scheme of its name in the field {@code Authorization}. */
    private record Scheme(String name, Set<String> addresses, Outcome outcome) implements Mechanism {

        @Override
        public boolean isPresented(Request request) {
            return request.headers("Authorization").stream().anyMatch(value -> value.startsWith(name + " "));
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            return outcome;
        }

        @Override
        public List<String> challenges(Request request) {
            return List.of(name);
        }
    }

    private static Route route(String name, int priority, String paths, Outcome outcome) {
        return route(name, priority, paths, new Scheme(name, Set.of(), outcome));
    }

    private static Route route(String name, int priority, String paths, Mechanism mechanism) {
        return new Route(name, mechanism, List.of(new PathPattern(paths)), priority, "@" + name);
    }

    private static Outcome challenge(String scheme) {
        return Outcome.replied(Reply.status(401).with("WWW-Authenticate", scheme));
    }

    private static Outcome refusal() {
        return Outcome.refused(new Rejection(PasswordReason.WRONG_PASSWORD, "x", "y"));
    }

    private Outcome decide(Request request, Route... routes) {
        return Routes.of(List.of(routes)).decide(request, asking(request));
    }

    private Routes.Asking asking(Request request) {
        return new Routes.Asking() {
            @Override
            public boolean hasSession(Route route) {
                return session.filter(route.id()::equals).isPresent();
            }

            @Override
            public Outcome ask(Route route) {
                asked.add(route.id());
                return route.mechanism().authenticate(MemoryExchange.of(request));
            }
        };
    }

    @Nested
    class AnAddress {

        private final Route saml =
                route("saml", 0, "/pages/*", new Scheme("saml", Set.of("/saml/acs"), Outcome.abstained()));
        private final Route basic = route("basic", 9, "/*", challenge("basic"));

        @Test
        void goesToItsOwnerAloneWhateverElseTheRequestBrings() {
            decide(MemoryRequest.get("/saml/acs?x").header("Authorization", "basic x"), basic, saml);

            assertThat(asked).containsExactly("saml");
        }

        @Test
        void cannotHaveTwoOwners() {
            Route other = route("form", 3, "/*", new Scheme("form", Set.of("/saml/acs"), Outcome.abstained()));

            assertThatThrownBy(() -> Routes.of(List.of(saml, other)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll("form (@form)", "saml (@saml)", "/saml/acs", "Give one of them another");
        }
    }

    @Nested
    class ACredential {

        private final Route basic = route("basic", 5, "/*", Outcome.established(Caller.nobody()));
        private final Route digest = route("digest", 3, "/*", refusal());
        private final Route saml = route("saml", 9, "/*", challenge("saml"));

        @Test
        void goesToTheMechanismOfItsKind() {
            decide(MemoryRequest.get("/").header("Authorization", "basic x"), digest, basic, saml);

            assertThat(asked).containsExactly("basic");
        }

        @Test
        void thatIsRefusedIsNotTriedElsewhere() {
            Outcome outcome = decide(MemoryRequest.get("/").header("Authorization", "digest x"), digest, basic, saml);

            assertThat(asked).containsExactly("digest");
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        }

        @Test
        void ofTheHighestPriorityDecidesWhereThereAreTwo() {
            decide(MemoryRequest.get("/").header("Authorization", "digest x", "basic x"), digest, basic, saml);

            assertThat(asked).containsExactly("basic");
        }

        @Test
        void isNotSeenOutsideItsPaths() {
            Route api = route("basic", 5, "/api/*", Outcome.established(Caller.nobody()));

            decide(MemoryRequest.get("/pages").header("Authorization", "basic x"), api, saml);

            assertThat(asked).containsExactly("saml");
        }
    }

    @Nested
    class ASession {

        private final Route basic = route("basic", 5, "/*", challenge("basic"));
        private final Route saml = route("saml", 1, "/*", Outcome.established(Caller.nobody()));

        @Test
        void belongsToTheMechanismThatBeganIt() {
            session = Optional.of("saml");

            decide(MemoryRequest.get("/"), basic, saml);

            assertThat(asked).containsExactly("saml");
        }

        @Test
        void yieldsToACredentialOfHigherPriority() {
            session = Optional.of("saml");

            decide(MemoryRequest.get("/").header("Authorization", "basic x"), basic, saml);

            assertThat(asked).containsExactly("basic");
        }

        @Test
        void doesNotReachBeyondItsPaths() {
            session = Optional.of("saml");

            decide(MemoryRequest.get("/api/x"), basic, route("saml", 1, "/pages/*", challenge("saml")));

            assertThat(asked).containsExactly("basic");
        }
    }

    @Nested
    class Nothing {

        @Test
        void letsTheHighestPriorityAskForALogin() {
            Outcome login = Outcome.replied(Reply.redirect("https://idp.example.org"));

            Outcome outcome = decide(
                    MemoryRequest.get("/"), route("basic", 1, "/*", challenge("basic")), route("saml", 2, "/*", login));

            assertThat(asked).containsExactly("saml");
            assertThat(outcome).isEqualTo(login);
        }

        @Test
        void letsTheNextAnswerWhereTheFirstHasNothingToSay() {
            decide(
                    MemoryRequest.get("/"),
                    route("basic", 1, "/*", challenge("basic")),
                    route("certificate", 2, "/*", Outcome.abstained()));

            assertThat(asked).containsExactly("certificate", "basic");
        }

        @Test
        void namesEveryChallengeThatWouldHelp() {
            Outcome outcome = decide(
                    MemoryRequest.get("/api/x"),
                    route("basic", 1, "/*", challenge("basic")),
                    route("digest", 2, "/*", challenge("digest")),
                    route("elsewhere", 3, "/pages/*", challenge("elsewhere")));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Replied.class,
                            replied -> assertThat(replied.reply().headers())
                                    .filteredOn(header -> header.name().equals("WWW-Authenticate"))
                                    .extracting(Reply.Header::value)
                                    .containsExactly("digest", "basic"));
        }

        @Test
        void isLeftToTheContainerWhereNoMechanismTakesPart() {
            assertThat(decide(MemoryRequest.get("/x"), route("basic", 1, "/api/*", challenge("basic"))))
                    .isEqualTo(Outcome.abstained());
            assertThat(asked).isEmpty();
        }
    }

    @Nested
    class Collisions {

        @Test
        void stopWhereChanceWouldDecide() {
            assertThatThrownBy(() -> Routes.of(List.of(
                            route("saml", 0, "/*", Outcome.abstained()),
                            route("basic", 0, "/api/*", Outcome.abstained()))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "The mechanisms saml (@saml) and basic (@basic) collide: both answer for /* and /api/* with"
                                    + " priority 0. Give one of them a higher priority, or paths that do not overlap.");
        }

        @Test
        void areSolvedByPriorityOrByPath() {
            assertThat(Routes.of(List.of(
                                    route("a", 0, "/*", Outcome.abstained()), route("b", 1, "/*", Outcome.abstained())))
                            .all())
                    .extracting(Route::id)
                    .containsExactly("b", "a");
            assertThat(Routes.of(List.of(
                                    route("a", 0, "/a/*", Outcome.abstained()),
                                    route("b", 0, "/b/*", Outcome.abstained())))
                            .all())
                    .hasSize(2);
        }
    }

    @Nested
    class AStepUp {

        private final StepUp needed = new StepUp(List.of("phr"), Optional.empty());

        private final Route form = route("form", 5, "/*", new Raising("form", Optional.empty(), Optional.empty()));
        private final Route better =
                route("better", 9, "/*", new Raising("better", Optional.empty(), Optional.of("/better")));

        private Optional<String> location(Route... routes) {
            return Routes.of(List.of(routes))
                    .stepUp(MemoryRequest.get("/payments"), asking(MemoryRequest.get("/payments")), needed)
                    .map(reply -> reply.headers().get(1).value());
        }

        @Test
        void isSaidByTheCallersOwnMechanismFirst() {
            session = Optional.of("form");
            Route own = route("form", 5, "/*", new Raising("form", Optional.of("/own"), Optional.empty()));

            assertThat(location(own, better)).contains("/own");
        }

        @Test
        void isElseByAMechanismOfHigherPriority() {
            session = Optional.of("form");

            assertThat(location(form, better)).contains("/better");
        }

        @Test
        void isNotByOneWhoseSessionWouldNotBeLookedAt() {
            session = Optional.of("form");
            Route lower = route("better", 1, "/*", new Raising("better", Optional.empty(), Optional.of("/better")));

            assertThat(location(form, lower)).isEmpty();
        }

        @Test
        void isNotByOneThatTakesNoPartThere() {
            session = Optional.of("form");
            Route elsewhere =
                    route("better", 9, "/pages/*", new Raising("better", Optional.empty(), Optional.of("/better")));

            assertThat(location(form, elsewhere)).isEmpty();
        }

        @Test
        void isNothingForNobody() {
            assertThat(location(form, better)).isEmpty();
        }

        @Test
        void isNotByAnotherForWhoIsKnownByTheRequestOnly() {
            Route basic = route("basic", 5, "/*", Outcome.established(Caller.nobody()));
            MemoryRequest request = MemoryRequest.get("/payments").header("Authorization", "basic x");

            assertThat(Routes.of(List.of(basic, better)).stepUp(request, asking(request), needed))
                    .isEmpty();
        }
    }

    @Nested
    class TheCallerBeside {

        private final Route form = route("form", 5, "/*", Outcome.established(Caller.nobody()));
        private final Route own = route("own", 9, "/*", Outcome.established(Caller.nobody()));

        private Optional<Caller> beside(Request request, Route... routes) {
            return Routes.of(List.of(routes)).callerBeside(own, request, asking(request));
        }

        @Test
        void isWhoeverAnotherMechanismsSessionKeeps() {
            session = Optional.of("form");

            assertThat(beside(MemoryRequest.get("/"), form, own)).contains(Caller.nobody());
            assertThat(asked).containsExactly("form");
        }

        @Test
        void isNobodyWhomOnlyTheRequestsCredentialProves() {
            assertThat(beside(MemoryRequest.get("/").header("Authorization", "form x"), form, own))
                    .isEmpty();
            assertThat(asked).isEmpty();
        }

        @Test
        void isNobodyWhereACredentialGoesBeforeTheSession() {
            session = Optional.of("form");
            Route basic = route("basic", 7, "/*", Outcome.established(Caller.nobody()));

            assertThat(beside(MemoryRequest.get("/").header("Authorization", "basic x"), form, basic, own))
                    .isEmpty();
            assertThat(beside(MemoryRequest.get("/"), form, basic, own)).isPresent();
        }

        @Test
        void isNobodyWhereThatOneRefuses() {
            Route refusing = route("form", 5, "/*", refusal());

            session = Optional.of("form");

            assertThat(beside(MemoryRequest.get("/"), refusing, own)).isEmpty();
            assertThat(asked).containsExactly("form");
        }

        @Test
        void isNeverTheOneWhoAsks() {
            session = Optional.of("own");

            assertThat(beside(MemoryRequest.get("/"), form, own)).isEmpty();
            assertThat(asked).isEmpty();
        }
    }

    @Nested
    class ARaisedLogin {

        private final Route form = route("form", 5, "/*", Outcome.abstained());
        private final Route more = route("more", 9, "/*", Outcome.abstained());

        private boolean isBeside(Request request, Route... routes) {
            return Routes.of(List.of(routes)).isBeside(more, "form", request);
        }

        @Test
        void countsWhereTheLoginDoesThatItWasRaisedFrom() {
            assertThat(isBeside(MemoryRequest.get("/"), form, more)).isTrue();
        }

        @Test
        void doesNotOutvoteACredentialThatDecidesBeforeThatLogin() {
            MemoryRequest request = MemoryRequest.get("/").header("Authorization", "basic x");

            assertThat(isBeside(request, form, more, route("basic", 7, "/*", Outcome.abstained())))
                    .isFalse();
            assertThat(isBeside(request, form, more, route("basic", 7, "/api/*", Outcome.abstained())))
                    .isTrue();
            assertThat(isBeside(request, form, more, route("basic", 1, "/*", Outcome.abstained())))
                    .isTrue();
        }

        @Test
        void doesNotReachBeyondThePathsOfThatLogin() {
            Route pages = route("form", 5, "/pages/*", Outcome.abstained());

            assertThat(isBeside(MemoryRequest.get("/api"), pages, more)).isFalse();
            assertThat(isBeside(MemoryRequest.get("/api"), more)).isFalse();
        }
    }

    /** Has words for more proof, for its own callers or for those of others. */
    private record Raising(String name, Optional<String> own, Optional<String> others) implements Mechanism {

        @Override
        public boolean isPresented(Request request) {
            return false;
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            return Outcome.abstained();
        }

        @Override
        public Optional<Reply> stepUp(Request request, StepUp needed) {
            return own.map(Reply::redirect);
        }

        @Override
        public Optional<Reply> raise(Request request, StepUp needed) {
            return others.map(Reply::redirect);
        }
    }
}
