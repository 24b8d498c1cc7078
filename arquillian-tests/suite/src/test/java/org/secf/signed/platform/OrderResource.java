package org.secf.signed.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.secf.ejb.ReplayProtected;
import org.secf.ejb.RequireIntegrity;
import org.secf.ejb.SignResponse;
import org.secf.identity.Caller;
import org.secf.message.Freshness;
import org.secf.signed.SignedServlet;
import org.secf.ways.OtherWays;

/** Takes orders, and asks the session bean behind it. */
@Path("/orders")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class OrderResource {

    @EJB
    OrderBean bean;

    @EJB
    OtherWays others;

    @Inject
    Caller caller;

    /** Signed by the caller. */
    @POST
    @Path("/own")
    @RequireIntegrity(origin = RequireIntegrity.Origin.CALLER)
    public String own(String order) {
        return caller.getName() + " orders " + order;
    }

    /** Signed by somebody known. */
    @GET
    @Path("/known")
    @RequireIntegrity
    public String known() {
        return "known";
    }

    /** With one field more. */
    @GET
    @Path("/tenant")
    @RequireIntegrity(components = "x-tenant")
    public String tenant() {
        return "tenant";
    }

    /** No copy. */
    @GET
    @Path("/fresh")
    @ReplayProtected
    public String fresh() {
        return "fresh";
    }

    /** No copy, and made this second. */
    @GET
    @Path("/instant")
    @ReplayProtected(window = "1s")
    public String instant() {
        return "instant";
    }

    /** No copy, of the caller's own, and made lately. */
    @GET
    @Path("/recent")
    @ReplayProtected(window = "5m", scope = ReplayProtected.Scope.CALLER, source = Freshness.Source.NONCE)
    public String recent() {
        return "recent";
    }

    /** For partners. */
    @GET
    @Path("/partners")
    @RolesAllowed(SignedServlet.ROLE)
    public String partners() {
        return "partner " + caller.getName();
    }

    /** Answered by a signature. */
    @GET
    @Path("/answer")
    @SignResponse
    public String answer() {
        return "answer";
    }

    /** Signed by the caller, and answered by a signature. */
    @POST
    @Path("/receipt")
    @RequireIntegrity(origin = RequireIntegrity.Origin.CALLER)
    @SignResponse
    public String receipt(String order) {
        return caller.getName() + " ordered " + order;
    }

    /** What the bean makes of the request at hand. */
    @POST
    @Path("/bean/{method}")
    public String bean(@PathParam("method") String method, String order) {
        return ask(method);
    }

    /** What it makes of calls that no request makes: by a timer, on another thread. */
    @POST
    @Path("/others/{method}")
    public String others(@PathParam("method") String method, String order)
            throws InterruptedException, ExecutionException, TimeoutException {
        return others.byTimer(() -> ask(method)) + " "
                + others.later(() -> ask(method)).get(20, TimeUnit.SECONDS);
    }

    private String ask(String method) {
        try {
            return switch (method) {
                case "own" -> bean.own();
                case "known" -> bean.known();
                case "tenant" -> bean.tenant();
                case "fresh" -> bean.fresh();
                case "instant" -> bean.instant();
                case "recent" -> bean.recent();
                default -> bean.answer();
            };
        } catch (EJBException e) {
            return "refused";
        }
    }
}
