package org.secf.ejb;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

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
        request.abortWith(isAnonymous ? Challenge.response() : forbidden(caller));
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
}
