package org.secf.probe;

import java.security.Principal;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;

/** Who calls, as one place sees it, in one line: {@code principal=alice caller=alice user=true}. */
public final class Seen {

    /** What everybody who logs in is. */
    public static final String USER = "user";

    /** How servers call nobody's principal where one must be given. */
    private static final Set<String> NOBODY = Set.of("anonymous", "ANONYMOUS", "UNAUTHENTICATED", "guest");

    private Seen() {}

    /** The container's principal, the injected caller, and whether the container grants the role {@link #USER}. */
    public static String by(@Nullable Principal principal, Caller caller, Predicate<String> hasRole) {
        return by(principal, caller, role(hasRole));
    }

    /** Where nobody can be asked for roles. */
    public static String by(@Nullable Principal principal, Caller caller) {
        return by(principal, caller, "-");
    }

    private static String by(@Nullable Principal principal, Caller caller, String role) {
        return "principal=" + name(principal) + " caller=" + (caller.isAuthenticated() ? caller.getName() : "nobody")
                + " user=" + role;
    }

    /** The principal's name, one word for nobody on every server. */
    static String name(@Nullable Principal principal) {
        return principal == null || NOBODY.contains(principal.getName()) ? "nobody" : principal.getName();
    }

    private static String role(Predicate<String> hasRole) {
        try {
            return String.valueOf(hasRole.test(USER));
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }
}
