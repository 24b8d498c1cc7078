package org.secf.openid.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.jwt.Claims;

/**
 * A token that the provider signed, and what it is held against.
 *
 * @param token what it says
 * @param trust what was agreed
 * @param issuer whose it has to be
 * @param now when it is judged
 */
record TokenCandidate(SignedToken token, TokenTrust trust, String issuer, Instant now) {

    Claims claims() {
        return token.jwt().claims();
    }

    List<String> audience() {
        return claims().texts("aud");
    }

    boolean isForUs() {
        return audience().contains(trust.clientId());
    }

    /** Whom else it is for, and nobody told us of; empty where there is nobody. */
    Optional<String> stranger() {
        return audience().stream()
                .filter(name -> !name.equals(trust.clientId())
                        && !trust.otherAudiences().contains(name))
                .findFirst();
    }

    /** Whether that is later than any clock may say now. */
    boolean isFuture(Instant time) {
        return time.isAfter(now.plus(trust.skew()));
    }

    /** Whether it was issued at a time, not in the future, and not too long ago. */
    boolean isIssuedLately() {
        Instant earliest = now.minus(trust.maxAge()).minus(trust.skew());
        boolean hasBegun = !claims().has("nbf")
                || claims().time("nbf").filter(time -> !isFuture(time)).isPresent();
        return hasBegun
                && claims().time("iat")
                        .filter(time -> !isFuture(time) && !time.isBefore(earliest))
                        .isPresent();
    }

    /** Whether it says of its end, and that is to come. */
    boolean isGood() {
        return claims().time("exp")
                .filter(end -> now.minus(trust.skew()).isBefore(end))
                .isPresent();
    }

    /** For rejections: what a claim says. */
    String shown(String name) {
        return claims().has(name) ? name + " " + claims().json().get(name) : "no " + name;
    }
}
