package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.boot.BootedGuard;
import org.secf.boot.Built;
import org.secf.http.Bodies;
import org.secf.http.OriginalRequest;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.AuditEvent;
import org.secf.mechanism.CallerEndpoint;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.ResponseSeal;
import org.secf.mechanism.Route;
import org.secf.message.Facts;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** An endpoint for callers: the mechanisms decide on what it is asked about, and it answers whoever is a caller. */
class CallerEndpointTest {

    private static final Rejection NO = new Rejection(JaspicReason.INTERNAL_ERROR, "a proxy", "another");

    private final FakeServer server = new FakeServer();
    private final Sample sample = new Sample();
    private final List<String> seen = new ArrayList<>();

    private record Asked(PathPattern path, boolean isProxy) implements CallerEndpoint {

        @Override
        public Verdict<UnaryOperator<Request>> asked(Request request) {
            return isProxy
                    ? Verdict.accepted(seen -> new OriginalRequest(seen, "PUT", "/else?a=1"))
                    : Verdict.rejected(NO);
        }

        @Override
        public EndpointAnswer answer(Request asked, Caller caller) {
            return EndpointAnswer.of(
                    Reply.text(200, "text/plain", caller.getName() + " " + asked.method() + " " + asked.target()));
        }
    }

    private Authentication with(CallerEndpoint endpoint, Function<Exchange, Outcome> decision, BootedGuard... guards) {
        Authentication sampled = sample.deciding(decision);
        return new Authentication(
                sampled.routes(),
                Endpoints.of(new Built.Endpoints(List.of(), List.of(endpoint))),
                Guards.of(List.of(guards)),
                sampled.sessions(),
                sampled.audit(),
                sampled.clock(),
                sampled.random());
    }

    private static CallerEndpoint here(boolean isProxy) {
        return new Asked(new PathPattern("/api/whoami"), isProxy);
    }

    private Outcome alice(Exchange exchange) {
        seen.add(exchange.request().method() + " " + exchange.request().target() + " " + exchange.isProtected());
        return Outcome.established(Sample.caller("alice"), () -> List.of(new Reply.Header("Proof", "1")));
    }

    private Outcome authenticated(Authentication authentication) {
        return authentication
                .authenticate(server.request(), server.response(), false)
                .outcome();
    }

    @Test
    void answersWhomTheMechanismsEstablish() {
        assertThat(authenticated(with(here(true), this::alice))).isInstanceOf(Outcome.Replied.class);
        assertThat(server.status).isEqualTo(200);
        assertThat(server.sent.toString(StandardCharsets.UTF_8)).isEqualTo("alice PUT /else?a=1");
        assertThat(server.responseHeaders).anyMatch(header -> header.contains("Proof"));
        assertThat(sample.audited).isEmpty();
    }

    /** The caller gets another body than the endpoint's, from whoever asked. */
    @Test
    void sendsNoProofOverABody() {
        ResponseSeal covering = new ResponseSeal() {
            @Override
            public boolean coversBody() {
                return true;
            }

            @Override
            public List<Reply.Header> finish() {
                return List.of(new Reply.Header("Proof", "of nothing"));
            }
        };
        authenticated(with(here(true), exchange -> Outcome.established(Sample.caller("alice"), covering)));
        assertThat(server.status).isEqualTo(200);
        assertThat(server.responseHeaders).noneMatch(header -> header.contains("Proof"));
    }

    /** Also where the application itself leaves the path to anybody. */
    @Test
    void letsMechanismsDecideOnWhatItIsAskedAboutAsOnAProtectedResource() {
        authenticated(with(here(true), this::alice));
        assertThat(seen).containsExactly("PUT /else?a=1 true");
    }

    @Test
    void letsGuardsInspectWhatItIsAskedAbout() {
        authenticated(with(here(true), exchange -> Outcome.replied(Reply.status(401)), inspecting()));
        assertThat(seen).containsExactly("PUT /else?a=1");
    }

    private BootedGuard inspecting() {
        MessageGuard guard = new MessageGuard() {
            @Override
            public int order() {
                return 1;
            }

            @Override
            public Verdict<Inspection> inspect(Request request, Bodies bodies) {
                seen.add(request.method() + " " + request.target());
                return Verdict.accepted(Inspection.NOTHING);
            }
        };
        return new BootedGuard("one", guard, "@one");
    }

    @Test
    void answersNobodyAsTheMechanismsDo() {
        authenticated(
                with(here(true), exchange -> Outcome.replied(Reply.status(401).with("WWW-Authenticate", "Sample"))));
        assertThat(server.status).isEqualTo(401);
        assertThat(server.responseHeaders).anyMatch(header -> header.contains("Sample"));
    }

    /** 200 would be a yes to the proxy, whoever answers. */
    @Test
    void doesNotLetNobodyThroughToTheResource() {
        server.requestHeaders.put("Accept", List.of("application/json"));
        assertThat(authenticated(with(here(true), exchange -> Outcome.abstained())))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(server.status).isEqualTo(401);
    }

    static Stream<Outcome> pagesForNobody() {
        Reply page = Reply.text(200, "text/html", "log in");
        return Stream.of(
                Outcome.replied(page),
                Outcome.loggedIn(Sample.caller("alice"), Instant.MAX, page),
                Outcome.refused(NO, page));
    }

    /** A login page is none, whatever its status is. */
    @ParameterizedTest
    @MethodSource("pagesForNobody")
    void takesNoPageOfAMechanismForAYes(Outcome outcome) {
        server.requestHeaders.put("Accept", List.of("application/json"));
        authenticated(with(here(true), exchange -> outcome));
        assertThat(server.status).isEqualTo(401);
    }

    @Test
    void refusesWhoMayNotAskBeforeAnybodyIsAuthenticated() {
        authenticated(with(here(false), this::alice));
        assertThat(server.status).isEqualTo(403);
        assertThat(seen).isEmpty();
        assertThat(sample.audited)
                .singleElement()
                .extracting(AuditEvent::rejection)
                .isEqualTo(Optional.of(NO));
    }

    /** Fields may have become others since: whoever decides later decides on what was seen first, and a refusal stays one. */
    @Test
    void looksOnceOnlyWhatItIsAskedAbout() {
        List<Verdict<UnaryOperator<Request>>> looks = new ArrayList<>(List.of(
                Verdict.accepted(request -> new OriginalRequest(request, "PUT", "/else?a=1")), Verdict.rejected(NO)));
        CallerEndpoint changing = new CallerEndpoint() {
            @Override
            public PathPattern path() {
                return new PathPattern("/api/whoami");
            }

            @Override
            public Verdict<UnaryOperator<Request>> asked(Request request) {
                return looks.remove(0);
            }

            @Override
            public EndpointAnswer answer(Request asked, Caller caller) {
                return EndpointAnswer.of(Reply.text(200, "text/plain", asked.method() + " " + asked.target()));
            }
        };
        Authentication authentication = with(changing, this::alice, inspecting());
        authenticated(authentication);
        assertThat(looks).hasSize(1);
        assertThat(seen).containsExactly("PUT /else?a=1", "PUT /else?a=1 true");
        assertThat(server.sent.toString(StandardCharsets.UTF_8)).isEqualTo("PUT /else?a=1");
        assertThat(authentication.challenge(server.request()).status()).isEqualTo(403);
        assertThat(seen).as("nobody is asked again").hasSize(2);
    }

    @Test
    void answersNobodyWhereNoMechanismIsAsked() {
        server.requestHeaders.put("Accept", List.of("application/json"));
        Authentication authentication = with(here(true), this::alice);
        assertThat(authentication.answerUnasked(server.request()).orElseThrow().status())
                .isEqualTo(401);
        assertThat(seen).isEmpty();
    }

    @Test
    void collidesWithOthersAtItsPath() {
        CallerEndpoint all = new Asked(new PathPattern("/api/*"), true);
        Endpoint fixed = new Endpoint() {
            @Override
            public Set<String> addresses() {
                return Set.of("/api/keys");
            }

            @Override
            public EndpointAnswer answer(Request request) {
                return EndpointAnswer.of(Reply.status(204));
            }
        };
        assertThatThrownBy(() -> Endpoints.of(new Built.Endpoints(List.of(), List.of(all, here(true)))))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> Endpoints.of(new Built.Endpoints(List.of(fixed), List.of(all))))
                .isInstanceOf(ConfigurationException.class);
    }

    /** Whichever answered, the other would never be asked: a login page, the place of a response. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/whoami", "/api/*"})
    void collidesWithAnAddressOfAMechanism(String path) {
        Mechanism login = new Mechanism() {
            @Override
            public String name() {
                return "form";
            }

            @Override
            public Set<String> addresses() {
                return Set.of("/api/whoami");
            }

            @Override
            public boolean isPresented(Request request) {
                return false;
            }

            @Override
            public Outcome authenticate(Exchange exchange) {
                return Outcome.abstained();
            }
        };
        List<Route> routes = List.of(new Route("form.web", login, List.of(new PathPattern("/*")), 0, "@Form on Web"));
        Endpoints endpoints =
                Endpoints.of(new Built.Endpoints(List.of(), List.of(new Asked(new PathPattern(path), true))));
        assertThatThrownBy(() -> endpoints.apartFrom(routes))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("/api/whoami", "form.web", "@Form on Web");
        Endpoints elsewhere =
                Endpoints.of(new Built.Endpoints(List.of(), List.of(new Asked(new PathPattern("/else/*"), true))));
        assertThat(elsewhere.apartFrom(routes)).isSameAs(elsewhere);
    }

    /** What nobody proves is seen by no mechanism. */
    @Test
    void hidesFieldsFromMechanismsThatGuardsHide() {
        server.requestHeaders.put("X-Asserted", List.of("mallory"));
        MessageGuard hiding = new MessageGuard() {
            @Override
            public int order() {
                return 1;
            }

            @Override
            public Verdict<Inspection> inspect(Request request, Bodies bodies) {
                return Verdict.accepted(Inspection.hiding(Set.of("x-asserted")));
            }
        };
        Authentication authentication = with(
                new Asked(new PathPattern("/elsewhere"), true),
                exchange -> {
                    seen.addAll(exchange.request().headers("X-Asserted"));
                    return Outcome.established(Sample.caller("alice"), ResponseSeal.NONE, Facts.NONE);
                },
                new BootedGuard("one", hiding, "@one"));
        authenticated(authentication);
        assertThat(seen).isEmpty();
        assertThat(MessageState.of(server.request()).shown(server.request()).getHeader("x-ASSERTED"))
                .isNull();
    }
}
