package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.secf.boot.Built;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.AuditEvent;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Rejection;

class EndpointsTest {

    private final FakeServer server = new FakeServer();
    private final Sample sample = new Sample();

    /** Answers where {@link FakeServer} is asked. */
    private record Fixed(String path, EndpointAnswer said) implements Endpoint {

        @Override
        public Set<String> addresses() {
            return Set.of(path);
        }

        @Override
        public EndpointAnswer answer(Request request) {
            return said;
        }
    }

    private Authentication with(EndpointAnswer answer) {
        Authentication sampled = sample.deciding(Sample::established);
        String path = new ServletRequestView(server.request()).path();
        return new Authentication(
                sampled.routes(),
                Endpoints.of(new Built.Endpoints(List.of(new Fixed(path, answer)), List.of())),
                Guards.NONE,
                sampled.sessions(),
                sampled.audit(),
                sampled.clock(),
                sampled.random());
    }

    @Test
    void auditsARefusalOnceAndSendsTheAnswerAsItIs() {
        Rejection rejection = new Rejection(JaspicReason.INTERNAL_ERROR, "one thing", "another");
        Reply reply = Reply.text(403, "application/json", "{}");
        Authentication authentication = with(EndpointAnswer.refused(reply, rejection));

        Outcome first = authentication
                .authenticate(server.request(), server.response(), true)
                .outcome();
        authentication.authenticate(server.request(), server.response(), true);

        assertThat(first).isEqualTo(Outcome.replied(reply));
        assertThat(server.status).isEqualTo(403);
        assertThat(sample.audited)
                .singleElement()
                .extracting(AuditEvent::rejection)
                .isEqualTo(java.util.Optional.of(rejection));
        assertThat(sample.asked).isZero();
    }

    /** Answers at two places, and counts how often it was told that the application ends. */
    private record Counting(AtomicInteger ends) implements Endpoint {

        @Override
        public Set<String> addresses() {
            return Set.of("/one", "/other");
        }

        @Override
        public EndpointAnswer answer(Request request) {
            return EndpointAnswer.of(Reply.status(204));
        }

        @Override
        public void stop() {
            ends.incrementAndGet();
        }
    }

    @Test
    void areToldOnceThatTheApplicationEnds() {
        AtomicInteger ends = new AtomicInteger();

        Endpoint other = new Fixed("/third", EndpointAnswer.of(Reply.status(204)));
        Endpoints.of(new Built.Endpoints(List.of(new Counting(ends), other), List.of()))
                .stop();

        assertThat(ends).hasValue(1);
    }

    @Test
    void auditsNothingWhereNothingWasRefused() {
        with(EndpointAnswer.of(Reply.status(204))).authenticate(server.request(), server.response(), true);

        assertThat(server.status).isEqualTo(204);
        assertThat(sample.audited).isEmpty();
    }
}
