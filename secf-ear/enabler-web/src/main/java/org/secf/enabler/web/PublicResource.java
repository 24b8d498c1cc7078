package org.secf.enabler.web;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.secf.enabler.ejb.SubscriberDirectory;
import org.secf.identity.Caller;

/** For everybody; who is logged in is known here too. No {@code @PermitAll}: Payara asks for a login there. */
@Path("/public")
@RequestScoped
public class PublicResource {

    @Inject
    Caller caller;

    @EJB
    SubscriberDirectory directory;

    /** As {@code whoami}, but nobody must log in. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject whoAmI(@Context SecurityContext security) {
        return WhoAmI.json(caller, security, directory.whoCallsIfAnybody());
    }
}
