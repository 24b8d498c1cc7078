package org.secf.delegation;

import java.util.Optional;

/** Where is read by which token the caller of the request at hand was authenticated; a container adapter offers it, whoever calls on asks it. */
@FunctionalInterface
public interface PresentedTokens {

    /** Empty on threads without a request, where nobody was authenticated, and where it was not by a token. */
    Optional<PresentedToken> current();
}
