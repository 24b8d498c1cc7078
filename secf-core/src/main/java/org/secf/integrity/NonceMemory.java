package org.secf.integrity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.secf.mechanism.MechanismContext;
import org.secf.signature.NonceRule;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * Since when it is known which signatures were used.
 *
 * @param begin when the application started, where its memory began with it; empty where that is older, or signatures may be repeated
 * @param verifier knows of those since then
 */
record NonceMemory(Optional<Instant> begin, SignatureVerifier verifier) {

    static NonceMemory of(NonceRule rule, SignatureVerifier verifier, MechanismContext context) {
        boolean forgets = rule != NonceRule.ACCEPT_REPEATED && !context.once().outlivesRestarts();
        return new NonceMemory(
                forgets ? Optional.of(context.clock().instant().truncatedTo(ChronoUnit.SECONDS)) : Optional.empty(),
                verifier);
    }

    /** Uses up the nonce of a signature that proved right; refused where it was used before, or may have been. */
    Optional<Rejection> use(VerifiedSignature signature) {
        Optional<Rejection> refusal = covers(signature);
        return refusal.isPresent() ? refusal : verifier.use(signature);
    }

    /** Times in signatures are whole seconds: one of the second of the start is taken. What has no nonce may be repeated anyway. */
    private Optional<Rejection> covers(VerifiedSignature signature) {
        Instant earliest = begin.orElse(Instant.MIN);
        Instant made = signature.input().created().orElse(Instant.MIN);
        return signature.input().nonce().isPresent() && made.isBefore(earliest)
                ? Check.refused(IntegrityReason.CREATED_BEFORE_START, "made at or after " + earliest, "made at " + made)
                : Check.HOLDS;
    }
}
