package org.secf.bearer;

import java.util.Optional;
import java.util.Set;
import org.secf.jwt.Claims;

/**
 * What a token is bound to (RFC 7800 §3.1).
 *
 * @param key thumbprint of the key that proofs are signed by (RFC 9449 §6.1)
 * @param certificate SHA-256 of the client's certificate (RFC 8705 §3.1)
 */
record Confirmation(Optional<String> key, Optional<String> certificate) {

    static final Set<String> MEMBERS = Set.of("jkt", "x5t#S256");

    private static final String CLAIM = "cnf";

    /** Whether the token is bound by what we know, all of it, or not bound. A member that we do not know might be the one that counts. */
    static boolean isReadable(Claims claims) {
        if (!claims.has(CLAIM)) {
            return true;
        }
        return claims.object(CLAIM)
                .filter(cnf ->
                        !cnf.json().isEmpty() && MEMBERS.containsAll(cnf.json().keySet()))
                .filter(cnf -> cnf.json().keySet().stream()
                        .allMatch(name -> cnf.text(name).isPresent()))
                .isPresent();
    }

    /** Of a token where it {@link #isReadable}. */
    static Confirmation of(Claims claims) {
        Optional<Claims> cnf = claims.object(CLAIM);
        return new Confirmation(cnf.flatMap(found -> found.text("jkt")), cnf.flatMap(found -> found.text("x5t#S256")));
    }

    boolean isNone() {
        return key.isEmpty() && certificate.isEmpty();
    }
}
