package org.secf.ejb;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Transport;
import org.secf.http.TransportSource;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Lets requests by TLS through to one JAX-RS method, and tells browsers to come by TLS only. */
record ConfidentialityFilter(Confidentiality demanded, KeptLookup<TransportSource> sources)
        implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String STRICT = "Strict-Transport-Security";
    private static final String CONFIDENTIAL = "org.secf.ejb.confidential";
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");
    private static final int PERMANENT_REDIRECT = 308;

    ConfidentialityFilter(Confidentiality demanded) {
        this(demanded, new KeptLookup<>(TransportSource.class));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Verdict<Transport> known = known();
        Optional<Rejection> refusal = known.then(TransportCheck::confidential).rejection();
        if (refusal.isEmpty()) {
            // The answer may be written by another thread, which knows no request.
            request.setProperty(CONFIDENTIAL, true);
            return;
        }
        Refusal.log(refusal.get(), request.getUriInfo().getPath());
        request.abortWith(secured(request.getMethod(), known)
                .map(ConfidentialityFilter::redirect)
                .orElseGet(() -> Response.status(Response.Status.FORBIDDEN).build()));
    }

    private Verdict<Transport> known() {
        try {
            return TransportCheck.known(sources.beans());
        } catch (IllegalStateException e) {
            return Verdict.rejected(InterceptorReason.NO_TRANSPORT_SOURCE, "a TransportSource", "no CDI");
        }
    }

    private Optional<URI> secured(String method, Verdict<Transport> known) {
        return demanded.redirect() && WITHOUT_BODY.contains(method)
                ? known.fold(transport -> transport.secured(demanded.address()), rejection -> Optional.empty())
                : Optional.empty();
    }

    /** Not kept by caches: the address is configured, and a mistake in it must not outlive its correction. */
    private static Response redirect(URI secured) {
        return Response.status(PERMANENT_REDIRECT)
                .header("Location", secured.toString())
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Not without TLS, where anybody could have written it (RFC 6797 §7.2), and not twice (§7.1). */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (Boolean.TRUE.equals(request.getProperty(CONFIDENTIAL))) {
            response.getHeaders()
                    .computeIfAbsent(
                            STRICT,
                            name -> new ArrayList<>(
                                    List.of("max-age=" + demanded.maxAge().toSeconds())));
        }
    }
}
