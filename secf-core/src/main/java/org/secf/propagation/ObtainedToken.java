package org.secf.propagation;

import java.time.Instant;
import org.secf.keys.Secret;

/**
 * A token that a token endpoint gave for one caller.
 *
 * @param expires from then on it is over
 */
record ObtainedToken(Secret value, Instant expires) {

    @Override
    public String toString() {
        return "ObtainedToken[until " + expires + "]";
    }
}
