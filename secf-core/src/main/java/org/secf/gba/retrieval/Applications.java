package org.secf.gba.retrieval;

import org.secf.gba.NafId;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/** Who may ask a bootstrapping server for which keys. */
@FunctionalInterface
public interface Applications {

    /**
     * Whether whoever sent the request is the application.
     *
     * @return its name for the audit; refused with {@link RetrievalReason#NOT_AUTHENTICATED} or {@link RetrievalReason#NOT_YOURS}
     */
    Verdict<String> authorise(Request request, NafId application);
}
