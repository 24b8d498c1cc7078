package org.secf.mechanism;

import java.util.List;
import java.util.Optional;
import org.secf.http.Body;
import org.secf.http.Request;
import org.secf.message.Facts;

/** A response that is complete and not yet sent, as a sealer sees it. */
public interface ResponseMessage {

    /** The request that it answers, as it was received. */
    Request request();

    /** What was verified of that request. */
    default Facts facts() {
        return Facts.NONE;
    }

    /** Who is the caller, as the container says; empty for nobody. */
    default Optional<String> callerName() {
        return Optional.empty();
    }

    /** The status code. */
    int status();

    /** Every value of a header field, in order; empty where the field is absent. Fields that the container adds while it sends are not there yet. */
    List<String> headers(String name);

    /** Whether the client gets a body: not in answer to HEAD, and not with 204 or 304 (RFC 9110 §6.4.1). */
    boolean hasContent();

    /** Empty where the client gets none, and while it is still being written. */
    Body body();
}
