package org.secf.ejb;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.secf.http.Reply;
import org.secf.mechanism.LoginChallenge;

/** Lets callers with one of the roles through to one JAX-RS method. */
record RolesFilter(AllowedRoles allowed) implements ContainerRequestFilter {

    private static final System.Logger LOG = System.getLogger("org.secf.ejb");

    @Override
    public void filter(ContainerRequestContext request) {
        SecurityContext caller = request.getSecurityContext();
        if (allowed.include(caller::isUserInRole)) {
            return;
        }
        boolean isAnonymous = caller.getUserPrincipal() == null;
        request.abortWith(isAnonymous ? challenge() : forbidden(caller));
    }

    private Response forbidden(SecurityContext caller) {
        LOG.log(
                System.Logger.Level.INFO,
                "{0} ({1}) refused {2}: expected one of the roles {3}",
                InterceptorReason.ROLE_MISSING.name(),
                InterceptorReason.ROLE_MISSING.clause(),
                caller.getUserPrincipal().getName(),
                allowed.roles());
        return Response.status(Response.Status.FORBIDDEN).build();
    }

    private static Response challenge() {
        Instance<LoginChallenge> challenges = CDI.current().select(LoginChallenge.class);
        return challenges.isResolvable()
                ? response(challenges.get().reply())
                : Response.status(Response.Status.UNAUTHORIZED)
                        .header("WWW-Authenticate", "SECF")
                        .build();
    }

    private static Response response(Reply reply) {
        Response.ResponseBuilder response = Response.status(reply.status());
        reply.headers().forEach(header -> response.header(header.name(), header.value()));
        byte[] octets = reply.octets();
        return octets.length == 0 ? response.build() : response.entity(octets).build();
    }
}
