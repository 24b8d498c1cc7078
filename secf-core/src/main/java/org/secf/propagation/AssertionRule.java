package org.secf.propagation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.delegation.IssuedAssertion;
import org.secf.delegation.IssuedAssertions;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Which assertion of a security token service is worth sending: whoever gets it verifies it, and what nobody could use, or somebody else could, stays here. */
record AssertionRule(IssuedAssertions reader, Clock clock) {

    private static final List<Check<Candidate>> CHECKS =
            List.of(AssertionRule::end, AssertionRule::audience, AssertionRule::holder);

    private record Candidate(IssuedAssertion assertion, String audience, Optional<PublicKey> proved, Instant now) {}

    /**
     * The same token, where it is.
     *
     * @param audience whom it was asked for
     * @param proved the key that the call proves
     */
    Verdict<ObtainedToken> judge(ObtainedToken token, String audience, Optional<PublicKey> proved) {
        String text = token.value().use(octets -> new String(octets, StandardCharsets.US_ASCII));
        return reader.read(text)
                .then(assertion -> Check.all(CHECKS, new Candidate(assertion, audience, proved, clock.instant())))
                .map(good -> token);
    }

    private static Optional<Rejection> end(Candidate candidate) {
        Optional<Instant> end = candidate.assertion().notOnOrAfter();
        return end.filter(instant -> !candidate.now().isBefore(instant)).isEmpty()
                ? Check.HOLDS
                : Check.refused(
                        PropagationReason.EXPIRED_TOKEN,
                        "an assertion that ends after " + candidate.now(),
                        end.get().toString());
    }

    private static Optional<Rejection> audience(Candidate candidate) {
        return candidate.assertion().isFor(candidate.audience())
                ? Check.HOLDS
                : Check.refused(
                        PropagationReason.WRONG_AUDIENCE,
                        candidate.audience(),
                        candidate.assertion().audiences().toString());
    }

    /** By their encodings: keys of several providers are not equal as objects. */
    private static boolean isHeld(IssuedAssertion assertion, PublicKey key) {
        return assertion.holders().stream()
                .anyMatch(holder -> MessageDigest.isEqual(holder.getEncoded(), key.getEncoded()));
    }

    private static Optional<Rejection> holder(Candidate candidate) {
        IssuedAssertion assertion = candidate.assertion();
        Optional<PublicKey> proved = candidate.proved();
        boolean isUsable = proved.isPresent()
                ? isHeld(assertion, proved.get()) && !assertion.isForBearers()
                : assertion.isForBearers();
        return isUsable
                ? Check.HOLDS
                : Check.refused(
                        PropagationReason.HOLDER_NOT_PROVED,
                        proved.isPresent() ? "one that is held by the key of the call alone" : "one for its bearer",
                        assertion.isForBearers() ? "one for its bearer" : "one that other keys hold");
    }
}
