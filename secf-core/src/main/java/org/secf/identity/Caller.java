package org.secf.identity;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The caller of a request or method, in every place the same: as the container's caller principal and as an injectable value.
 *
 * <p>An interface, so that a request-scoped proxy can stand for it: a caller kept in a field of a longer-lived bean still is the caller of the
 * request at hand.
 */
public interface Caller extends Principal {

    /** The caller name; the same as {@code HttpServletRequest.getRemoteUser()}. {@code anonymous} where nobody was authenticated. */
    @Override
    String getName();

    /** Caller groups after mapping; what {@code @RolesAllowed} is decided on. */
    Set<String> groups();

    /** What the authenticating party said of the caller, by attribute name. */
    Map<String, List<String>> attributes();

    /** What proves it. */
    Evidence evidence();

    /** Who acts for the caller: oldest first, empty where the caller acts for itself. */
    List<Delegate> delegates();

    /** False for {@link #nobody()} only. Decide on this, never on the name: somebody may be called {@code anonymous}. */
    boolean isAuthenticated();

    /** The caller of a request that nobody authenticated. */
    static Caller nobody() {
        return Nobody.NOBODY;
    }
}
