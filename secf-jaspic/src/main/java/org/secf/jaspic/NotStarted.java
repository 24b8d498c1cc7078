package org.secf.jaspic;

import java.util.List;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Route;
import org.secf.mechanism.Routes;
import org.secf.verdict.Rejection;

/** Refuses everything, where the server never let us start or the start failed. */
final class NotStarted implements Mechanism {

    private final String expected;

    /** Where an application has no listener of ours. */
    NotStarted() {
        this("a start before the first request; name the listener org.secf.jaspic.SecfListener in web.xml");
    }

    private NotStarted(String expected) {
        this.expected = expected;
    }

    /** Every request of an application goes to it. */
    static Routes everywhere() {
        return everywhere(new NotStarted());
    }

    /**
     * Every request of an application goes to it.
     *
     * @param expected what is missing, for the administrator
     */
    static Routes everywhere(String expected) {
        return everywhere(new NotStarted(expected));
    }

    private static Routes everywhere(NotStarted mechanism) {
        return Routes.of(List.of(new Route("none", mechanism, List.of(new PathPattern("/*")), 0, "no start of ours")));
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public boolean isPresented(Request request) {
        return true;
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        return Outcome.refused(
                new Rejection(
                        JaspicReason.NOT_STARTED,
                        expected,
                        "a request before any start, or after one that failed (see the log)"),
                Reply.status(503));
    }
}
