package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.boot.BootedGuard;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.OctetSink;
import org.secf.http.Request;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Verdict;

/** A request that the container refuses by itself, after its body was read to verify it: no filter of the application sees it. */
class SecfListenerTest {

    private final FakeServer server = new FakeServer();
    private final SecfListener listener = new SecfListener();

    @TempDir
    private Path folder;

    /** Reads the body. */
    private record Reading() implements MessageGuard {
        @Override
        public int order() {
            return 1;
        }

        @Override
        public Verdict<Inspection> inspect(Request request, Bodies bodies) {
            return request.body(bodies.limits(), OctetSink.NONE).map(body -> Inspection.NOTHING);
        }
    }

    private HttpServletRequest refusedByTheContainer() {
        HttpServletRequest request = server.request();
        request.getServletContext().setAttribute(ServletContext.TEMPDIR, folder.toFile());
        server.body = new byte[1_000_000];
        Authentication sampled = new Sample().deciding(exchange -> Outcome.established(Sample.caller("alice")));
        new Authentication(
                        sampled.routes(),
                        sampled.endpoints(),
                        Guards.of(List.of(new BootedGuard("reading", new Reading(), "@reading"))),
                        sampled.sessions(),
                        sampled.audit(),
                        sampled.clock(),
                        sampled.random())
                .authenticate(request, server.response(), true);
        return request;
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void leavesNoBodyOpen() throws IOException {
        HttpServletRequest request = refusedByTheContainer();
        MessageState state = MessageState.of(request);
        Body kept = state.received().orElseThrow().fold(body -> body, BrokenBody::new);
        assertThat(state.hasEnded()).isFalse();
        assertThat(kept.octets()).hasSize(1_000_000);

        listener.requestDestroyed(new ServletRequestEvent(request.getServletContext(), request));

        assertThat(state.hasEnded()).isTrue();
        assertThat(files()).isZero();
        assertThatThrownBy(kept::octets).isInstanceOf(IOException.class);
    }

    @Test
    void endsNothingThatAnotherThreadAnswers() {
        HttpServletRequest request = refusedByTheContainer();
        HttpServletRequest begun = new HttpServletRequestWrapper(request) {
            @Override
            public boolean isAsyncStarted() {
                return true;
            }
        };

        listener.requestDestroyed(new ServletRequestEvent(request.getServletContext(), begun));

        assertThat(MessageState.of(request).hasEnded()).isFalse();
    }

    @Test
    void endsNothingOfAnotherApplication() {
        HttpServletRequest request = refusedByTheContainer();
        ServletContext other = FakeServer.proxy(ServletContext.class, (proxy, method, args) -> null);

        listener.requestDestroyed(new ServletRequestEvent(other, request));

        assertThat(MessageState.of(request).hasEnded()).isFalse();
    }

    @Test
    void hasNothingToEndOfWhatNobodyInspected() {
        HttpServletRequest request = server.request();

        listener.requestDestroyed(new ServletRequestEvent(request.getServletContext(), request));

        assertThat(MessageState.find(request)).isEmpty();
    }
}
