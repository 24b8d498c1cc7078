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
import org.secf.webauthn.credentials.WebAuthnCredential;

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
     * @param own the credentials of the caller's name
     */
    Optional<Rejection> refuse(Visitor visitor, List<WebAuthnCredential> own) {
        Caller caller = visitor.caller();
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
        Optional<Rejection> namesake = namesake(visitor, own);
        if (namesake.isPresent()) {
            return namesake;
        }
        return own.isEmpty() ? first(evidence) : another(visitor, own);
    }

    /** A name means somebody only together with whoever gave it, and a login by an authenticator says the name alone. */
    private static Optional<Rejection> namesake(Visitor visitor, List<WebAuthnCredential> own) {
        Optional<String> issuer = visitor.issuer(own);
        return own.stream()
                .map(WebAuthnCredential::issuer)
                .filter(other -> issuer.isPresent() && !other.equals(issuer.get()))
                .findFirst()
                .flatMap(other -> Check.refused(
                        WebAuthnReason.WRONG_FIRST_CONTEXT,
                        "a login by " + other + ", as for the user's other credentials",
                        issuer.orElse("none")));
    }

    /** One that was removed meanwhile opens nothing any more, though its user has another. */
    private Optional<Rejection> another(Visitor visitor, List<WebAuthnCredential> own) {
        Evidence evidence = visitor.caller().evidence();
        boolean isByOne = evidence.mechanism().equals(WebAuthnMechanism.NAME)
                && own.stream()
                        .map(WebAuthnCredential::id)
                        .anyMatch(id -> visitor.credential().equals(Optional.of(id)));
        boolean isVerified = evidence.authenticationContext().equals(Optional.of(WebAuthnContexts.USER_VERIFIED));
        return isByOne && (isVerified || !isVerificationNeeded)
                ? Check.HOLDS
                : Check.refused(
                        WebAuthnReason.CREDENTIAL_NOT_USED,
                        "a caller who used a credential that there is",
                        evidence.mechanism());
    }

    /** Where there is none, the one is gone by which somebody logged in, and with it what it proved. */
    private Optional<Rejection> first(Evidence evidence) {
        if (evidence.mechanism().equals(WebAuthnMechanism.NAME)) {
            return Check.refused(
                    WebAuthnReason.WRONG_FIRST_CONTEXT, "a login by another mechanism", evidence.mechanism());
        }
        String context = evidence.authenticationContext().orElse("none");
        return firstContexts.isEmpty() || firstContexts.contains(context)
                ? Check.HOLDS
                : Check.refused(WebAuthnReason.WRONG_FIRST_CONTEXT, "one of " + firstContexts, context);
    }
}
