package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;
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
