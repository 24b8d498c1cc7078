package org.secf.elytron;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.identity.Evidence;
import org.secf.identity.Onward;
import org.wildfly.security.authz.Attributes;

/**
 * A caller as claims of a token (RFC 7519 §4), which a token realm turns into attributes of the same names; and back. What the authenticating party
 * said stands below a prefix, so that none of it can pass for groups: of those a security domain makes roles.
 */
final class CallerClaims {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final String NAME = "sub";
    private static final String GROUPS = "groups";
    private static final String MECHANISM = "secf.mechanism";
    private static final String ISSUER = "secf.issuer";
    private static final String AUTHENTICATED_AT = "secf.authenticated-at";
    private static final String AUTHENTICATION_CONTEXT = "secf.authentication-context";
    private static final String KEY_THUMBPRINT = "secf.key-thumbprint";
    private static final String VALID_UNTIL = "secf.valid-until";
    private static final String ONWARD_TIMES = "secf.onward-times";
    private static final String ONWARD_AUDIENCES = "secf.onward-audiences";
    private static final String DELEGATES = "secf.delegates";
    private static final String ATTRIBUTE = "secf.attribute.";
    private static final String UNKNOWN = "-";

    private CallerClaims() {}

    static JsonObjectBuilder write(Caller caller) {
        Evidence evidence = caller.evidence();
        JsonObjectBuilder claims = JSON.createObjectBuilder()
                .add(NAME, caller.getName())
                .add(GROUPS, array(caller.groups()))
                .add(MECHANISM, evidence.mechanism())
                .add(ISSUER, evidence.issuer())
                .add(AUTHENTICATED_AT, evidence.authenticatedAt().toString());
        evidence.authenticationContext().ifPresent(context -> claims.add(AUTHENTICATION_CONTEXT, context));
        evidence.keyThumbprint().ifPresent(thumbprint -> claims.add(KEY_THUMBPRINT, thumbprint));
        evidence.validUntil().ifPresent(end -> claims.add(VALID_UNTIL, end.toString()));
        evidence.onward().times().ifPresent(times -> claims.add(ONWARD_TIMES, String.valueOf(times)));
        if (!evidence.onward().audiences().isEmpty()) {
            claims.add(ONWARD_AUDIENCES, array(evidence.onward().audiences()));
        }
        caller.attributes().forEach((name, values) -> claims.add(ATTRIBUTE + name, array(values)));
        if (!caller.delegates().isEmpty()) {
            claims.add(
                    DELEGATES,
                    array(caller.delegates().stream().map(CallerClaims::text).toList()));
        }
        return claims;
    }

    /** Empty where the attributes are not those of {@link #write}. */
    static Optional<Caller> read(String name, Attributes attributes) {
        if (!name.equals(attributes.getFirst(NAME)) || !attributes.containsKey(MECHANISM)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AuthenticatedCaller(
                    name,
                    new LinkedHashSet<>(attributes.get(GROUPS)),
                    said(attributes),
                    evidence(attributes),
                    attributes.get(DELEGATES).stream()
                            .map(CallerClaims::delegate)
                            .toList()));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty(); // of another release
        }
    }

    private static Evidence evidence(Attributes attributes) {
        return new Evidence(
                text(attributes, MECHANISM).orElse(""),
                text(attributes, ISSUER).orElse(""),
                Instant.parse(text(attributes, AUTHENTICATED_AT).orElse("")),
                text(attributes, AUTHENTICATION_CONTEXT),
                text(attributes, KEY_THUMBPRINT),
                text(attributes, VALID_UNTIL).map(Instant::parse),
                onward(attributes));
    }

    private static Onward onward(Attributes attributes) {
        Optional<String> times = text(attributes, ONWARD_TIMES);
        return new Onward(
                times.isPresent() ? OptionalInt.of(Integer.parseInt(times.get())) : OptionalInt.empty(),
                List.copyOf(attributes.get(ONWARD_AUDIENCES)));
    }

    private static Map<String, List<String>> said(Attributes attributes) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (Attributes.Entry entry : attributes.entries()) {
            if (entry.getKey().startsWith(ATTRIBUTE)) {
                said.put(entry.getKey().substring(ATTRIBUTE.length()), new ArrayList<>(entry));
            }
        }
        return said;
    }

    private static Optional<String> text(Attributes attributes, String name) {
        return attributes.containsKey(name) ? Optional.ofNullable(attributes.getFirst(name)) : Optional.empty();
    }

    /** Since when, a space, who. */
    private static String text(Delegate delegate) {
        return delegate.since().map(Instant::toString).orElse(UNKNOWN) + " " + delegate.name();
    }

    private static Delegate delegate(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("not a delegate");
        }
        String since = text.substring(0, space);
        return new Delegate(
                text.substring(space + 1),
                since.equals(UNKNOWN) ? Optional.empty() : Optional.of(Instant.parse(since)));
    }

    private static JsonArrayBuilder array(Collection<String> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(array::add);
        return array;
    }
}
