package org.secf.dpop;

import java.time.Instant;
import org.secf.jwt.Claims;

/**
 * What somebody said and signed by a key of its own choice. Made by {@link ProofReader} and nobody else.
 *
 * @param claims each member once
 * @param key thumbprint (RFC 7638) of the key
 */
record Proof(Claims claims, String key) {

    /** Only to be asked of one that is complete, as those that {@link ProofReader} makes are. */
    String text(String name) {
        return claims.text(name).orElseThrow();
    }

    Instant made() {
        return claims.time("iat").orElseThrow();
    }
}
