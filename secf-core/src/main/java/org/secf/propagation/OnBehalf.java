package org.secf.propagation;

import java.util.Objects;
import java.util.Optional;
import org.secf.delegation.PresentedToken;
import org.secf.identity.Caller;

/**
 * For whom a call is made.
 *
 * @param caller of the request at hand, {@link Caller#nobody()} where there is none
 * @param token by which that caller was authenticated, where it was by one and that is kept
 */
public record OnBehalf(Caller caller, Optional<PresentedToken> token) {

    /** For nobody. */
    public static final OnBehalf NOBODY = new OnBehalf(Caller.nobody(), Optional.empty());

    public OnBehalf {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(token, "token");
    }
}
