package org.secf.enabler.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Logs out by JAX-RS; POST only, since links are followed without asking. */
@Path("/logout")
@RequestScoped
public class LogoutResource {

    /** Logs out and shows the front page. */
    @POST
    public Response logOut(@Context HttpServletRequest request, @Context UriInfo uri) throws ServletException {
        return Logout.end(request)
                ? Response.seeOther(uri.getBaseUri().resolve("../")).build()
                : Response.status(Response.Status.FORBIDDEN).build();
    }
}
