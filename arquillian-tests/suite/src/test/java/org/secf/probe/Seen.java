package org.secf.probe;

import java.security.Principal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;

/** Who calls, as one place sees it, in one line: {@code principal=alice caller=alice user=true}. */
public final class Seen {

    /** What everybody who logs in is. */
    public static final String USER = "user";

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
        String name = principal == null ? "nobody" : principal.getName();
        return "principal=" + name + " caller=" + (caller.isAuthenticated() ? caller.getName() : "nobody") + " user="
                + role;
    }

    private static String role(Predicate<String> hasRole) {
        try {
            return String.valueOf(hasRole.test(USER));
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }
}
