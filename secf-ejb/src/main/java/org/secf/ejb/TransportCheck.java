package org.secf.ejb;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.secf.http.Transport;
import org.secf.http.TransportSource;
import org.secf.verdict.Verdict;

/** Whether the call at hand came by TLS. What is not known counts as no. */
final class TransportCheck {

    private static final String TLS = "a request by TLS";

    private TransportCheck() {}

    /** How it came, however that was. */
    static Verdict<Transport> known(Instance<TransportSource> sources) {
        if (!sources.isResolvable()) {
            // Two sources may disagree; then neither is believed.
            return Verdict.rejected(
                    InterceptorReason.NO_TRANSPORT_SOURCE,
                    "exactly one TransportSource, as secf-jaspic brings",
                    "none");
        }
        return current(sources.get())
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(InterceptorReason.NO_REQUEST, TLS, "a call without a request"));
    }

    private static Optional<Transport> current(TransportSource source) {
        try {
            return source.current();
        } catch (ContextNotActiveException outsideRequest) {
            return Optional.empty();
        }
    }

    static Verdict<Transport> confidential(Transport transport) {
        return transport.isConfidential()
                ? Verdict.accepted(transport)
                : Verdict.rejected(InterceptorReason.NOT_CONFIDENTIAL, TLS, "one without");
    }
}
