package org.secf.enabler.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.secf.ejb.RequiredAuthenticationContext;
import org.secf.enabler.ejb.Roles;
import org.secf.identity.Caller;

/** For administrators, refused by JAX-RS itself. */
@Path("/admin")
@RequestScoped
@RolesAllowed(Roles.ADMINISTRATOR)
public class AdminResource {

    @Inject
    Caller caller;

    /** Greets an administrator. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String greet() {
        return "administrator " + caller.getName();
    }

    /** For administrators who logged in by a password within the last hour. */
    @GET
    @Path("/step-up")
    @Produces(MediaType.TEXT_PLAIN)
    @RequiredAuthenticationContext(
            value = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
            maxAge = "1h")
    public String recently() {
        return "recently " + caller.getName();
    }

    /** For those who used a security token; the development identity provider has none. */
    @GET
    @Path("/token")
    @Produces(MediaType.TEXT_PLAIN)
    @RequiredAuthenticationContext("urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken")
    public String token() {
        return "token " + caller.getName();
    }
}
