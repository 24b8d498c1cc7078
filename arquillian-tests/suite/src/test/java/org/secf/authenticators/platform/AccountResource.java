package org.secf.authenticators.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.TreeSet;
import org.secf.ejb.RequiredAuthenticationContext;
import org.secf.identity.Caller;
import org.secf.webauthn.WebAuthnContexts;

/** Shows who is logged in, to some. */
@Path("/account")
@RequestScoped
@Produces({MediaType.TEXT_PLAIN, "application/json;qs=0.5"})
public class AccountResource {

    @Inject
    Caller caller;

    /** For users. */
    @GET
    @RolesAllowed("user")
    public String show() {
        return seen();
    }

    /** For administrators. */
    @GET
    @Path("/all")
    @RolesAllowed("administrator")
    public String all() {
        return "all for " + caller.getName();
    }

    /** For those whom an authenticator has just verified. */
    @GET
    @Path("/payments")
    @RequiredAuthenticationContext(value = WebAuthnContexts.USER_VERIFIED, maxAge = "15m")
    public String payments() {
        return "payments of " + seen();
    }

    /** For those who have proved themselves just now, however they did. */
    @GET
    @Path("/lately")
    @RequiredAuthenticationContext(maxAge = "10s")
    public String lately() {
        return "lately " + seen();
    }

    private String seen() {
        return caller.getName() + " " + new TreeSet<>(caller.groups()) + " by "
                + caller.evidence().mechanism();
    }
}
