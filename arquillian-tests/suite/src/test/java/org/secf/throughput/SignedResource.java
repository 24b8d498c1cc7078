package org.secf.throughput;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.secf.ejb.RequireIntegrity;

/** Does next to nothing, for those who sign. */
@Path("/length")
@Consumes("text/plain")
@Produces("text/plain")
public class SignedResource {

    /** How long the body is. */
    @POST
    @RequireIntegrity
    public String length(String body) {
        return Integer.toString(body.length());
    }
}
