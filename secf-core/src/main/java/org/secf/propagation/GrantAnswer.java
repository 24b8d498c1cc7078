package org.secf.propagation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.delegation.TokenType;
import org.secf.tls.Fetched;
import org.secf.token.BindingKey;
import org.secf.token.TokenAnswer;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * What a token endpoint answered, against what it was asked.
 *
 * @param isExchange whether it has to say what kind of token it gives (RFC 8693 §2.2.1)
 */
record GrantAnswer(TokenGrant grant, boolean isExchange, Clock clock) {

    private static final Set<String> USABLE = Set.of(TokenType.ACCESS_TOKEN, TokenType.JWT);

    private static final String BEARER = "Bearer";

    /** Of what is no access token (RFC 8693 §2.2.1). */
    private static final String NOT_APPLICABLE = "N_A";

    /** Where the endpoint does not say how long its tokens are good, which it should. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    private record Candidate(TokenAnswer answer, Proof proof, Optional<BindingKey> bound) {}

    /** @param bound the key that was proved, and that the token has to be bound to */
    Verdict<ObtainedToken> judge(Fetched fetched, Proof proof, Optional<BindingKey> bound) {
        byte[] document = fetched.body();
        try {
            return fetched.status() == 200
                    ? read(document, proof, bound)
                    : Verdict.rejected(
                            PropagationReason.TOKEN_REFUSED,
                            "a token for " + grant.endpoint(),
                            fetched.status() + " " + TokenAnswer.error(document).orElse("without a reason"));
        } finally {
            Arrays.fill(document, (byte) 0);
        }
    }

    private Verdict<ObtainedToken> read(byte[] document, Proof proof, Optional<BindingKey> bound) {
        Instant now = clock.instant();
        try {
            Candidate candidate = new Candidate(TokenAnswer.parse(document), proof, bound);
            List<Check<Candidate>> checks = List.of(this::use, this::kind, GrantAnswer::end, GrantAnswer::other);
            return Check.all(checks, candidate)
                    .map(good -> new ObtainedToken(
                            good.answer().token(),
                            now.plus(good.answer().goodFor().orElse(USUAL))));
        } catch (IllegalArgumentException e) {
            return Verdict.rejected(
                    PropagationReason.MALFORMED_ANSWER, "a token in JSON", String.valueOf(e.getMessage()));
        }
    }

    /**
     * One bound to a key that we did not prove is of no use to us; and one bound to none could be used by whoever gets hold of it (RFC 9449 §5). An assertion says
     * itself by whom it can be used.
     */
    private Optional<Rejection> use(Candidate candidate) {
        String type = candidate.answer().type();
        String wanted = candidate.bound().isPresent() ? BindingKey.SCHEME : BEARER;
        boolean isAssertion =
                grant.requestedType().filter(TokenType.SAML2::equals).isPresent();
        return type.equalsIgnoreCase(wanted) || (isAssertion && type.equalsIgnoreCase(NOT_APPLICABLE))
                ? Check.HOLDS
                : Check.refused(PropagationReason.WRONG_TOKEN_TYPE, wanted, type);
    }

    private Optional<Rejection> kind(Candidate candidate) {
        Set<String> wanted = grant.requestedType().map(Set::of).orElse(USABLE);
        Optional<String> issued = candidate.answer().issuedType();
        return !isExchange || issued.filter(wanted::contains).isPresent()
                ? Check.HOLDS
                : Check.refused(
                        PropagationReason.WRONG_ISSUED_TYPE, "one of " + wanted, issued.orElse("no issued_token_type"));
    }

    private static Optional<Rejection> end(Candidate candidate) {
        Optional<Duration> good = candidate.answer().goodFor();
        return good.isEmpty() || !good.get().isZero()
                ? Check.HOLDS
                : Check.refused(PropagationReason.EXPIRED_TOKEN, "a token that is good for a second at least", "0");
    }

    private static Optional<Rejection> other(Candidate candidate) {
        return candidate.answer().token().matches(candidate.proof().octets())
                ? Check.refused(PropagationReason.SAME_TOKEN, "another token", "the one that was shown")
                : Check.HOLDS;
    }
}
