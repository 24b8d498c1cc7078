package org.secf.enabler.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Ends the session here; the identity provider is not told. POST only, and from pages of this application only, so that no other site can. */
@Path("/logout")
@RequestScoped
public class LogoutResource {

    /** Logs out and shows the front page. */
    @POST
    public Response logOut(@Context HttpServletRequest request, @Context UriInfo uri) throws ServletException {
        if (!OwnPage.sent(request)) {
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return Response.seeOther(uri.getBaseUri().resolve("../")).build();
    }
}
