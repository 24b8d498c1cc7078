package org.secf.signature;

import java.util.Optional;

/**
 * A response, received or about to be sent.
 *
 * @param status three digits
 * @param fields the header section
 * @param trailers the trailer section
 * @param hasContent see {@link Message#hasContent()}
 * @param request what it answers, so that a signature can bind the two
 */
public record ResponseMessage(
        int status, Fields fields, Fields trailers, boolean hasContent, Optional<RequestMessage> request)
        implements Message {

    public ResponseMessage {
        if (status < 100 || status > 999) {
            throw new IllegalArgumentException("a status has three digits, not " + status);
        }
    }

    /** A response without trailers. */
    public ResponseMessage(int status, Fields fields, boolean hasContent, RequestMessage request) {
        this(status, fields, Fields.NONE, hasContent, Optional.of(request));
    }
}
