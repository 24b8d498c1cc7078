package org.secf.jaspic;

import org.secf.http.Reply;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Rejection;

/** Refuses everything, where the server never let us start or the start failed. */
final class NotStarted implements Mechanism {

    @Override
    public String name() {
        return "none";
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
