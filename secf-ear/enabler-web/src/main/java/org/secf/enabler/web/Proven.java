package org.secf.enabler.web;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.secf.enabler.ejb.Roles;
import org.secf.identity.Caller;
import org.secf.identity.CallerJson;

/** What every answer about a caller has in common. */
final class Proven {

    static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private Proven() {}

    /** Principal, groups, attributes, evidence and delegates; the answer may go on. */
    static JsonObjectBuilder answer(@Nullable Principal principal, Caller caller) {
        JsonObject proven = CallerJson.write(caller);
        return JSON.createObjectBuilder()
                .add("principal", name(principal))
                .add("groups", proven.get("groups"))
                .add("attributes", proven.get("attributes"))
                .add("evidence", proven.get("evidence"))
                .add("delegates", proven.get("delegates"));
    }

    static String name(@Nullable Principal principal) {
        return Optional.ofNullable(principal).map(Principal::getName).orElse("anonymous");
    }

    /** Those of the enabler's roles that the caller has. */
    static JsonArrayBuilder roles(Predicate<String> has) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        Roles.ALL.stream().filter(has).forEach(array::add);
        return array;
    }
}
