package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.secf.boot.BootedGuard;
import org.secf.boot.Built;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegationIssuers;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.HttpReason;
import org.secf.http.OctetSink;
import org.secf.http.Replacement;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSealer;
import org.secf.mechanism.SealedMessage;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.propagation.PropagatedIdentities;
import org.secf.state.MemoryAssociationStore;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class MessageFilterTest {

    private static final Facts FRESH = Facts.of(new Freshness("one", Freshness.Source.NONCE, "k1"));

    private final FakeServer server = new FakeServer();
    private final HeldServer held = new HeldServer();
    private final Map<String, Object> application = new HashMap<>();
    private final RequestOnThread thread = new RequestOnThread();
    private final List<AsyncListener> listeners = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Object> begunWith = new ArrayList<>();
    private DispatcherType dispatcher = DispatcherType.REQUEST;
    private Verdict<Inspection> inspection = Verdict.accepted(Inspection.of(FRESH));

    private final ServletContext context = FakeServer.proxy(
            ServletContext.class,
            (proxy, method, args) ->
                    method.getName().equals("getAttribute") ? application.get(String.valueOf(args[0])) : null);

    private final AsyncContext async =
            FakeServer.proxy(AsyncContext.class, (proxy, method, args) -> switch (method.getName()) {
                case "addListener" -> listeners.add((AsyncListener) args[0]);
                case "getResponse" -> held.response();
                case "getRequest" -> null;
                default -> calls.add(method.getName());
            });

    /** Reads the body, and says as it is told. */
    private final MessageGuard guard = new MessageGuard() {
        @Override
        public int order() {
            return 1;
        }

        @Override
        public Verdict<Inspection> inspect(Request request, Bodies bodies) {
            calls.add("inspect");
            return request.body(bodies.limits(), OctetSink.NONE).then(body -> inspection);
        }
    };

    private record Signer() implements ResponseSealer {
        @Override
        public String name() {
            return "signer";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public Verdict<SealedMessage> seal(ResponseMessage response, Bodies bodies) {
            return Verdict.accepted(SealedMessage.with(List.of(new Reply.Header("Seal", "" + response.status()))));
        }
    }

    private record Fixed(Set<String> addresses) implements Endpoint {
        @Override
        public EndpointAnswer answer(Request request) {
            return EndpointAnswer.of(Reply.status(204));
        }
    }

    private void start(Endpoints endpoints, BootedGuard... guards) {
        Authentication sampled = new Sample().deciding(exchange -> Outcome.abstained());
        Authentication authentication = new Authentication(
                sampled.routes(),
                endpoints,
                Guards.of(List.of(guards)),
                sampled.sessions(),
                sampled.audit(),
                sampled.clock(),
                sampled.random());
        application.put(
                "org.secf.jaspic.Application",
                new Application(
                        authentication,
                        Map.of(),
                        new RoleProbe("/app", Set.of(), RoleMapping.of(context)),
                        endpoints,
                        KeyRing.empty(),
                        ProtectedClients.of(Map.of()),
                        DelegationIssuers.of(Map.of()),
                        PropagatedIdentities.of(Map.of()),
                        new MemoryAssociationStore(sampled.clock(), 1)));
    }

    private void start() {
        start(Endpoints.NONE, new BootedGuard("one", guard, "@one"));
    }

    private HttpServletRequest request() {
        HttpServletRequest inner = server.request();
        return FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
            case "getServletContext" -> context;
            case "getDispatcherType" -> dispatcher;
            case "startAsync" -> {
                Collections.addAll(begunWith, args == null ? new Object[0] : args);
                yield async;
            }
            case "getAsyncContext" -> async;
            default -> {
                try {
                    yield method.invoke(inner, args);
                } catch (InvocationTargetException e) {
                    throw e.getCause() == null ? e : e.getCause();
                }
            }
        });
    }

    private void filter(FilterChain chain) throws IOException, ServletException {
        new MessageFilter().doFilter(request(), held.response(), chain);
    }

    private Facts facts(ServletRequest request) {
        thread.begin((HttpServletRequest) request);
        return new RequestFacts(thread).current();
    }

    private static String text(ServletRequest request) throws IOException {
        return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void resourceReadsTheBodyThatTheGuardRead() throws Exception {
        start();
        server.body = "hello".getBytes(StandardCharsets.UTF_8);
        List<Object> seen = new ArrayList<>();

        filter((request, response) -> seen.addAll(List.of(text(request), facts(request))));

        assertThat(seen).containsExactly("hello", FRESH);
    }

    /** Grizzly adds trailers to the fields, which was after the guard had seen them. */
    @Test
    void resourceReadsTheFieldsThatTheGuardSaw() throws Exception {
        start();
        server.requestHeaders.put("Transfer-Encoding", List.of("chunked"));
        server.trailers.put("X-Tenant", List.of("mallory"));
        List<Object> seen = new ArrayList<>();

        filter((request, response) -> seen.add(((HttpServletRequest) request).getHeader("X-Tenant") + ""));
        server.attributes.clear();
        server.requestHeaders.remove("X-Tenant");
        start(Endpoints.NONE);
        filter((request, response) -> seen.add(text(request) + ((HttpServletRequest) request).getHeader("X-Tenant")));

        assertThat(seen).containsExactly("null", "null");
    }

    @Test
    void resourceReadsTheBodyThatTheGuardLeft() throws Exception {
        start();
        server.body = "outer".getBytes(StandardCharsets.UTF_8);
        inspection = Verdict.accepted(
                Inspection.of(FRESH).replacing(Replacement.by(Body.of("inner".getBytes(StandardCharsets.UTF_8)))));
        List<String> seen = new ArrayList<>();

        filter((request, response) -> seen.add(text(request) + request.getContentLength()));

        assertThat(seen).containsExactly("inner5");
    }

    @Test
    void resourceIsNotCalledForWhatIsRefused() throws Exception {
        start();
        inspection = Verdict.rejected(HttpReason.BODY_TOO_LARGE, "little", "much");

        filter((request, response) -> calls.add("resource"));

        assertThat(calls).containsExactly("inspect");
        assertThat(held.status).isEqualTo(413);
    }

    /** The container gives its own request to the page of an error. */
    @Test
    void pageOfAnErrorSeesNoMoreThanTheResource() throws Exception {
        start();
        inspection = Verdict.accepted(Inspection.hiding(Set.of("X-Asserted")));
        server.requestHeaders.put("X-Asserted", List.of("mallory"));
        HttpServletRequest request = request();
        List<Object> seen = new ArrayList<>();
        FilterChain page = (shown, response) -> seen.add(((HttpServletRequest) shown).getHeader("X-Asserted") + "");

        new MessageFilter().doFilter(request, held.response(), page);
        dispatcher = DispatcherType.ERROR;
        new MessageFilter().doFilter(request, held.response(), page);

        assertThat(seen).containsExactly("null", "null");
        assertThat(calls).containsExactly("inspect");
    }

    /** Of a request that was refused, or that never came to the guards. */
    @Test
    void pageOfAnErrorSeesNothingThatNobodyProved() throws Exception {
        start(Endpoints.NONE, new BootedGuard("one", deciding(guard), "@one"));
        inspection = Verdict.rejected(HttpReason.BODY_TOO_LARGE, "little", "much");
        server.requestHeaders.put("X-Asserted", List.of("mallory"));
        HttpServletRequest request = request();
        List<Object> seen = new ArrayList<>();
        FilterChain page = (shown, response) -> seen.add(((HttpServletRequest) shown).getHeader("X-Asserted") + "");

        dispatcher = DispatcherType.ERROR;
        new MessageFilter().doFilter(request, held.response(), page);
        dispatcher = DispatcherType.REQUEST;
        new MessageFilter().doFilter(request, held.response(), page);
        dispatcher = DispatcherType.ERROR;
        new MessageFilter().doFilter(request, held.response(), page);

        assertThat(seen).containsExactly("null", "null");
        assertThat(calls).containsExactly("inspect");
    }

    private static MessageGuard deciding(MessageGuard guard) {
        return new MessageGuard() {
            @Override
            public int order() {
                return guard.order();
            }

            @Override
            public Verdict<Inspection> inspect(Request request, Bodies bodies) {
                return guard.inspect(request, bodies);
            }

            @Override
            public Optional<Predicate<String>> decidedFields() {
                return Optional.of("X-Asserted"::equalsIgnoreCase);
            }
        };
    }

    @Test
    void endpointBringsItsOwnProof() throws Exception {
        start(
                Endpoints.of(new Built.Endpoints(List.of(new Fixed(Set.of("/api/whoami"))), List.of())),
                new BootedGuard("one", guard, "@one"));
        inspection = Verdict.rejected(HttpReason.BODY_TOO_LARGE, "little", "much");

        filter((request, response) -> calls.add("resource"));

        assertThat(calls).containsExactly("resource");
    }

    @Test
    void nothingIsInspectedWithoutGuards() throws Exception {
        start(Endpoints.NONE);
        List<Object> seen = new ArrayList<>();

        filter((request, response) -> seen.add(facts(request)));

        assertThat(seen).containsExactly(Facts.NONE);
    }

    @Test
    void nothingIsKnownAfterTheEnd() throws Exception {
        start();
        HttpServletRequest request = request();

        new MessageFilter().doFilter(request, held.response(), (seen, response) -> {});

        assertThat(facts(request)).isEqualTo(Facts.NONE);
    }

    @Test
    void nothingIsKnownOrSealedAfterAFailure() {
        start();
        inspection = Verdict.accepted(Inspection.NOTHING.answeredBy(new Signer()));
        HttpServletRequest request = request();

        assertThatThrownBy(() -> new MessageFilter().doFilter(request, held.response(), (seen, response) -> {
                    response.getWriter().write("half");
                    throw new IOException("gone");
                }))
                .isInstanceOf(IOException.class);

        assertThat(facts(request)).isEqualTo(Facts.NONE);
        assertThat(held.fields).isEmpty();
        assertThat(held.body()).isEmpty();
    }

    @Test
    void sealsWhatAnInspectionDemands() throws Exception {
        start();
        inspection = Verdict.accepted(Inspection.NOTHING.answeredBy(new Signer()));

        filter((request, response) -> {
            ((HttpServletResponse) response).setStatus(201);
            response.getWriter().write("made");
        });

        assertThat(held.fields.get("Seal")).containsExactly("201");
        assertThat(held.body()).isEqualTo("made");
    }

    @Test
    void sealsWhatACallDemands() throws Exception {
        start();

        filter((request, response) -> {
            thread.begin((HttpServletRequest) request);
            assertThat(new RequestObligations(thread).require(new Signer())).isEmpty();
            response.getWriter().write("made");
        });

        assertThat(held.fields.get("Seal")).containsExactly("200");
    }

    /** Whoever is told that the response will be sealed says what must not go out otherwise. */
    @Test
    void promisesASealWhereThereWillBeOneAlone() throws Exception {
        start();
        HttpServletRequest request = request();
        ServletContext other = FakeServer.proxy(ServletContext.class, (proxy, method, args) -> null);

        new MessageFilter().doFilter(request, held.response(), (seen, response) -> {
            HttpServletRequest forwarded = new HttpServletRequestWrapper((HttpServletRequest) seen) {
                @Override
                public ServletContext getServletContext() {
                    return other;
                }
            };
            assertThat(refusal(forwarded)).as("in another application").contains(ResponseReason.NO_RESPONSE);
            assertThat(refusal(seen)).isEmpty();
        });

        assertThat(refusal(request)).as("after the end").contains(ResponseReason.NO_RESPONSE);
    }

    private Optional<Reason> refusal(ServletRequest request) {
        thread.begin((HttpServletRequest) request);
        return new RequestObligations(thread).require(new Signer()).map(Rejection::reason);
    }

    @Test
    void sealsWhenAnotherThreadIsDone() throws Exception {
        start();
        inspection = Verdict.accepted(Inspection.NOTHING.answeredBy(new Signer()));
        List<AsyncContext> begun = new ArrayList<>();
        HttpServletRequest request = request();

        new MessageFilter().doFilter(request, held.response(), (seen, response) -> {
            begun.add(seen.startAsync(seen, response));
            response.getWriter().write("later");
        });
        assertThat(held.body()).as("held back").isEmpty();
        assertThat(facts(request)).isEqualTo(Facts.NONE);
        begun.get(0).complete();

        assertThat(held.fields.get("Seal")).containsExactly("200");
        assertThat(held.body()).isEqualTo("later");
        assertThat(calls).containsExactly("inspect", "complete");
    }

    @Test
    void otherThreadsAnswerIntoWhatTheResourceHas() throws Exception {
        start();
        inspection = Verdict.accepted(Inspection.NOTHING.answeredBy(new Signer()));
        List<Object> given = new ArrayList<>();

        filter((seen, response) -> {
            given.add(seen);
            given.add(response);
            seen.startAsync();
            response.getWriter().write("later");
            seen.getAsyncContext().complete();
        });

        assertThat(begunWith).as("not the container's own").isEqualTo(given);
        assertThat(held.fields.get("Seal")).containsExactly("200");
        assertThat(held.body()).isEqualTo("later");
    }

    @Test
    void dispatchKeepsWhatTheApplicationWrapped() throws Exception {
        start();
        inspection = Verdict.accepted(Inspection.NOTHING.answeredBy(new Signer()));
        HttpServletRequest request = request();
        List<ServletResponse> given = new ArrayList<>();
        new MessageFilter().doFilter(request, held.response(), (seen, response) -> {
            given.add(new HttpServletResponseWrapper((HttpServletResponse) response));
            seen.startAsync(seen, given.get(0)).dispatch();
        });

        dispatcher = DispatcherType.ASYNC;
        new MessageFilter().doFilter(request, given.get(0), (seen, response) -> given.add(response));

        assertThat(given.get(1)).isSameAs(given.get(0));
        assertThat(held.fields.get("Seal")).containsExactly("200");
    }

    /** The usual answer to a time-out, by the context that the container names in its event. */
    @Test
    void sealsWhatAListenerAnswers() throws Exception {
        start();
        inspection = Verdict.accepted(Inspection.NOTHING.answeredBy(new Signer()));
        filter((seen, response) -> {
            AsyncContext begun = seen.startAsync(seen, response);
            begun.addListener(new Late(response));
            begun.addListener(new Late(response), seen, response);
        });

        listeners.get(1).onTimeout(new AsyncEvent(async));

        assertThat(held.fields.get("Seal")).containsExactly("503");
        assertThat(held.body()).isEqualTo("late");
        assertThat(listeners.get(2)).hasSameClassAs(listeners.get(1));
        assertThat(calls).containsExactly("inspect", "complete");
    }

    @Test
    void listenersHearEverything() throws Exception {
        start();
        filter((seen, response) -> seen.startAsync().addListener(new Late(response)));
        AsyncListener listener = listeners.get(1);
        Throwable failure = new IOException();

        listener.onError(new AsyncEvent(async, null, null, failure));
        listener.onStartAsync(new AsyncEvent(async));
        listener.onComplete(new AsyncEvent(async));

        assertThat(calls).containsExactly("inspect", "error " + failure, "begun", "done");
    }

    /** Answers when time is over, by the context that the container names in its event. */
    private final class Late implements AsyncListener {
        private final ServletResponse response;

        Late(ServletResponse response) {
            this.response = response;
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            ((HttpServletResponse) response).setStatus(503);
            response.getWriter().write("late");
            event.getAsyncContext().complete();
        }

        @Override
        public void onError(AsyncEvent event) {
            calls.add("error " + event.getThrowable());
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            calls.add("begun");
        }

        @Override
        public void onComplete(AsyncEvent event) {
            calls.add("done");
        }
    }

    @Test
    void keepsBodiesUntilTheContainerIsDone() throws Exception {
        start();
        HttpServletRequest request = request();
        new MessageFilter().doFilter(request, held.response(), (seen, response) -> seen.startAsync());
        assertThat(facts(request)).isEqualTo(FRESH);

        for (AsyncListener listener : List.copyOf(listeners)) {
            listener.onTimeout(new AsyncEvent(async));
            listener.onError(new AsyncEvent(async));
            listener.onStartAsync(new AsyncEvent(async));
            assertThat(facts(request)).isEqualTo(FRESH);
            listener.onComplete(new AsyncEvent(async));
        }

        assertThat(listeners).as("and again for the second time").hasSize(2);
        assertThat(facts(request)).isEqualTo(Facts.NONE);
    }

    @Test
    void sealsTheTurnThatADispatchBegins() throws Exception {
        start();
        server.body = "hello".getBytes(StandardCharsets.UTF_8);
        inspection = Verdict.accepted(Inspection.NOTHING.answeredBy(new Signer()));
        HttpServletRequest request = request();
        new MessageFilter()
                .doFilter(
                        request,
                        held.response(),
                        (seen, response) -> seen.startAsync().dispatch());

        dispatcher = DispatcherType.ASYNC;
        new MessageFilter()
                .doFilter(
                        request,
                        held.response(),
                        (seen, response) -> response.getWriter().write(text(seen)));

        assertThat(calls).containsExactly("inspect", "dispatch");
        assertThat(held.fields.get("Seal")).containsExactly("200");
        assertThat(held.body()).isEqualTo("hello");
        assertThat(Optional.of(facts(request))).contains(Facts.NONE);
    }

    /** As a worker does that comes too late: by then some containers have the same response for somebody else. */
    @Test
    void sendsNothingAfterTheEnd() throws Exception {
        start();
        inspection = Verdict.accepted(Inspection.NOTHING.answeredBy(new Signer()));
        List<AsyncContext> begun = new ArrayList<>();
        filter((seen, response) -> {
            begun.add(seen.startAsync());
            response.getOutputStream().write("late".getBytes(StandardCharsets.UTF_8));
        });

        listeners.get(0).onComplete(new AsyncEvent(async));
        begun.get(0).complete();

        assertThat(held.fields).isEmpty();
        assertThat(held.body()).isEmpty();
        assertThat(held.length).isEqualTo(-1);
    }
}
