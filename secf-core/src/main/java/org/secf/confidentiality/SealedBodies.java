package org.secf.confidentiality;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadReason;
import org.secf.payload.ReceivedPayload;
import org.secf.state.OnceStore;
import org.secf.state.SecurityAssociation;
import org.secf.verdict.Verdict;

/**
 * Lets each body that was encrypted under a security association pass once, until that ends. To be asked after all of it was verified, so that nobody uses up
 * what somebody else may send.
 *
 * @param id the definition's
 * @param keys which associations there are
 * @param memory empty where bodies may be repeated
 * @param clock for what is counted
 */
record SealedBodies(String id, DecryptionKeys keys, Optional<Memory> memory, Clock clock) {

    private static final String PREFIX = "payload:";

    /** How much longer than its association a body is remembered: at another node it may be earlier. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /**
     * Which came before.
     *
     * @param once the memory of the application
     * @param shares how much of it bodies may take
     */
    record Memory(OnceStore once, BodyShares shares) {}

    /** That it is no copy; nothing of what was encrypted to a public key. */
    Verdict<Facts> first(ReceivedPayload.Protection protection) {
        if (memory.isEmpty()) {
            return Verdict.accepted(Facts.NONE);
        }
        Optional<SecurityAssociation> association = protection.keyId().flatMap(keys::association);
        if (association.isPresent()) {
            return counted(protection, association.get(), memory.get());
        }
        // This form has no other keys, so the association has ended since.
        return protection.form().filter(PayloadForm.AES128GCM::equals).isPresent()
                ? Verdict.rejected(
                        PayloadReason.KEY_UNKNOWN,
                        "an association that lives",
                        protection.keyId().orElse(""))
                : Verdict.accepted(Facts.NONE);
    }

    /** What is not remembered takes nobody's place. */
    private Verdict<Facts> counted(
            ReceivedPayload.Protection protection, SecurityAssociation association, Memory known) {
        String account = association.peer().map(peer -> "of " + peer).orElseGet(() -> "by " + association.id());
        Instant forgotten = association.expires().plus(GRACE);
        if (!known.shares().take(account, forgotten, clock.instant())) {
            return Verdict.rejected(
                    ConfidentialityReason.TOO_MANY_BODIES,
                    "fewer bodies until an association ends",
                    "one more " + account);
        }
        Verdict<Facts> claimed = claimed(protection, association, known.once());
        if (claimed.rejection().isPresent()) {
            known.shares().giveBack(account, forgotten);
        }
        return claimed;
    }

    private Verdict<Facts> claimed(
            ReceivedPayload.Protection protection, SecurityAssociation association, OnceStore once) {
        Optional<String> mark = protection.mark();
        if (mark.isEmpty()) {
            return unknown("a body without a mark");
        }
        String form = protection.form().orElseThrow().name().toLowerCase(Locale.ROOT);
        // Each form has a key of its own under the association; the mark has no colon, so no two bodies make the same
        // key.
        String use = PREFIX + form + ":" + mark.get() + ":" + association.id();
        try {
            return switch (once.claim(use, association.expires().plus(GRACE))) {
                case FIRST -> Verdict.accepted(Facts.of(fresh(association)));
                case SEEN ->
                    Verdict.rejected(
                            ConfidentialityReason.BODY_REPEATED, "a body that did not come before", mark.get());
                case UNAVAILABLE -> unknown("none now");
            };
        } catch (RuntimeException e) {
            return unknown(e.toString());
        }
    }

    /** It was made after the association, nobody says when. */
    private Freshness fresh(SecurityAssociation association) {
        return new Freshness(
                id,
                Freshness.Source.SEALED_BODY,
                association.id(),
                association.peer(),
                Optional.of(association.established()),
                Optional.of(association.expires()));
    }

    private static Verdict<Facts> unknown(String received) {
        return Verdict.rejected(ConfidentialityReason.BODY_MEMORY_FAILED, "a memory of bodies", received);
    }
}
