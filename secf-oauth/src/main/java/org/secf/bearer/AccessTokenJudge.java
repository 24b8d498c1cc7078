package org.secf.bearer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.Caller;
import org.secf.identity.GroupMapping;
import org.secf.jwt.ClaimMapping;
import org.secf.jwt.JwtKeys;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.JwtVerifier;
import org.secf.signature.SignatureAlgorithm;
import org.secf.verdict.Verdict;

/** Judges access tokens as the mechanism does, without a request: for tools and tests. What a token is bound to is told and not proved. */
public final class AccessTokenJudge {

    private final JwtTokens tokens;

    /**
     * Which tokens are good.
     *
     * @param issuer compared character by character
     * @param audiences one of which a token has to name
     * @param jwt types and algorithms
     * @param clockSkew tolerance of time checks, up to five minutes
     * @param longest lifetime
     * @param actors who may act for callers; {@code *} for whomever the issuer lets, none where tokens with actors are refused
     */
    public record Rules(
            String issuer,
            Set<String> audiences,
            JwtPolicy jwt,
            Duration clockSkew,
            Duration longest,
            Set<String> actors) {

        /** Where nobody acts for callers, as the mechanism has it unless its deployer says otherwise. */
        public Rules(String issuer, Set<String> audiences, JwtPolicy jwt, Duration clockSkew, Duration longest) {
            this(issuer, audiences, jwt, clockSkew, longest, Set.of());
        }

        public Rules {
            audiences = Set.copyOf(audiences);
            actors = Set.copyOf(actors);
        }
    }

    /**
     * A token that is good.
     *
     * @param caller whom it names
     * @param scopes what it is for
     * @param expires when it is over
     * @param boundKey thumbprint of the key that its sender has to prove (RFC 9449 §6.1)
     * @param boundCertificate digest of the certificate that its sender has to prove (RFC 8705 §3.1)
     */
    public record Judged(
            Caller caller,
            Set<String> scopes,
            Instant expires,
            Optional<String> boundKey,
            Optional<String> boundCertificate) {

        public Judged {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * A judge by those rules.
     *
     * @param keys of the issuer
     * @throws IllegalArgumentException for rules that are out of bounds
     */
    public AccessTokenJudge(Rules rules, JwtKeys keys, Clock clock) {
        TokenPolicy policy = new TokenPolicy(
                rules.issuer(),
                rules.audiences(),
                rules.clockSkew(),
                rules.longest(),
                Optional.empty(),
                new ActorPolicy(rules.actors(), BearerKeys.MAX_ACTORS.fallback().orElseThrow()));
        CallerMapping callers = new CallerMapping(
                "sub",
                "",
                Optional.empty(),
                new ClaimMapping(List.of("groups"), GroupMapping.NONE, Set.of("client_id")));
        this.tokens =
                new JwtTokens(new JwtVerifier(rules.jwt(), keys), new TokenValidation(policy, callers, clock), false);
    }

    /** By which algorithms the mechanism believes tokens, unless its deployer says otherwise. */
    public static Set<SignatureAlgorithm> usualAlgorithms() {
        return Set.copyOf(BearerKeys.ALGORITHMS.fallback().orElseThrow());
    }

    /** By which the mechanism believes proofs (RFC 9449), unless its deployer says otherwise. */
    public static Set<SignatureAlgorithm> usualAlgorithmsOfProofs() {
        return Set.copyOf(DpopKeys.ALGORITHMS.fallback().orElseThrow());
    }

    /** The most characters of a token that the mechanism reads, unless its deployer says otherwise. */
    public static int usualLength() {
        return BearerKeys.MAX_TOKEN_LENGTH.fallback().orElseThrow();
    }

    /** What a token is good for; refused with a {@link org.secf.jwt.JwtReason} or a {@link BearerReason}. */
    public Verdict<Judged> judge(String token) {
        return tokens.validate(token)
                .map(valid -> new Judged(
                        valid.caller(),
                        valid.scopes(),
                        valid.expires(),
                        valid.confirmation().key(),
                        valid.confirmation().certificate()));
    }
}
