package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.identity.Caller;

/** Whose the threads of an asynchronous request are. */
class CallerAsyncTest {

    private static final Caller ALICE = Sample.caller("alice");
    private static final Caller BOB = Sample.caller("bob");

    private final FakeServer server = new FakeServer();
    private final RequestOnThread thread = new RequestOnThread();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final List<Runnable> started = new ArrayList<>();
    private final List<AsyncListener> listeners = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Object> begunWith = new ArrayList<>();
    private final AsyncContext container = FakeServer.proxy(AsyncContext.class, (proxy, method, args) -> {
        calls.add(method.getName());
        return switch (method.getName()) {
            case "start" -> started.add((Runnable) args[0]);
            case "addListener" -> listeners.add((AsyncListener) args[0]);
            case "getTimeout" -> 7L;
            case "hasOriginalRequestAndResponse" -> true;
            default -> null;
        };
    });

    @BeforeEach
    void called() {
        call(ALICE);
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private void call(Caller caller) {
        server.attributes.put(Caller.class.getName(), caller);
    }

    private HttpServletRequest request() {
        HttpServletRequest inner = server.request();
        return FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
            case "startAsync", "getAsyncContext" -> {
                begunWith.addAll(List.of(args));
                yield container;
            }
            default -> invoked(() -> method.invoke(inner, args));
        });
    }

    private interface Invocation {
        Object invoke() throws IllegalAccessException, InvocationTargetException;
    }

    private static Object invoked(Invocation invocation) throws Throwable {
        try {
            return invocation.invoke();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What the resource does, with the request that it is given. */
    private void resource(Consumer<HttpServletRequest> resource) throws IOException, ServletException {
        CallerFilter.with(thread)
                .doFilter(
                        request(),
                        server.response(),
                        (request, response) -> resource.accept((HttpServletRequest) request));
    }

    private String seen() {
        return thread.current().map(request -> "a request of ").orElse("")
                + thread.caller().map(Caller::getName).orElse("no caller");
    }

    private List<String> seenInStarted() {
        List<String> seen = new ArrayList<>();
        for (Runnable run : started) {
            seen.add(CompletableFuture.supplyAsync(
                            () -> {
                                seenInside = "not run";
                                run.run();
                                return seenInside + " then " + seen();
                            },
                            pool)
                    .join());
        }
        return seen;
    }

    private volatile String seenInside = "";

    private void note() {
        seenInside = seen();
    }

    @Nested
    class StartedThread {

        @Test
        void worksForTheCallerOfItsRequestAndForNobodyAfterwards() throws Exception {
            resource(request -> request.startAsync().start(CallerAsyncTest.this::note));

            assertThat(seenInStarted()).containsExactly("alice then no caller");
        }

        @Test
        void worksForTheCallerWhereTheApplicationBroughtItsOwnRequest() throws Exception {
            List<HttpServletRequest> own = new ArrayList<>();

            resource(request -> {
                own.add(new HttpServletRequestWrapper(request));
                own.get(0).startAsync(own.get(0), server.response()).start(CallerAsyncTest.this::note);
            });

            assertThat(seenInStarted()).containsExactly("alice then no caller");
            assertThat(begunWith).contains(own.get(0));
        }

        @Test
        void worksForTheCallerByTheContextAskedForLater() throws Exception {
            resource(request -> {
                request.startAsync();
                request.getAsyncContext().start(CallerAsyncTest.this::note);
            });

            assertThat(seenInStarted()).containsExactly("alice then no caller");
        }

        @Test
        void worksForTheSameCallerWhenTheRequestIsAnothersAlready() throws Exception {
            resource(request -> request.startAsync().start(CallerAsyncTest.this::note));
            call(BOB);

            assertThat(seenInStarted()).containsExactly("alice then no caller");
        }

        @Test
        void worksForNobodyWhenItIsStartedAfterTheRequestBecameAnothers() throws Exception {
            List<AsyncContext> kept = new ArrayList<>();
            resource(request -> kept.add(request.startAsync()));
            call(BOB);

            kept.get(0).start(CallerAsyncTest.this::note);

            assertThat(seenInStarted()).containsExactly("anonymous then no caller");
        }

        @Test
        void worksForNobodyAfterALogout() throws Exception {
            resource(request -> {
                AsyncContext async = request.startAsync();
                request.removeAttribute(Caller.class.getName());
                async.start(CallerAsyncTest.this::note);
            });

            assertThat(seenInStarted()).containsExactly("anonymous then no caller");
        }

        @Test
        void ofNobodysRequestWorksForNobody() throws Exception {
            server.attributes.clear();

            resource(request -> request.startAsync().start(CallerAsyncTest.this::note));

            assertThat(seenInStarted()).containsExactly("anonymous then no caller");
        }

        @Test
        void thatTheContainerTookFromAnotherRequestGoesBackToThat() throws Exception {
            resource(request -> request.startAsync().start(CallerAsyncTest.this::note));
            thread.begin(request());

            started.get(0).run();

            assertThat(seenInside).isEqualTo("alice");
            assertThat(seen()).isEqualTo("a request of no caller");
        }

        @Test
        void findsTheApplicationByItsLoaderAndLeavesTheOtherBehind() throws Exception {
            ClassLoader own = Thread.currentThread().getContextClassLoader();
            ClassLoader other = new ClassLoader(own) {};
            List<ClassLoader> seen = new ArrayList<>();
            resource(request -> request.startAsync()
                    .start(() -> seen.add(Thread.currentThread().getContextClassLoader())));
            Thread.currentThread().setContextClassLoader(other);
            try {
                started.get(0).run();
                seen.add(Thread.currentThread().getContextClassLoader());
            } finally {
                Thread.currentThread().setContextClassLoader(own);
            }

            assertThat(seen).containsExactly(own, other);
        }

        @Test
        void isNobodysAfterAFailure() throws Exception {
            resource(request -> request.startAsync().start(() -> {
                throw new IllegalStateException("broken");
            }));

            assertThatThrownBy(started.get(0)::run).hasMessage("broken");
            assertThat(seen()).isEqualTo("no caller");
        }
    }

    @Nested
    class Listener {

        private final List<String> heard = new ArrayList<>();

        private AsyncListener listener() {
            return FakeServer.proxy(AsyncListener.class, (proxy, method, args) -> {
                heard.add(method.getName() + " " + seen());
                ((AsyncEvent) args[0]).getAsyncContext().start(CallerAsyncTest.this::note);
                return null;
            });
        }

        @Test
        void isToldForTheCallerAndSoIsWhatItStarts() throws Exception {
            resource(request -> request.startAsync().addListener(listener()));
            AsyncEvent event = new AsyncEvent(container);

            listeners.get(0).onStartAsync(event);
            listeners.get(0).onTimeout(event);
            listeners.get(0).onError(event);
            listeners.get(0).onComplete(event);

            assertThat(heard)
                    .containsExactly("onStartAsync alice", "onTimeout alice", "onError alice", "onComplete alice");
            assertThat(seenInStarted()).hasSize(4).containsOnly("alice then no caller");
            assertThat(seen()).isEqualTo("no caller");
        }

        @Test
        void isGivenWhatTheApplicationSupplied() throws Exception {
            HttpServletRequest supplied = server.request();
            List<Object> given = new ArrayList<>();
            AsyncListener listener = FakeServer.proxy(AsyncListener.class, (proxy, method, args) -> {
                AsyncEvent event = (AsyncEvent) args[0];
                given.addAll(List.of(event.getSuppliedRequest(), event.getThrowable()));
                return null;
            });
            resource(request -> request.startAsync().addListener(listener, supplied, server.response()));
            IOException gone = new IOException("gone");

            listeners.get(0).onError(new AsyncEvent(container, supplied, server.response(), gone));

            assertThat(given.get(0)).isSameAs(supplied);
            assertThat(given.get(1)).isSameAs(gone);
        }
    }

    @Test
    void leavesEverythingElseToTheContainer() throws Exception {
        resource(request -> {
            AsyncContext async = request.startAsync();
            async.dispatch();
            async.dispatch("/path");
            async.dispatch(request.getServletContext(), "/path");
            async.setTimeout(7);
            async.complete();
            assertThat(async.getTimeout()).isEqualTo(7);
            assertThat(async.hasOriginalRequestAndResponse()).isTrue();
        });

        assertThat(calls)
                .containsExactly(
                        "dispatch",
                        "dispatch",
                        "dispatch",
                        "setTimeout",
                        "complete",
                        "getTimeout",
                        "hasOriginalRequestAndResponse");
    }

    @Test
    void wrapsARequestOnceHoweverOftenItIsDispatched() {
        HttpServletRequest once = CallerRequest.of(request(), thread);
        HttpServletRequest wrapped = new HttpServletRequestWrapper(once);

        assertThat(CallerRequest.of(wrapped, thread)).isSameAs(wrapped);
        assertThat(CallerRequest.of(wrapped, new RequestOnThread())).isNotSameAs(wrapped);
    }
}
