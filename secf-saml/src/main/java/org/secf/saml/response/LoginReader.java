package org.secf.saml.response;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.secf.identity.Evidence;
import org.secf.keys.Thumbprint;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.response.Assertion.Authentication;

/** Makes the result of an assertion that passed every check. */
final class LoginReader {

    private static final String MECHANISM = "saml";

    private LoginReader() {}

    /** Takes the first authentication statement, and the earliest end of session of all. */
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
        return new VerifiedLogin(
                assertion.id(), assertion.nameId(), assertion.attributes(), evidence, first.sessionIndex(), end);
    }
}
