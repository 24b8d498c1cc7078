package org.secf.throughput;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Does next to nothing, for everybody. */
@Path("/length")
@Consumes("text/plain")
@Produces("text/plain")
public class OpenResource {

    /** How long the body is. */
    @POST
    public String length(String body) {
        return Integer.toString(body.length());
    }
}
