package org.secf.throughput;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Does next to nothing, for users. */
@Path("/length")
@RequestScoped
@Consumes("text/plain")
@Produces("text/plain")
public class MemberResource {

    /** How long the body is. */
    @POST
    @RolesAllowed("user")
    public String length(String body) {
        return Integer.toString(body.length());
    }
}
