package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.secf.boot.BootedGuard;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.BodyLimits;
import org.secf.http.HttpReason;
import org.secf.http.OctetSink;
import org.secf.http.Replacement;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.AuditEvent;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSeal;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class GuardsTest {

    private static final Facts FRESH = Facts.of(new Freshness("one", Freshness.Source.NONCE, "k1"));
    private static final BodyLimits LIMITS = BodyLimits.upTo(100);

    private final FakeServer server = new FakeServer();
    private final Sample sample = new Sample();
    private final List<String> asked = new ArrayList<>();

    private BootedGuard guard(String id, int order, Function<Request, Verdict<Inspection>> how) {
        return new BootedGuard(
                id,
                new MessageGuard() {
                    @Override
                    public int order() {
                        return order;
                    }

                    @Override
                    public Verdict<Inspection> inspect(Request request, Bodies bodies) {
                        asked.add(id);
                        return how.apply(request);
                    }
                },
                "@" + id);
    }

    /** One that leaves every message as it is. */
    private BootedGuard looking(String id) {
        return new BootedGuard(
                id,
                new MessageGuard() {
                    @Override
                    public int order() {
                        return 1;
                    }

                    @Override
                    public boolean isReplacing() {
                        return false;
                    }

                    @Override
                    public Verdict<Inspection> inspect(Request request, Bodies bodies) {
                        asked.add(id);
                        return Verdict.accepted(Inspection.NOTHING);
                    }
                },
                "@" + id);
    }

    private BootedGuard saying(String id, int order, Inspection inspection) {
        return guard(id, order, request -> Verdict.accepted(inspection));
    }

    private Authentication guarded(Function<Exchange, Outcome> decision, BootedGuard... guards) {
        Authentication sampled = sample.deciding(decision);
        return new Authentication(
                sampled.routes(),
                sampled.endpoints(),
                Guards.of(List.of(guards)),
                sampled.sessions(),
                sampled.audit(),
                sampled.clock(),
                sampled.random());
    }

    private static String text(Request request) {
        return request.body(LIMITS, OctetSink.NONE).fold(GuardsTest::text, Rejection::detail);
    }

    private static String text(Body body) {
        try {
            return new String(body.octets(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void inspectInTheirOrderAndSeeWhatTheOneBeforeLeft() {
        server.body = "outer".getBytes(StandardCharsets.UTF_8);
        AtomicReference<String> seen = new AtomicReference<>("");
        Guards guards = Guards.of(List.of(
                guard("inner", 2, request -> {
                    seen.set(request.headers("Content-Type") + text(request));
                    return Verdict.accepted(Inspection.NOTHING);
                }),
                guard(
                        "outer",
                        1,
                        request -> Verdict.accepted(Inspection.of(FRESH)
                                .replacing(Replacement.by(Body.of("inner".getBytes(StandardCharsets.UTF_8)))
                                        .as("text/plain"))))));

        assertThat(guards.inspect(server.request(), UnaryOperator.identity())).isEmpty();

        assertThat(asked).containsExactly("outer", "inner");
        assertThat(seen.get()).isEqualTo("[text/plain]inner");
        assertThat(text(new ServletRequestView(server.request())))
                .as("what a mechanism sees is what was received")
                .isEqualTo("outer");
    }

    @Test
    void areAskedOnceForOneRequest() {
        Guards guards = Guards.of(List.of(saying("one", 1, Inspection.NOTHING)));
        guards.inspect(server.request(), UnaryOperator.identity());
        guards.inspect(server.request(), UnaryOperator.identity());
        assertThat(asked).hasSize(1);

        server.nextRequest();
        guards.inspect(server.request(), UnaryOperator.identity());

        assertThat(asked).hasSize(2);
    }

    @Test
    void cannotBothStandInOnePlace() {
        List<BootedGuard> both = List.of(saying("one", 1, Inspection.NOTHING), saying("other", 1, Inspection.NOTHING));

        assertThatThrownBy(() -> Guards.of(both))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("one (@one) and other (@other) collide");
    }

    /** As verified requests and signed responses do. */
    @Test
    void standInOnePlaceWhereNoneReplacesTheMessage() {
        assertThat(Guards.of(List.of(looking("other"), looking("one")))
                        .inspect(server.request(), UnaryOperator.identity()))
                .isEmpty();
        assertThat(asked).containsExactly("one", "other");

        assertThatThrownBy(() -> Guards.of(List.of(looking("one"), saying("replacing", 1, Inspection.NOTHING))))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> Guards.of(List.of(saying("replacing", 1, Inspection.NOTHING), looking("one"))))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void refuseBeforeAnybodyIsAuthenticated() {
        Authentication authentication = guarded(
                exchange -> Outcome.established(Sample.caller("alice")),
                guard("one", 1, request -> Verdict.rejected(HttpReason.BODY_TOO_LARGE, "little", "much")));

        Admission first = authentication.authenticate(server.request(), server.response(), false);
        Admission again = authentication.authenticate(server.request(), server.response(), true);

        assertThat(first.outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(again.outcome()).isSameAs(first.outcome());
        assertThat(sample.asked).isZero();
        assertThat(server.status).isEqualTo(413);
        assertThat(sample.audited)
                .hasSize(1)
                .first()
                .extracting(AuditEvent::mechanism)
                .isEqualTo("one");
    }

    @Test
    void answerMalformedMessagesByTheClientsMistake() {
        MessageGuard guard = saying("one", 1, Inspection.NOTHING).guard();
        Request request = new ServletRequestView(server.request());

        assertThat(guard.answer(request, new Rejection(HttpReason.BODY_NOT_KEPT, "", ""))
                        .status())
                .isEqualTo(503);
        assertThat(guard.answer(request, new Rejection(ResponseReason.NO_SEALER, "", ""))
                        .status())
                .isEqualTo(400);
        assertThat(guard.sealer()).isEmpty();
    }

    @Test
    void refuseWhereTheyFail() {
        Authentication authentication =
                guarded(exchange -> Outcome.established(Sample.caller("alice")), guard("one", 1, request -> {
                    throw new IllegalStateException("broken");
                }));

        authentication.authenticate(server.request(), server.response(), false);

        assertThat(server.status).isEqualTo(500);
        assertThat(sample.audited.get(0).rejection().map(Rejection::reason)).contains(JaspicReason.INTERNAL_ERROR);
    }

    @Test
    void tellMechanismsWhatTheyVerified() {
        AtomicReference<Facts> told = new AtomicReference<>(Facts.NONE);
        Authentication authentication = guarded(
                exchange -> {
                    told.set(exchange.facts());
                    return Outcome.established(Sample.caller("alice"));
                },
                saying("one", 1, Inspection.of(FRESH)));

        authentication.authenticate(server.request(), server.response(), false);

        assertThat(told.get()).isEqualTo(FRESH);
    }

    /** So that nobody has to verify again what one before has. */
    @Test
    void tellEachWhatHeldBefore() {
        AtomicReference<Facts> told = new AtomicReference<>(Facts.NONE);
        MessageGuard second = new MessageGuard() {
            @Override
            public int order() {
                return 2;
            }

            @Override
            public Verdict<Inspection> inspect(Request request, Bodies bodies) {
                return Verdict.accepted(Inspection.NOTHING);
            }

            @Override
            public Verdict<Inspection> inspect(Request request, Bodies bodies, Facts known) {
                told.set(known);
                return inspect(request, bodies);
            }
        };

        Guards.of(List.of(saying("one", 1, Inspection.of(FRESH)), new BootedGuard("two", second, "@two")))
                .inspect(server.request(), UnaryOperator.identity());

        assertThat(told.get()).isEqualTo(FRESH);
    }

    @Test
    void bodyIsReadOnceForGuardAndMechanism() throws IOException {
        server.body = "hello".getBytes(StandardCharsets.UTF_8);
        Authentication authentication = guarded(
                exchange -> text(exchange.request()).equals("hello")
                        ? Outcome.established(Sample.caller("alice"))
                        : Outcome.abstained(),
                guard("one", 1, request -> {
                    text(request);
                    return Verdict.accepted(Inspection.NOTHING);
                }));

        Admission admission = authentication.authenticate(server.request(), server.response(), false);

        assertThat(admission.outcome()).isInstanceOf(Outcome.Established.class);
        assertThat(admission.request().getReader().readLine()).isEqualTo("hello");
    }

    private void chunked(String trailer, String value) {
        server.requestHeaders.put("Transfer-Encoding", List.of("chunked"));
        server.body = "hello".getBytes(StandardCharsets.UTF_8);
        server.trailers.put(trailer, List.of(value));
    }

    /** RFC 9110 §6.5.1: nobody allowed them there, and the signature was verified before. */
    @Test
    void fieldsStayWhatTheyWereBeforeTheBody() {
        chunked("X-Tenant", "mallory");
        List<Object> seen = new ArrayList<>();
        Authentication authentication = guarded(
                exchange -> {
                    seen.add(exchange.request().headers("X-Tenant"));
                    return Outcome.established(Sample.caller("alice"));
                },
                guard("one", 1, request -> {
                    text(request);
                    seen.add(request.headers("X-Tenant"));
                    return Verdict.accepted(Inspection.NOTHING);
                }),
                guard("two", 2, request -> {
                    seen.add(request.headers("X-Tenant"));
                    seen.add(request.headerNames().orElseThrow());
                    return Verdict.accepted(Inspection.NOTHING);
                }));

        Admission admission = authentication.authenticate(server.request(), server.response(), false);

        assertThat(server.requestHeaders).as("what the container says by now").containsKey("X-Tenant");
        assertThat(seen).containsExactly(List.of(), List.of(), Set.of("Transfer-Encoding"), List.of());
        assertThat(admission.request().getHeader("X-Tenant")).isNull();
    }

    /** The parameters of the application are of what the signer called a form. */
    @Test
    void trailersMakeNoFormOfABody() throws IOException {
        chunked("Content-Type", "application/x-www-form-urlencoded");
        server.body = "role=administrator".getBytes(StandardCharsets.UTF_8);
        Authentication authentication =
                guarded(exchange -> Outcome.established(Sample.caller("alice")), guard("one", 1, request -> {
                    text(request);
                    return Verdict.accepted(Inspection.NOTHING);
                }));

        Admission admission = authentication.authenticate(server.request(), server.response(), false);

        assertThat(admission.request().getContentType()).isNull();
        assertThat(admission.request().getParameter("role")).isNull();
        assertThat(admission.request().getReader().readLine()).isEqualTo("role=administrator");
    }

    @Test
    void trailersAreNoCredentialsForMechanismsAlone() {
        chunked("Client-Cert", ":mallory:");
        List<Object> seen = new ArrayList<>();
        Authentication authentication = sample.deciding(exchange -> {
            text(exchange.request());
            seen.add(exchange.request().headers("Client-Cert"));
            return Outcome.abstained();
        });

        authentication.authenticate(server.request(), server.response(), false);
        authentication.authenticate(server.request(), server.response(), true);

        assertThat(seen).containsExactly(List.of(), List.of());
    }

    @Test
    void halfOfABodyIsNobodysWhole() {
        server.body = new byte[101];
        HttpServletRequest request = server.request();
        new ServletRequestView(request).body(LIMITS, OctetSink.NONE);

        assertThat(new ServletRequestView(request).body(1000).rejection().map(Rejection::reason))
                .contains(HttpReason.BODY_TOO_LARGE);
        assertThatThrownBy(() -> ReplayedRequest.of(request, () -> {}).getInputStream())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("BODY_TOO_LARGE");
    }

    @Test
    void smallerBoundHoldsForABodyThatWasReadBefore() {
        server.body = new byte[50];
        HttpServletRequest request = server.request();
        new ServletRequestView(request).body(LIMITS, OctetSink.NONE);

        assertThat(new ServletRequestView(request).body(49).rejection().map(Rejection::reason))
                .contains(HttpReason.BODY_TOO_LARGE);
    }

    @Test
    void factsOfAMechanismJoinThoseOfGuards() {
        Facts more = Facts.of(new Freshness("sample", Freshness.Source.COUNT, "alice"));
        Authentication authentication = guarded(
                exchange -> Outcome.established(Sample.caller("alice"), ResponseSeal.NONE, more),
                saying("one", 1, Inspection.of(FRESH)));
        authentication.authenticate(server.request(), server.response(), false);

        RequestOnThread thread = new RequestOnThread();
        RequestFacts facts = new RequestFacts(thread);
        assertThat(facts.current()).as("another thread's").isEqualTo(Facts.NONE);
        thread.begin(server.request());

        assertThat(facts.current()).isEqualTo(FRESH.and(more));

        MessageState.of(server.request()).end();
        assertThat(facts.current()).as("after the end").isEqualTo(Facts.NONE);
    }

    /** H88. */
    @Test
    void factsDoNotSurviveIntoAnotherRequestOrApplication() {
        Guards.of(List.of(saying("one", 1, Inspection.of(FRESH)))).inspect(server.request(), UnaryOperator.identity());
        RequestOnThread thread = new RequestOnThread();
        RequestFacts facts = new RequestFacts(thread);
        Object kept = server.attributes.values().iterator().next();
        ServletContext other = FakeServer.proxy(ServletContext.class, (proxy, method, args) -> null);

        thread.begin(FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
            case "getAttribute" -> kept;
            case "getServletContext" -> other;
            default -> null;
        }));
        assertThat(facts.current()).isEqualTo(Facts.NONE);

        server.nextRequest();
        thread.begin(server.request());
        assertThat(facts.current()).isEqualTo(Facts.NONE);
    }

    @Test
    void applicationCannotSayFactsItself() {
        Guards.of(List.of(saying("one", 1, Inspection.NOTHING))).inspect(server.request(), UnaryOperator.identity());
        server.attributes.replaceAll((name, value) -> FRESH);
        RequestOnThread thread = new RequestOnThread();
        thread.begin(server.request());

        assertThat(new RequestFacts(thread).current()).isEqualTo(Facts.NONE);
    }

    @Test
    void demandWithoutARequestIsRefused() {
        RequestObligations obligations = new RequestObligations(new RequestOnThread());

        assertThat(obligations.require("one").map(Rejection::reason)).contains(ResponseReason.NO_RESPONSE);
    }

    @Test
    void demandOfAnUnknownSealerIsRefused() {
        RequestOnThread thread = new RequestOnThread();
        thread.begin(server.request());

        assertThat(new RequestObligations(thread).require("one").map(Rejection::reason))
                .contains(ResponseReason.NO_SEALER);
    }

    @Test
    void generatedAnswerIsTheAdaptersOwn() {
        Authentication authentication = guarded(exchange -> Outcome.abstained());

        Reply reply = authentication.failed(new Rejection(ResponseReason.RESPONSE_TOO_LONG, "", ""), server.request());

        assertThat(reply.status()).isEqualTo(500);
        assertThat(Optional.of(sample.audited.get(0).mechanism())).contains("response");
    }
}
