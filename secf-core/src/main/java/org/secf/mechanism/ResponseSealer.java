package org.secf.mechanism;

import java.util.Optional;
import org.secf.http.Bodies;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Protects responses that were asked to be protected: signs them, encrypts them. What it cannot protect is not sent. For many threads at once, unless it
 * was made for one request.
 */
public interface ResponseSealer {

    /** For log and audit. */
    String name();

    /**
     * Of several sealers the highest number works first, so that a response is wrapped in the reverse order of {@link MessageGuard#order}: what is
     * signed outside was encrypted before.
     */
    int order();

    /**
     * Why no response to this request could be protected, whatever it will be; asked when protection is demanded, so that nothing is done for a request that
     * cannot be answered.
     *
     * @param head of a response that nobody has begun to write
     */
    default Optional<Rejection> impediment(ResponseMessage head) {
        return Check.HOLDS;
    }

    /** Protects a response whose body is whole. A rejection becomes an error 500 instead of it. */
    Verdict<SealedMessage> seal(ResponseMessage response, Bodies bodies);

    /**
     * Protects a response whose body is too long to be held back, by another body that is made as it is sent. Asked before {@link #follow}, since every
     * connection carries it.
     *
     * @param head the response without its body
     * @return empty where that cannot be done, or the client cannot read it
     */
    default Optional<CodedBody> code(ResponseMessage head) {
        return Optional.empty();
    }

    /**
     * Protects a response whose body is too long to be held back, by fields that follow it. Its {@link ResponseSeal#update} sees the body as it is sent.
     *
     * @param head the response without its body
     * @return empty where that cannot be done: then the response becomes an error 500
     */
    default Optional<ResponseSeal> follow(ResponseMessage head) {
        return Optional.empty();
    }
}
