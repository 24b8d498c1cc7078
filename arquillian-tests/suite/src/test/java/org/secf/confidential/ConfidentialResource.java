package org.secf.confidential;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.secf.ejb.RequireConfidentiality;
import org.secf.server.Site;

/** A secret, guarded in several ways. */
@Path("/secret")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class ConfidentialResource {

    /** What may not be read by others. */
    public static final String SECRET = "the secret";

    /** The application's context path. */
    public static final String NAME = "confidential";

    @Inject
    ConfidentialBean bean;

    /** Refused without TLS. */
    @GET
    @Path("/refused")
    @RequireConfidentiality
    public String refused() {
        return SECRET;
    }

    /** Sent on to TLS. */
    @GET
    @Path("/redirected")
    @RequireConfidentiality(redirect = true, baseUrl = Site.TLS_SERVER + "/" + NAME, maxAge = "1h")
    public String redirected() {
        return SECRET;
    }

    /** What was posted in clear cannot be sent on. */
    @POST
    @Path("/redirected")
    @RequireConfidentiality(redirect = true, baseUrl = Site.TLS_SERVER + "/" + NAME, maxAge = "1h")
    public String posted(String body) {
        return SECRET;
    }

    /** For users. */
    @GET
    @Path("/user")
    @RolesAllowed("user")
    public String user() {
        return SECRET;
    }

    /** Left to the session bean. */
    @GET
    @Path("/bean")
    public String bean() {
        try {
            return bean.secret();
        } catch (EJBException e) {
            return "refused";
        }
    }
}
