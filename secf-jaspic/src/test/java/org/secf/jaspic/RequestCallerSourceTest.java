package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.identity.Caller;
import org.secf.identity.CallerSource;

/** Whom beans are told of, with and without a request on their thread. */
class RequestCallerSourceTest {

    @TempDir
    private Path folder;

    private final FakeServer server = new FakeServer();

    /** Tells of somebody whom another server sent. */
    public static final class Told implements CallerSource {

        /** For the service loader. */
        public Told() {}

        @Override
        public Caller current() {
            return Sample.caller("told");
        }
    }

    @SuppressWarnings("unchecked") // what the proxy answers is of this type
    private static <T> Instance<T> bean(Supplier<Optional<T>> found) {
        return FakeServer.proxy(Instance.class, (proxy, method, args) -> switch (method.getName()) {
            case "isResolvable" -> true;
            case "get" -> found.get().orElseThrow(ContextNotActiveException::new);
            default -> null;
        });
    }

    /** On the thread at hand only. */
    private static SecurityContext holding(Set<Caller> callers) {
        Thread at = Thread.currentThread();
        return FakeServer.proxy(
                SecurityContext.class, (proxy, method, args) -> Thread.currentThread() == at ? callers : Set.of());
    }

    private Caller current(Optional<HttpServletRequest> request, Set<Caller> held) {
        RequestOnThread thread = new RequestOnThread();
        request.ifPresent(thread::begin);
        return current(thread, held);
    }

    private static Caller current(RequestOnThread thread, Set<Caller> held) {
        SecurityContext container = holding(held);
        return new RequestCallerSource(thread, bean(() -> Optional.of(container))).current();
    }

    private Caller whereSomebodyIsTold(Callable<Caller> question) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(CallerSource.class.getName()), Told.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
        try {
            return question.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void isTheCallerOfTheRequest() {
        server.attributes.put(Caller.class.getName(), Sample.caller("alice"));

        assertThat(current(Optional.of(server.request()), Set.of(Sample.caller("old"))))
                .isEqualTo(Sample.caller("alice"));
    }

    @Test
    void isNobodyWhileTheRequestIsNobodys() throws Exception {
        Callable<Caller> question = () -> current(Optional.of(server.request()), Set.of(Sample.caller("old")));

        assertThat(whereSomebodyIsTold(question).isAuthenticated()).isFalse();
    }

    @Test
    void isWhomARequestTookAlongWhoeverElseTheContainerCarries() {
        RequestOnThread thread = new RequestOnThread();
        thread.begin(Sample.caller("alice"));

        assertThat(current(thread, Set.of(Sample.caller("old")))).isEqualTo(Sample.caller("alice"));
    }

    @Test
    void isNobodyWhereARequestTookNobodyAlong() throws Exception {
        RequestOnThread thread = new RequestOnThread();
        thread.begin(Caller.nobody());

        assertThat(whereSomebodyIsTold(() -> current(thread, Set.of(Sample.caller("old"))))
                        .isAuthenticated())
                .isFalse();
    }

    @Test
    void isWhomTheContainerCarriesWithoutARequest() {
        assertThat(current(Optional.empty(), Set.of(Sample.caller("alice")))).isEqualTo(Sample.caller("alice"));
    }

    @Test
    void isNobodyWhereTheContainerCarriesEverybodyToEveryThread() {
        SecurityContext everywhere =
                FakeServer.proxy(SecurityContext.class, (proxy, method, args) -> Set.of(Sample.caller("old")));

        assertThat(new RequestCallerSource(new RequestOnThread(), bean(() -> Optional.of(everywhere)))
                        .current()
                        .isAuthenticated())
                .isFalse();
    }

    @Test
    void isWhomTheServerTellsOfWhereTheContainerCarriesNobody() throws Exception {
        assertThat(whereSomebodyIsTold(() -> current(Optional.empty(), Set.of())))
                .isEqualTo(Sample.caller("told"));
    }

    @Test
    void isNobodyWhereNobodyIsToldOf() {
        assertThat(current(Optional.empty(), Set.of()).isAuthenticated()).isFalse();
    }
}
