package org.secf.mechanism;

import java.util.Optional;
import org.secf.http.Reply;
import org.secf.verdict.Rejection;

/**
 * What an endpoint answers.
 *
 * @param reply sent as it is; tells the client nothing about why it was refused
 * @param refusal why, for log and audit; empty where nothing was refused
 */
public record EndpointAnswer(Reply reply, Optional<Rejection> refusal) {

    /** Nothing was refused. */
    public static EndpointAnswer of(Reply reply) {
        return new EndpointAnswer(reply, Optional.empty());
    }

    /** Something was. */
    public static EndpointAnswer refused(Reply reply, Rejection refusal) {
        return new EndpointAnswer(reply, Optional.of(refusal));
    }
}
