package org.secf.enabler.web;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.SecurityContext;
import org.secf.enabler.ejb.SeenByEjb;
import org.secf.identity.Caller;

/** The answer of {@code whoami}. */
final class WhoAmI {

    private WhoAmI() {}

    static JsonObject json(Caller caller, SecurityContext security, SeenByEjb seenByEjb) {
        return Proven.answer(security.getUserPrincipal(), caller)
                .add("jaxrs", seen(security))
                .add("ejb", seen(seenByEjb))
                .build();
    }

    private static JsonObjectBuilder seen(SecurityContext security) {
        return Proven.JSON
                .createObjectBuilder()
                .add("principal", Proven.name(security.getUserPrincipal()))
                .add("roles", Proven.roles(security::isUserInRole));
    }

    private static JsonObjectBuilder seen(SeenByEjb seen) {
        return Proven.JSON
                .createObjectBuilder()
                .add("principal", seen.principal())
                .add("caller", seen.caller())
                .add("roles", Proven.roles(seen.roles()::contains));
    }
}
