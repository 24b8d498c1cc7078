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

    /** Every request of an application goes to it. */
    static Routes everywhere() {
        return Routes.of(
                List.of(new Route("none", new NotStarted(), List.of(new PathPattern("/*")), 0, "no start of ours")));
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
                        "a start before the first request; name the listener org.secf.jaspic.SecfListener in web.xml",
                        "a request before any start, or after one that failed (see the log)"),
                Reply.status(503));
    }
}
