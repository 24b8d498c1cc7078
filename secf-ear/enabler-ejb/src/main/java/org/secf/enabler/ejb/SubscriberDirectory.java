package org.secf.enabler.ejb;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.secf.ejb.RequiredAuthenticationContext;
import org.secf.identity.Caller;

/** The subscribers of a network, and who may do what with them. */
@Stateless
@DeclareRoles({Roles.USER, Roles.ADMINISTRATOR})
public class SubscriberDirectory {

    @Inject
    Caller caller;

    @Resource
    SessionContext context;

    /** Who calls, as this bean sees it. */
    @RolesAllowed({Roles.USER, Roles.ADMINISTRATOR})
    public SeenByEjb whoCalls() {
        return seen();
    }

    /** Who calls, or that nobody does. */
    @PermitAll
    public SeenByEjb whoCallsIfAnybody() {
        return seen();
    }

    /** Suspends a subscriber; only for administrators who logged in within the last hour. */
    @RolesAllowed(Roles.ADMINISTRATOR)
    @RequiredAuthenticationContext(maxAge = "1h")
    public String suspend(String subscriber) {
        return subscriber + " suspended by " + caller.getName();
    }

    /** Nobody is believed to have used a security token here, so nobody gets through: shows step-up. */
    @RolesAllowed(Roles.ADMINISTRATOR)
    @RequiredAuthenticationContext("urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken")
    public String delete(String subscriber) {
        return subscriber + " deleted by " + caller.getName();
    }

    private SeenByEjb seen() {
        return new SeenByEjb(
                context.getCallerPrincipal().getName(),
                caller.getName(),
                Roles.ALL.stream().filter(context::isCallerInRole).toList());
    }
}
