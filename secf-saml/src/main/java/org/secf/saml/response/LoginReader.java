package org.secf.saml.response;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.identity.Evidence;
import org.secf.identity.Onward;
import org.secf.keys.Base64Url;
import org.secf.keys.Thumbprint;
import org.secf.saml.model.OriginalAssertion;
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
                Optional.of(Thumbprint.of(key)),
                end,
                assertion.conditions().map(Assertion.Conditions::onward).orElse(Onward.FREE));
        List<String> sessions = assertion.authentications().stream()
                .flatMap(statement -> statement.sessionIndex().stream())
                .distinct()
                .toList();
        return new VerifiedLogin(
                        assertion.id(), assertion.issueInstant(), assertion.nameId(), Map.of(), evidence, sessions, end)
                .having(assertion.attributes());
    }

    /** The same with the assertion itself, where that is wanted. */
    static VerifiedLogin read(Assertion assertion, AuthenticatedAssertion authenticated) {
        return read(assertion, authenticated.key())
                .keeping(authenticated.standalone().flatMap(octets -> original(assertion, octets)));
    }

    /** Until its conditions end, and its last confirmation, whichever is said and earlier. */
    private static Optional<OriginalAssertion> original(Assertion assertion, byte[] octets) {
        Optional<Instant> confirmed = assertion.confirmations().stream()
                .flatMap(confirmation -> confirmation.terms().notOnOrAfter().stream())
                .max(Comparator.naturalOrder());
        Optional<Instant> valid = assertion.conditions().flatMap(Assertion.Conditions::notOnOrAfter);
        PresentedToken token =
                new PresentedToken(TokenType.SAML2, Base64Url.encode(octets).getBytes(StandardCharsets.US_ASCII));
        return Stream.concat(confirmed.stream(), valid.stream())
                .min(Comparator.naturalOrder())
                .map(until -> new OriginalAssertion(token, until));
    }
}
