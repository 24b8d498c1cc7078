package org.secf.mechanism;

import org.secf.http.PathPattern;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.verdict.Verdict;

/** Answers callers itself, whom the mechanisms of the application authenticate as they do for a resource that needs a caller. */
public interface CallerEndpoint {

    /** Where below the application. */
    PathPattern path();

    /**
     * What guards and mechanisms are to decide on. Nobody is authenticated yet; whatever is rejected is answered with 403.
     *
     * @return the request itself, or the one that it asks about
     */
    Verdict<Request> asked(Request request);

    /**
     * The answer. Never throws for what a client sent; a refusal goes to log and audit, once.
     *
     * @param asked by {@link #asked}
     * @param caller of that
     */
    EndpointAnswer answer(Request asked, Caller caller);
}
