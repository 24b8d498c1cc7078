package org.secf.clientcert.revocation;

import java.time.Instant;
import java.util.Optional;

/**
 * What a responder last said of a certificate, and when to ask again.
 *
 * @param answer the newest authentic answer
 * @param problem why the last attempt failed; empty where it did not
 * @param due when to ask again
 */
record OcspKnowledge(Optional<OcspAnswer> answer, String problem, Instant due) {

    static final OcspKnowledge NONE =
            new OcspKnowledge(Optional.empty(), "the responder has not answered yet", Instant.EPOCH);

    boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    RevocationStatus status(Instant now, RevocationTimes times) {
        RevocationStatus said = answer.map(found -> found.status(now, times)).orElse(RevocationStatus.unknown(""));
        return said.kind() == RevocationStatus.Kind.UNKNOWN && !problem.isEmpty()
                ? RevocationStatus.unknown(said.detail().isEmpty() ? problem : said.detail() + "; " + problem)
                : said;
    }

    /** The last answer stays: whoever can cut off the responder must not be better off than with its answer. */
    OcspKnowledge failed(String why, Instant again) {
        return new OcspKnowledge(answer, why, again);
    }

    /** An older answer than one already seen is somebody's recording, unless it revokes. */
    OcspKnowledge learned(OcspAnswer fresh, Instant again) {
        boolean isRecorded = fresh.kind() != RevocationStatus.Kind.REVOKED
                && answer.filter(seen -> seen.kind() != RevocationStatus.Kind.UNKNOWN
                                && fresh.thisUpdate().isBefore(seen.thisUpdate()))
                        .isPresent();
        return isRecorded
                ? failed("the responder answered with something older than before", again)
                : new OcspKnowledge(Optional.of(fresh), "", again);
    }
}
