package org.secf.enabler.web;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.secf.enabler.ejb.SubscriberDirectory;

/** Open to everybody who is logged in; the EJB behind it decides. */
@Path("/ejb")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class EjbResource {

    @EJB
    SubscriberDirectory directory;

    /** Needs the role administrator in the EJB. */
    @GET
    @Path("/admin")
    public String suspend() {
        return directory.suspend("+1-555-0100");
    }

    /** Needs an authentication context in the EJB that nobody has. */
    @GET
    @Path("/token")
    public String delete() {
        return directory.delete("+1-555-0100");
    }
}
