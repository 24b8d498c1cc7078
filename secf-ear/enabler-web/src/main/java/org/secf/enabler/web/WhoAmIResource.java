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

/** Who calls, as every part of the enabler sees it. */
@Path("/whoami")
@RequestScoped
public class WhoAmIResource {

    @Inject
    Caller caller;

    @EJB
    SubscriberDirectory directory;

    /** Principal, groups and evidence, and what JAX-RS and the EJB see. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject whoAmI(@Context SecurityContext security) {
        return WhoAmI.json(caller, security, directory.whoCalls());
    }
}
