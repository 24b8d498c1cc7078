package org.secf.bearer;

import java.time.Instant;
import java.util.Optional;
import org.secf.jwt.Claims;

/**
 * What an authentic token says, and what it is held against.
 *
 * @param form how it came
 * @param claims by its issuer
 * @param policy of this application
 * @param now the time
 */
record TokenCandidate(Form form, Claims claims, TokenPolicy policy, Instant now) {

    /** What kind of token says so; each must say other things. */
    enum Form {
        /** RFC 9068. */
        ACCESS_TOKEN_JWT,
        /** Any other JSON Web Token. */
        PLAIN_JWT,
        /** What the issuer says of a token when asked (RFC 7662). */
        INTROSPECTED
    }

    /** Only to be asked after {@link TokenChecks#complete}. */
    Instant expires() {
        return claims.time("exp").orElseThrow();
    }

    Optional<Instant> issued() {
        return claims.time("iat");
    }

    Instant latest() {
        return now.plus(policy.clockSkew());
    }

    Instant earliest() {
        return now.minus(policy.clockSkew());
    }
}
