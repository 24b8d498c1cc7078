package org.secf.bearer;

import java.time.Instant;
import java.util.Set;
import org.secf.identity.Caller;

/**
 * A token that is good here, if its sender may use it. Made by {@link TokenValidation} and nobody else; depends on nothing but the token and the time.
 *
 * @param caller whom it is for
 * @param confirmation what its sender has to prove
 * @param scopes what it is for
 * @param expires when it is over
 */
record ValidToken(Caller caller, Confirmation confirmation, Set<String> scopes, Instant expires) {

    ValidToken {
        scopes = Set.copyOf(scopes);
    }
}
