package org.secf.ejb;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.secf.identity.Caller;
import org.secf.mechanism.ResponseReason;
import org.secf.verdict.Check;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** Lets requests through to one JAX-RS method that are protected as it demands, and demands that its response be. */
record MessageDemandFilter(MessageDemand demand, KeptLookup<MessageProtection> protection)
        implements ContainerRequestFilter {

    MessageDemandFilter(MessageDemand demand) {
        this(demand, new KeptLookup<>(MessageProtection.class));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Rejection> refusal = refuse();
        if (refusal.isPresent()) {
            Refusal.log(refusal.get(), request.getUriInfo().getPath());
            request.abortWith(answer(refusal.get().reason()));
        } else if (demand.isSealing()) {
            protection
                    .beans()
                    .get()
                    .delivery()
                    .ifPresent(delivery -> request.setProperty(SealedEntityWriter.DELIVERY, delivery));
        }
    }

    private Optional<Rejection> refuse() {
        try {
            return protection.beans().get().refuse(demand);
        } catch (IllegalStateException e) {
            return Check.refused(InterceptorReason.NO_FACTS_SOURCE, "a FactsSource", "no CDI");
        }
    }

    /** Who is nobody yet and has signed nothing is told how; that a response cannot be signed is our own fault. */
    private static Response answer(Reason reason) {
        if (reason instanceof ResponseReason || reason == InterceptorReason.NO_RESPONSE_OBLIGATIONS) {
            return Response.serverError().build();
        }
        return reason == InterceptorReason.NOT_SIGNED && isNobody()
                ? Challenge.response()
                : Response.status(Response.Status.FORBIDDEN).build();
    }

    private static boolean isNobody() {
        return CDI.current()
                .select(CallerLookup.class)
                .get()
                .current()
                .filter(Caller::isAuthenticated)
                .isEmpty();
    }
}
