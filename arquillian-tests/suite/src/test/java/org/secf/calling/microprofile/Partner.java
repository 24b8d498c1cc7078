package org.secf.calling.microprofile;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.secf.ejb.client.EncryptRequest;
import org.secf.ejb.client.SignRequest;
import org.secf.ejb.client.VerifyResponse;

/** The other server. */
@Path("/who")
@Consumes(MediaType.TEXT_PLAIN)
@Produces(MediaType.TEXT_PLAIN)
public interface Partner {

    /** Signed and proved. */
    @POST
    @SignRequest(definition = "partner")
    @VerifyResponse(definition = "partner")
    Response both(String question);

    /** The answer proved, of whoever asks. */
    @GET
    @VerifyResponse(definition = "partner")
    Response proved();

    /** Signed, whatever comes back. */
    @POST
    @Path("/signed")
    @SignRequest(definition = "partner", components = "x-tenant")
    Response signed(@HeaderParam("X-Tenant") String tenant, String question);

    /** Encrypted on top. */
    @POST
    @Path("/secret")
    @SignRequest(definition = "partner")
    @VerifyResponse(definition = "partner")
    @EncryptRequest(definition = "partner")
    Response secret(String question);
}
