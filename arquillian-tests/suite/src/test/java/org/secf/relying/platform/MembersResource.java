package org.secf.relying.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.secf.ejb.RequiredAuthenticationContext;
import org.secf.identity.Caller;

/** Shows who is logged in, to some. */
@Path("/members")
@RequestScoped
@Produces({MediaType.TEXT_PLAIN, "application/json;qs=0.5"})
public class MembersResource {

    @Inject
    Caller caller;

    /** For users. */
    @GET
    @RolesAllowed("user")
    public String show() {
        return caller.getName() + " by " + caller.evidence().issuer() + " through "
                + caller.evidence().mechanism();
    }

    /** For administrators. */
    @GET
    @Path("/all")
    @RolesAllowed("administrator")
    public String all() {
        return "all for " + caller.getName();
    }

    /** For those who have just proved themselves by more than a password. */
    @GET
    @Path("/transfer")
    @RequiredAuthenticationContext(value = "urn:secf:test:gold", maxAge = "5m")
    public String transfer() {
        return "transferred";
    }

    /** For those who have proved themselves by what no provider has. */
    @GET
    @Path("/vault")
    @RequiredAuthenticationContext("urn:secf:test:platinum")
    public String vault() {
        return "opened";
    }

    /** For those who have proved themselves lately. */
    @GET
    @Path("/lately")
    @RequiredAuthenticationContext(maxAge = "5m")
    public String lately() {
        return "lately";
    }
}
