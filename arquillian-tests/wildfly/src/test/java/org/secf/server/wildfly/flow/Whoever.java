package org.secf.server.wildfly.flow;

import jakarta.ejb.SessionContext;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;

/** Whom a place in an application sees, as lines of {@code name=value}. */
public final class Whoever {

    private Whoever() {}

    /** By Elytron: principal, roles and some of the attributes. */
    public static String identity() {
        SecurityDomain domain = SecurityDomain.getCurrent();
        SecurityIdentity identity = domain.getCurrentSecurityIdentity();
        Set<String> roles = new TreeSet<>();
        identity.getRoles().forEach(roles::add);
        return new StringJoiner("\n")
                .add("identity=" + identity.getPrincipal().getName())
                .add("anonymous=" + identity.isAnonymous())
                .add("roles=" + String.join(",", roles))
                .add("mechanism=" + identity.getAttributes().getFirst("secf.mechanism"))
                .add("issuer=" + identity.getAttributes().getFirst("secf.issuer"))
                .toString();
    }

    /** By the platform too. */
    public static String caller(SessionContext session) {
        return new StringJoiner("\n")
                .add("principal=" + session.getCallerPrincipal().getName())
                .add("user=" + session.isCallerInRole("user"))
                .add("admin=" + session.isCallerInRole("admin"))
                .add(identity())
                .toString();
    }
}
