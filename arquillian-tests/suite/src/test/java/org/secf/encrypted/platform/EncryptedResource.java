package org.secf.encrypted.platform;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import org.secf.ejb.EncryptPayload;
import org.secf.ejb.RequireIntegrity;
import org.secf.ejb.SignResponse;

/** Secrets that come and go. */
@Path("/secrets")
@RequestScoped
@EncryptPayload
@Consumes(MediaType.TEXT_PLAIN)
@Produces(MediaType.TEXT_PLAIN)
public class EncryptedResource {

    @EJB
    SecretBean bean;

    /** The entity, as its reader has it. */
    @POST
    @Path("/echo")
    public String echo(String entity, @Context HttpHeaders fields) {
        return "type=" + fields.getMediaType() + " coding=" + fields.getHeaderString("Content-Encoding") + " body="
                + entity;
    }

    /** The answer is proved, too. */
    @POST
    @Path("/signed")
    @RequireIntegrity(origin = RequireIntegrity.Origin.CALLER)
    @SignResponse
    public String signed(String entity) {
        return "signed " + entity;
    }

    /** There is nothing to read in what came. */
    @GET
    @Path("/none")
    public String none() {
        return "nothing came";
    }

    /** Only what comes is encrypted. */
    @POST
    @Path("/taken")
    @EncryptPayload(EncryptPayload.Direction.REQUEST)
    public String taken(String entity) {
        return bean.keep(entity);
    }

    /** Only what goes is encrypted. */
    @POST
    @Path("/given")
    @EncryptPayload(EncryptPayload.Direction.RESPONSE)
    public String given(String entity) {
        return "given " + entity;
    }

    /** Longer than can be held back. */
    @POST
    @Path("/long")
    @EncryptPayload(EncryptPayload.Direction.RESPONSE)
    public StreamingOutput longer(String entity) {
        byte[] part = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        return out -> {
            for (int i = 0; i < 20; i++) {
                out.write(part);
            }
        };
    }
}
