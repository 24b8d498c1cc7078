package org.secf.enabler.web;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.secf.enabler.ejb.SeenByEjb;
import org.secf.enabler.ejb.SubscriberDirectory;
import org.secf.identity.Caller;
import org.secf.identity.CallerJson;

/** The answer of {@code whoami}. */
final class WhoAmI {

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private WhoAmI() {}

    static JsonObject json(Caller caller, SecurityContext security, SeenByEjb seenByEjb) {
        JsonObject proven = CallerJson.write(caller);
        return BUILDERS.createObjectBuilder()
                .add("principal", principal(security))
                .add("groups", proven.get("groups"))
                .add("attributes", proven.get("attributes"))
                .add("jaxrs", seen(security))
                .add("ejb", seen(seenByEjb))
                .add("evidence", proven.get("evidence"))
                .add("delegates", proven.get("delegates"))
                .build();
    }

    private static JsonObject seen(SecurityContext security) {
        return BUILDERS.createObjectBuilder()
                .add("principal", principal(security))
                .add(
                        "roles",
                        array(SubscriberDirectory.ROLES.stream()
                                .filter(security::isUserInRole)
                                .toList()))
                .build();
    }

    private static JsonObject seen(SeenByEjb seen) {
        return BUILDERS.createObjectBuilder()
                .add("principal", seen.principal())
                .add("caller", seen.caller())
                .add("roles", array(seen.roles()))
                .build();
    }

    private static String principal(SecurityContext security) {
        return Optional.ofNullable(security.getUserPrincipal())
                .map(Principal::getName)
                .orElse("anonymous");
    }

    private static JsonArrayBuilder array(Collection<String> texts) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }
}
