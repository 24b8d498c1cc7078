package org.secf.saml.response;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.identity.Evidence;
import org.secf.saml.model.VerifiedLogin;

/** Makes the result of an assertion that was brought as a token and passed every check. */
final class TokenReader {

    private static final String MECHANISM = "saml-token";

    private TokenReader() {}

    /** As of a login, good until the assertion or the session ends, whichever is earlier, and to be handed on as far as it says. */
    static VerifiedLogin read(AssertionChecks.Candidate candidate, PublicKey key) {
        Assertion assertion = candidate.assertion();
        VerifiedLogin login = LoginReader.read(assertion, key);
        Evidence evidence = login.evidence();
        Instant end = Stream.of(ConditionChecks.conditions(candidate).notOnOrAfter(), login.sessionNotOnOrAfter())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return login.provedBy(new Evidence(
                MECHANISM,
                evidence.issuer(),
                evidence.authenticatedAt(),
                evidence.authenticationContext(),
                evidence.keyThumbprint(),
                Optional.of(end),
                ConditionChecks.conditions(candidate).onward()));
    }
}
