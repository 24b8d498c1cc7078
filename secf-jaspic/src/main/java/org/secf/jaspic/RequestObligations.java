package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.secf.mechanism.Delivery;
import org.secf.mechanism.ResponseObligations;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSealer;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What is demanded of the response to the request at hand. */
@ApplicationScoped
public class RequestObligations implements ResponseObligations {

    private final RequestOnThread thread;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected RequestObligations() {
        this.thread = null;
    }

    @Inject
    RequestObligations(RequestOnThread thread) {
        this.thread = thread;
    }

    @Override
    public Optional<Rejection> require(ResponseSealer sealer) {
        return thread.current()
                .flatMap(RequestObligations::obligations)
                .map(obligations -> obligations.require(sealer))
                .orElseGet(RequestObligations::noResponse);
    }

    @Override
    public Optional<Rejection> require(String id) {
        return thread.current()
                .map(request -> sealer(request, id).map(this::require).orElseGet(() -> noSealer(id)))
                .orElseGet(RequestObligations::noResponse);
    }

    @Override
    public Optional<Delivery> delivery() {
        return thread.current().flatMap(RequestObligations::obligations).map(Obligations::delivery);
    }

    private static Optional<Obligations> obligations(HttpServletRequest request) {
        return MessageState.find(request).flatMap(state -> state.obligations(request.getServletContext()));
    }

    private static Optional<ResponseSealer> sealer(HttpServletRequest request, String id) {
        return Deployment.started(request.getServletContext())
                .flatMap(application -> application.authentication().guards().sealer(id));
    }

    private static Optional<Rejection> noResponse() {
        return Check.refused(
                ResponseReason.NO_RESPONSE, "a request of an application with guards", "a call that came another way");
    }

    private static Optional<Rejection> noSealer(String id) {
        return Check.refused(ResponseReason.NO_SEALER, "a guard that protects responses", id);
    }
}
