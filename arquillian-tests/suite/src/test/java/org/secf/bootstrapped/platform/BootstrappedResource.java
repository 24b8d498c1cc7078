package org.secf.bootstrapped.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.secf.identity.Caller;
import org.secf.probe.Seen;

/** Says who calls, as a resource and as the session bean behind it see it. */
@Path("/who")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class BootstrappedResource {

    @EJB
    BootstrappedBean bean;

    @Inject
    Caller caller;

    /** For users. */
    @GET
    @RolesAllowed(Seen.USER)
    public String seen(@Context SecurityContext security) {
        return Seen.by(security.getUserPrincipal(), caller, security::isUserInRole);
    }

    /** For users, with content. */
    @POST
    @RolesAllowed(Seen.USER)
    public String told(@Context SecurityContext security, String text) {
        return seen(security) + " says " + text;
    }

    /** What the bean sees; it is for users, too. */
    @GET
    @Path("/bean")
    public String bean() {
        return bean.seen();
    }

    /** For nobody that there is. */
    @GET
    @Path("/admins")
    @RolesAllowed("admins")
    public String admins() {
        return "admins";
    }
}
