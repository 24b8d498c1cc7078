package org.secf.mechanism;

import java.util.List;
import org.secf.http.Body;
import org.secf.http.Request;

/** A response that is complete and not yet sent, as a sealer sees it. */
public interface ResponseMessage {

    /** The request that it answers, as it was received. */
    Request request();

    /** The status code. */
    int status();

    /** Every value of a header field, in order; empty where the field is absent. Fields that the container adds while it sends are not there yet. */
    List<String> headers(String name);

    /** Whether the client gets a body: not in answer to HEAD, and not with 204 or 304 (RFC 9110 §6.4.1). */
    boolean hasContent();

    /** Empty where the client gets none, and while it is still being written. */
    Body body();
}
