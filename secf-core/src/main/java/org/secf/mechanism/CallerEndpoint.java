package org.secf.mechanism;

import java.util.function.UnaryOperator;
import org.secf.http.PathPattern;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.verdict.Verdict;

/** Answers callers itself, whom the mechanisms of the application authenticate as they do for a resource that needs a caller. */
public interface CallerEndpoint {

    /** Where below the application. */
    PathPattern path();

    /**
     * What guards and mechanisms are to decide on. Asked once for each request, as it came, so that all of them decide on the same; nobody is authenticated
     * yet, and whatever is rejected is answered with 403.
     *
     * @return how the request is to be seen in whatever form a guard leaves it: as itself, or as the one that it asks about
     */
    Verdict<UnaryOperator<Request>> asked(Request request);

    /**
     * The answer. Never throws for what a client sent; a refusal goes to log and audit, once.
     *
     * @param asked as seen by {@link #asked}
     * @param caller of that
     */
    EndpointAnswer answer(Request asked, Caller caller);
}
