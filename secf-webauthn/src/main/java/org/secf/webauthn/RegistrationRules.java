package org.secf.webauthn;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.webauthn.ceremony.WebAuthnReason;

/**
 * Who may register a credential.
 *
 * @param maxAge how long ago the caller may have proved itself
 * @param firstContexts for a first credential the authentication contexts of which the caller needs one; empty for any
 * @param isVerificationNeeded whether an authenticator that did not know its user is not enough to register another
 */
record RegistrationRules(Duration maxAge, List<String> firstContexts, boolean isVerificationNeeded, Clock clock) {

    RegistrationRules {
        firstContexts = List.copyOf(firstContexts);
    }

    /**
     * Why not.
     *
     * @param hasCredential whether the caller has one already
     */
    Optional<Rejection> refuse(Caller caller, boolean hasCredential) {
        Evidence evidence = caller.evidence();
        if (!caller.delegates().isEmpty()) {
            return Check.refused(WebAuthnReason.DELEGATED_CALLER, "the user itself", "somebody who acts for it");
        }
        if (evidence.authenticatedAt().plus(maxAge).isBefore(clock.instant())) {
            return Check.refused(
                    WebAuthnReason.CALLER_TOO_OLD,
                    "a proof of at most " + maxAge + " ago",
                    evidence.authenticatedAt().toString());
        }
        return hasCredential ? another(evidence) : first(evidence);
    }

    private Optional<Rejection> another(Evidence evidence) {
        boolean isByOne = evidence.mechanism().equals(WebAuthnMechanism.NAME);
        boolean isVerified = evidence.authenticationContext().equals(Optional.of(WebAuthnContexts.USER_VERIFIED));
        return isByOne && (isVerified || !isVerificationNeeded)
                ? Check.HOLDS
                : Check.refused(
                        WebAuthnReason.CREDENTIAL_NOT_USED, "a caller who used a credential", evidence.mechanism());
    }

    private Optional<Rejection> first(Evidence evidence) {
        String context = evidence.authenticationContext().orElse("none");
        return firstContexts.isEmpty() || firstContexts.contains(context)
                ? Check.HOLDS
                : Check.refused(WebAuthnReason.WRONG_FIRST_CONTEXT, "one of " + firstContexts, context);
    }
}
