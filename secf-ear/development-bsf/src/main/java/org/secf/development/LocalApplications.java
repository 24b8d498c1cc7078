package org.secf.development;

import jakarta.enterprise.context.ApplicationScoped;
import org.secf.gba.NafId;
import org.secf.gba.retrieval.Applications;
import org.secf.gba.retrieval.RetrievalReason;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/** Believes programs on this machine, so that a demonstration needs no certificates. A server for others has no such bean, and asks for them. */
@ApplicationScoped
public class LocalApplications implements Applications {

    @Override
    public Verdict<String> authorise(Request request, NafId application) {
        return request.isFromThisMachine()
                ? Verdict.accepted(application.host())
                : Verdict.rejected(RetrievalReason.NOT_AUTHENTICATED, "a program on this machine", "another");
    }
}
