package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.probe.ProbeUsers;
import org.secf.server.GuidePage;
import org.secf.server.Http;
import org.secf.server.ProbeArchive;

/** The caller is the same in every place where the platform runs code, and nobody else's; HTTP Basic over the application's identity store. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIf(value = "org.secf.server.Site#isPlatform", disabledReason = "a servlet container has neither JAX-RS nor EJB")
class IdentityTest {

    private static final int CALLERS = 1000;
    private static final int THREADS = 48;
    private static final int SOME = 200;
    private static final int FEW = 20;
    private static final String NOBODY = "nobody";
    private static final String HANDSHAKE = "WEBSOCKET";
    private static final String HANDSHAKE_EXPECTED = "principal=alice user=true then principal=alice";

    private final Http http = new Http();
    private final Differences differences = Differences.ofBuild();

    @Deployment(testable = false)
    public static Archive<?> probe() {
        return ProbeArchive.archive();
    }

    /** First: what a server gets wrong changes with what its threads did before. */
    @Test
    @Order(1)
    void callerIsTheSameEverywhere() throws Exception {
        Map<Situation, String> seen = new EnumMap<>(Situation.class);
        for (Situation situation : Situation.values()) {
            seen.put(situation, seen(situation, "alice"));
        }
        String handshake = handshake("alice");

        List<String> rows = new ArrayList<>();
        seen.forEach((situation, what) -> rows.add(row(situation.title(), situation.name(), what)));
        rows.add(row("WebSocket: handshake, then session", HANDSHAKE, handshake));
        String table = "| place | what it sees of the caller alice |\n|---|---|\n" + String.join("", rows);
        GuidePage.ofBuild().offer("identity", table);

        assertThat(GuidePage.ofBuild().part("identity")).isEqualTo(table);
        for (Situation situation : Situation.values()) {
            assertThat(seen.get(situation))
                    .as(situation.name())
                    .isEqualTo(expected(situation.name(), situation.expected()));
        }
        assertThat(handshake).isEqualTo(expected(HANDSHAKE, HANDSHAKE_EXPECTED));
    }

    /** H88. */
    @Test
    void thousandCallersAtOnceEachSeeTheirOwnNameOnly() throws Exception {
        List<Callable<String>> requests = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String name = "caller" + i;
            for (Situation situation : List.of(
                    Situation.SERVLET,
                    Situation.REST,
                    Situation.EJB,
                    Situation.EJB_ASYNCHRONOUS,
                    Situation.REST_STAGE)) {
                requests.add(() -> strangers(situation, name));
            }
            requests.add(() -> strangers(Situation.REST, NOBODY));
        }
        assertThat(answers(requests)).containsOnly("");
    }

    /** The container's principal there is the server's affair; the injected caller is that of the request, on threads that serve all of them in turn. */
    @ParameterizedTest
    @ValueSource(strings = {"/probe/async", "/probe/async-own", "/probe/async-again"})
    void callerGoesAlongToThreadsOfAsyncContextAndIsNobodyElses(String path) throws Exception {
        assertThat(answers(seenBy(path)))
                .filteredOn(seen -> !seen.endsWith(":"))
                .hasSizeGreaterThan(FEW)
                .allMatch(seen -> seen.matches("(?s)(\\w+):principal=\\S+ caller=\\1 user=.*"));
    }

    /** On threads that the server does not know and the application uses again and again. */
    @Test
    void ownThreadsOfTheApplicationTellNobodyElsesCaller() throws Exception {
        assertThat(answers(seenBy("/probe/own-task")))
                .hasSizeGreaterThan(FEW)
                .allMatch(seen -> seen.matches("(?s)(\\w+):principal=\\S+ caller=(\\1|nobody) user=.*"));
    }

    private List<Callable<String>> seenBy(String path) {
        return IntStream.range(0, SOME)
                .<Callable<String>>mapToObj(i -> {
                    String name = "caller" + i;
                    return () -> name + ":"
                            + http.get(ProbeArchive.ADDRESS + path, name).body().strip();
                })
                .toList();
    }

    private static List<String> answers(List<Callable<String>> requests) throws Exception {
        List<Callable<String>> shuffled = new ArrayList<>(requests);
        Collections.shuffle(shuffled, new Random(42));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(shuffled, 300, TimeUnit.SECONDS)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The thread of {@code AsyncContext.start} is the server's (Jakarta Servlet §2.3.3.3): the request tells its own caller there, the thread need not. */
    @Test
    void requestTellsItsOwnCallerInThreadsOfAsyncContext() {
        for (int i = 0; i < 10; i++) {
            String name = "caller" + i;
            String seen = http.get(ProbeArchive.ADDRESS + "/probe/async", name).body();

            assertThat(seen).matches("|principal=(nobody|" + name + ") caller=.*");
        }
    }

    /** What no other server thread may keep for the next request. */
    @Test
    void nobodyComesAfterSomebody() {
        for (int i = 0; i < 50; i++) {
            assertThat(seen(Situation.REST, "alice")).startsWith("principal=alice");
            assertThat(http.get(ProbeArchive.ADDRESS + "/api/probe/now").body())
                    .isEqualTo("principal=nobody caller=nobody user=false");
        }
    }

    private String expected(String situation, String bySpecification) {
        return differences.of(situation).map(Differences.Difference::seen).orElse(bySpecification);
    }

    private String row(String title, String situation, String seen) {
        Optional<Differences.Difference> difference = differences.of(situation);
        return "| " + title + " | `" + seen + "`"
                + difference
                        .map(found -> " (differs: [" + found.text() + "](" + found.link() + "))")
                        .orElse("") + " |\n";
    }

    private String seen(Situation situation, String user) {
        Http.Reply reply = user.equals(NOBODY)
                ? http.get(ProbeArchive.ADDRESS + situation.path())
                : http.get(ProbeArchive.ADDRESS + situation.path(), user);
        String body = reply.body().strip().replaceFirst("(?s).*data: ?", "");
        if (reply.status() != 200) {
            return "status " + reply.status();
        }
        return body.isEmpty() ? "no answer" : body;
    }

    /** Empty where the answer is what alice would see, with this caller's name, or with nobody's. */
    private String strangers(Situation situation, String name) {
        String seen = seen(situation, name);
        String own = name.equals(NOBODY)
                ? "principal=nobody caller=nobody user=false"
                : expected(situation.name(), situation.expected()).replace("alice", name);
        return seen.equals(own) ? "" : situation + " as " + name + " saw " + seen;
    }

    private String handshake(String user) throws Exception {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        WebSocket socket = http.client()
                .newWebSocketBuilder()
                .header("Authorization", Http.basic(user, ProbeUsers.password(user)))
                .buildAsync(
                        URI.create(ProbeArchive.ADDRESS.replaceFirst("^http", "ws") + "/socket"),
                        new WebSocket.Listener() {
                            @Override
                            public @Nullable CompletionStage<?> onText(
                                    WebSocket from, CharSequence text, boolean isLast) {
                                messages.add(text.toString());
                                return WebSocket.Listener.super.onText(from, text, isLast);
                            }
                        })
                .get(30, TimeUnit.SECONDS);
        try {
            return String.valueOf(messages.poll(30, TimeUnit.SECONDS));
        } finally {
            socket.abort();
        }
    }
}
