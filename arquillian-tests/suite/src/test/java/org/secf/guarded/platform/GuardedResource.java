package org.secf.guarded.platform;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;
import org.secf.mechanism.ResponseObligations;
import org.secf.ways.OtherWays;

/** What JAX-RS and session beans get of a guarded message. */
@Path("/guarded")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class GuardedResource {

    @EJB
    SignedBean bean;

    @EJB
    AtStart start;

    @EJB
    OtherWays others;

    @Inject
    ResponseObligations obligations;

    @Resource
    ManagedExecutorService executor;

    /** The entity, as its reader has it. */
    @POST
    @Path("/echo")
    public String echo(String entity, @Context HttpHeaders fields) {
        return "type=" + fields.getMediaType().getType() + "/"
                + fields.getMediaType().getSubtype() + " coding="
                + fields.getHeaderString("Content-Encoding") + " body=" + entity;
    }

    /** Who signed, as the session bean behind it knows. */
    @POST
    @Path("/signer")
    public String signer(String entity) {
        return signer();
    }

    private String signer() {
        try {
            return bean.signer();
        } catch (EJBException e) {
            return "refused";
        }
    }

    /** What became of calls without a message: at the start, by a timer, on another thread. */
    @POST
    @Path("/others")
    public String others(String entity) throws Exception {
        return start.seen() + " " + others.byTimer(this::signer) + " "
                + others.later(this::signer).get(20, TimeUnit.SECONDS);
    }

    /** Sealed, as the method demands. */
    @GET
    @Path("/sealed")
    public Response sealed() {
        demand();
        return Response.status(201).entity("sealed").build();
    }

    /** Sealed, though another thread answers. */
    @GET
    @Path("/resumed")
    public void resumed(@Suspended AsyncResponse response) {
        demand();
        executor.execute(() -> response.resume("resumed"));
    }

    /** There is no such guard. */
    @GET
    @Path("/unknown")
    public String unknown() {
        return obligations
                .require("no-such-guard")
                .map(rejection -> rejection.reason().name())
                .orElse("taken");
    }

    private void demand() {
        obligations.require("toy").ifPresent(rejection -> {
            throw new IllegalStateException(rejection.detail());
        });
    }
}
