package org.secf.proxied;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.secf.ejb.RequireIntegrity;
import org.secf.ejb.SignResponse;
import org.secf.identity.Caller;

/** Signs what it answers. */
@Path("answer")
public class ProxiedResource {

    /** What a proxy may not change. */
    public static final String ANSWER = "the whole answer";

    @Inject
    Caller caller;

    /** To anybody who comes in. */
    @GET
    @SignResponse
    @Produces(MediaType.TEXT_PLAIN)
    public String answer() {
        return ANSWER;
    }

    /** Tells who calls, and who handed the call on. */
    @POST
    @RequireIntegrity
    @Produces(MediaType.TEXT_PLAIN)
    public String caller(String body) {
        return caller.getName() + " by " + caller.attributes().get("proxy") + " says " + body;
    }
}
