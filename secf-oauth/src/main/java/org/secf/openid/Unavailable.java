package org.secf.openid;

import org.secf.http.Reply;
import org.secf.mechanism.Outcome;
import org.secf.openid.provider.ProviderReason;
import org.secf.tls.TlsReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** What is not the user's fault: the provider cannot be reached, or too many ask it, so that trying later helps. */
final class Unavailable {

    private Unavailable() {}

    static Outcome refused(Rejection rejection) {
        return Outcome.refused(rejection, Reply.status(status(rejection)));
    }

    /** Of the answer to a login that failed so. */
    static int status(Rejection rejection) {
        Reason reason = rejection.reason();
        boolean isOfProvider = reason == ProviderReason.METADATA_UNAVAILABLE || reason == ProviderReason.PUSHES_BUSY;
        return reason instanceof TlsReason || isOfProvider ? 503 : 403;
    }
}
