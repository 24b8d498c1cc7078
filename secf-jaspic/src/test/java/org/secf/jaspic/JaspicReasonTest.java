package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Route;
import org.secf.mechanism.Routes;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** Why the adapter itself refuses, as the audit tells it. */
class JaspicReasonTest {

    private final FakeServer server = new FakeServer();
    private final Sample sample = new Sample();

    @Test
    void namesAFailureOfTheMechanism() {
        assertThat(reasonOf(exchange -> {
                    throw new IllegalStateException("broken");
                }))
                .isSameAs(JaspicReason.INTERNAL_ERROR);
        assertThat(audited().received()).contains("broken");
    }

    @Test
    void namesAFailureThatIsNoException() {
        assertThat(reasonOf(exchange -> {
                    throw new NoClassDefFoundError("org/example/Missing");
                }))
                .isSameAs(JaspicReason.INTERNAL_ERROR);
    }

    /** A mechanism that is not asked is still looked at: for its session, its credential and its challenge. */
    @Test
    void namesAFailureOfAMechanismThatIsNotAsked() {
        List<PathPattern> everywhere = List.of(new PathPattern("/*"));
        Authentication sampled = sample.deciding(exchange -> Outcome.replied(Reply.status(401)));
        Route asked = sampled.routes().all().get(0);
        Route failing = new Route("failing", new FailingChallenge(), everywhere, -1, "@Failing");
        Authentication authentication = new Authentication(
                Routes.of(List.of(asked, failing)),
                Endpoints.NONE,
                Guards.NONE,
                sampled.sessions(),
                sampled.audit(),
                sampled.clock(),
                sampled.random());

        authentication.authenticate(server.request(), server.response(), true);

        assertThat(audited().reason()).isSameAs(JaspicReason.INTERNAL_ERROR);
        assertThat(server.status).isEqualTo(500);
    }

    private static final class FailingChallenge implements Mechanism {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public boolean isPresented(Request request) {
            return false;
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            return Outcome.abstained();
        }

        @Override
        public List<String> challenges(Request request) {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void namesARequestBeforeAnyStart() {
        ServletContext context = FakeServer.proxy(ServletContext.class, (proxy, method, args) -> null);

        Outcome outcome = Deployment.authentication(context)
                .authenticate(server.request(), server.response(), false)
                .outcome();

        assertThat(((Outcome.Refused) outcome).rejection().reason()).isSameAs(JaspicReason.NOT_STARTED);
        assertThat(server.status).isEqualTo(503);
    }

    private Reason reasonOf(Function<Exchange, Outcome> decision) {
        sample.deciding(decision).authenticate(server.request(), server.response(), true);
        return audited().reason();
    }

    private Rejection audited() {
        return sample.audited.get(0).rejection().orElseThrow();
    }
}
