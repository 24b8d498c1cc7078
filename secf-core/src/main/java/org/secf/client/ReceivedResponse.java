package org.secf.client;

import java.util.Set;
import org.secf.signature.Fields;
import org.secf.verdict.Verdict;

/** An answer as it came, of which nothing is believed. */
public final class ReceivedResponse {

    private static final Set<Integer> WITHOUT_CONTENT = Set.of(204, 304);

    private final int status;
    private final Fields fields;
    private final Fields trailers;
    private final byte[] body;

    /**
     * An answer that came wholly.
     *
     * @param body as transferred, its content codings not undone; empty where there is none
     */
    public ReceivedResponse(int status, Fields fields, byte[] body) {
        this(status, fields, body, Fields.NONE);
    }

    /**
     * One whose signature may follow it; for HTTP clients that hand trailers out.
     *
     * @param trailers those of the trailer section only
     */
    public ReceivedResponse(int status, Fields fields, byte[] body, Fields trailers) {
        this.status = status;
        this.fields = fields;
        this.trailers = trailers;
        this.body = body.clone();
    }

    int status() {
        return status;
    }

    Fields fields() {
        return fields;
    }

    Fields trailers() {
        return trailers;
    }

    byte[] body() {
        return body.clone();
    }

    boolean hasContent() {
        return body.length > 0;
    }

    /** Whether a digest in it is of what another answer would contain (RFC 9110 §9.3.2, §15.3.5, §15.4.5). */
    boolean isBare(String method) {
        return body.length == 0 && (method.equals("HEAD") || WITHOUT_CONTENT.contains(status));
    }

    /** A refusal with the status, though nobody proved it: whoever looks for the cause has to know which of the server's logs tells it. */
    <T> Verdict<T> told(Verdict<T> verdict) {
        return verdict.fold(
                Verdict::accepted,
                refused -> Verdict.rejected(
                        refused.reason(),
                        refused.expected(),
                        "%s; the answer has the status %d".formatted(refused.received(), status)));
    }
}
