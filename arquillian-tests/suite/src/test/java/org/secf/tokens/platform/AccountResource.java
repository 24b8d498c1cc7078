package org.secf.tokens.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.secf.ejb.ReplayProtected;
import org.secf.ejb.RequiredAuthenticationContext;
import org.secf.identity.Caller;
import org.secf.message.Freshness;

/** Shows who calls, to some. */
@Path("/account")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class AccountResource {

    @Inject
    Caller caller;

    /** For users. */
    @GET
    @RolesAllowed("user")
    public String show() {
        return caller.getName() + " by " + caller.evidence().issuer() + " with "
                + caller.attributes().get("client_id");
    }

    /** For administrators. */
    @GET
    @Path("/all")
    @RolesAllowed("administrator")
    public String all() {
        return "all for " + caller.getName();
    }

    /** For users who prove each request by itself. */
    @GET
    @Path("/once")
    @RolesAllowed("user")
    @ReplayProtected(window = "1m", scope = ReplayProtected.Scope.CALLER, source = Freshness.Source.TOKEN_ID)
    public String once() {
        return "once for " + caller.getName();
    }

    /** For those who have just proved themselves by more than a password. */
    @GET
    @Path("/transfer")
    @RequiredAuthenticationContext(value = "urn:secf:test:gold", maxAge = "5m")
    public String transfer() {
        return "transferred";
    }
}
