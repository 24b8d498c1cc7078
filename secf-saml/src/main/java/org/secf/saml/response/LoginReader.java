package org.secf.saml.response;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.identity.Evidence;
import org.secf.keys.Thumbprint;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.response.Assertion.Authentication;

/** Makes the result of an assertion that passed every check. */
final class LoginReader {

    private static final String MECHANISM = "saml";

    private LoginReader() {}

    /** Takes the first authentication statement, the earliest end of session of all, and every session. */
    static VerifiedLogin read(Assertion assertion, PublicKey key) {
        Authentication first = assertion.authentications().get(0);
        Optional<Instant> end = assertion.authentications().stream()
                .flatMap(statement -> statement.sessionNotOnOrAfter().stream())
                .min(Comparator.naturalOrder());
        Evidence evidence = new Evidence(
                MECHANISM,
                assertion.issuer().name(),
                first.instant(),
                first.contextClass(),
                Optional.of(Thumbprint.of(key)));
        List<String> sessions = assertion.authentications().stream()
                .flatMap(statement -> statement.sessionIndex().stream())
                .distinct()
                .toList();
        return new VerifiedLogin(
                        assertion.id(), assertion.issueInstant(), assertion.nameId(), Map.of(), evidence, sessions, end)
                .having(assertion.attributes());
    }
}
