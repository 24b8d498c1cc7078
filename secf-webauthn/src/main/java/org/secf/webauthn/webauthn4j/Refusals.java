package org.secf.webauthn.webauthn4j;

import com.webauthn4j.verifier.exception.BadAaguidException;
import com.webauthn4j.verifier.exception.BadAlgorithmException;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import com.webauthn4j.verifier.exception.BadBackupEligibleFlagException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CertificateException;
import com.webauthn4j.verifier.exception.ConstraintViolationException;
import com.webauthn4j.verifier.exception.CredentialIdTooLongException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.IllegalBackupStateException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.NotAllowedCredentialIdException;
import com.webauthn4j.verifier.exception.PublicKeyMismatchException;
import com.webauthn4j.verifier.exception.SelfAttestationProhibitedException;
import com.webauthn4j.verifier.exception.TrustAnchorNotFoundException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Map;
import java.util.function.Supplier;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.WebAuthnReason;

/** The library throws where a rule does not hold; here that becomes a verdict. */
final class Refusals {

    private static final Map<Class<?>, WebAuthnReason> REASONS = Map.ofEntries(
            Map.entry(NotAllowedCredentialIdException.class, WebAuthnReason.CREDENTIAL_NOT_ASKED_FOR),
            Map.entry(InconsistentClientDataTypeException.class, WebAuthnReason.WRONG_TYPE),
            Map.entry(BadChallengeException.class, WebAuthnReason.WRONG_CHALLENGE),
            Map.entry(BadOriginException.class, WebAuthnReason.WRONG_ORIGIN),
            Map.entry(BadTopOriginException.class, WebAuthnReason.CROSS_ORIGIN),
            Map.entry(CrossOriginException.class, WebAuthnReason.CROSS_ORIGIN),
            Map.entry(BadRpIdException.class, WebAuthnReason.WRONG_RP_ID),
            Map.entry(UserNotPresentException.class, WebAuthnReason.USER_NOT_PRESENT),
            Map.entry(UserNotVerifiedException.class, WebAuthnReason.USER_NOT_VERIFIED),
            Map.entry(IllegalBackupStateException.class, WebAuthnReason.IMPOSSIBLE_BACKUP_STATE),
            Map.entry(BadBackupEligibleFlagException.class, WebAuthnReason.BACKUP_ELIGIBILITY_CHANGED),
            Map.entry(BadSignatureException.class, WebAuthnReason.WRONG_SIGNATURE),
            Map.entry(MaliciousCounterValueException.class, WebAuthnReason.COUNT_WENT_BACK),
            Map.entry(NotAllowedAlgorithmException.class, WebAuthnReason.ALGORITHM_NOT_ALLOWED),
            Map.entry(CredentialIdTooLongException.class, WebAuthnReason.CREDENTIAL_ID_TOO_LONG),
            Map.entry(ConstraintViolationException.class, WebAuthnReason.MALFORMED_MESSAGE),
            Map.entry(BadAttestationStatementException.class, WebAuthnReason.WRONG_ATTESTATION),
            Map.entry(BadAlgorithmException.class, WebAuthnReason.WRONG_ATTESTATION),
            Map.entry(BadAaguidException.class, WebAuthnReason.WRONG_ATTESTATION),
            Map.entry(CertificateException.class, WebAuthnReason.WRONG_ATTESTATION),
            Map.entry(PublicKeyMismatchException.class, WebAuthnReason.WRONG_ATTESTATION),
            Map.entry(SelfAttestationProhibitedException.class, WebAuthnReason.WRONG_ATTESTATION),
            Map.entry(TrustAnchorNotFoundException.class, WebAuthnReason.WRONG_ATTESTATION));

    private Refusals() {}

    /** What the library verifies. */
    static <T> Verdict<T> verified(Supplier<T> step) {
        try {
            return Verdict.accepted(step.get());
        } catch (VerificationException e) {
            WebAuthnReason reason = REASONS.getOrDefault(e.getClass(), WebAuthnReason.OTHER_RULE);
            return Verdict.rejected(reason, "what the clause demands", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return malformed(e);
        }
    }

    /** What the library reads: it and the parsers under it fail in ways that they do not declare, too. */
    static <T> Verdict<T> read(Supplier<T> step) {
        try {
            return Verdict.accepted(step.get());
        } catch (RuntimeException | StackOverflowError e) {
            return malformed(e);
        }
    }

    private static <T> Verdict<T> malformed(Throwable e) {
        return Verdict.rejected(
                WebAuthnReason.MALFORMED_MESSAGE,
                "what an authenticator answers",
                e.getClass().getSimpleName());
    }
}
