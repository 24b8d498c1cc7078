package org.secf.introspection;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.secf.jwt.Claims;
import org.secf.jwt.JwtVerifier;
import org.secf.jwt.VerifiedJwt;
import org.secf.verdict.Verdict;

/**
 * Answers that the issuer signs (RFC 9701 §5): whoever ends its TLS cannot write one.
 *
 * @param verifier of the issuer's signature, for tokens of the one type of such answers
 * @param issuer who has to say it
 * @param audience to whom: the client that asks
 */
public record SignedAnswers(JwtVerifier verifier, String issuer, String audience, Clock clock) {

    /** What is asked for, and has to come. */
    public static final String MEDIA_TYPE = "application/token-introspection+jwt";

    /** The type of such tokens, as {@link org.secf.jwt.JwtPolicy#types} has it. */
    public static final String TYPE = "token-introspection+jwt";

    /** An answer is made when it is asked for. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** What it says of the token; refused with {@link IntrospectionReason#INTROSPECTION_NOT_SIGNED}. */
    Verdict<JsonObject> read(String compact) {
        return verifier.verify(compact.strip())
                .<Verdict<VerifiedJwt>>fold(
                        Verdict::accepted,
                        rejection -> unsigned(
                                rejection.expected(), rejection.reason().name() + ": " + rejection.received()))
                .then(jwt -> isForUs(jwt.claims())
                        ? Verdict.accepted(jwt.claims())
                        : unsigned("one of now by " + issuer + " for " + audience, "another"))
                .then(claims -> claims.object("token_introspection")
                        .map(said -> Verdict.accepted(said.json()))
                        .orElseGet(() -> unsigned("the object token_introspection", "none")));
    }

    private boolean isForUs(Claims claims) {
        Instant now = clock.instant();
        Optional<Instant> issued = claims.time("iat");
        boolean isNew = issued.filter(at -> at.isAfter(now.minus(LONGEST)) && at.isBefore(now.plus(LONGEST)))
                .isPresent();
        return isNew
                && claims.text("iss").filter(issuer::equals).isPresent()
                && claims.texts("aud").contains(audience);
    }

    private static <T> Verdict<T> unsigned(String expected, String received) {
        return Verdict.rejected(IntrospectionReason.INTROSPECTION_NOT_SIGNED, expected, received);
    }
}
