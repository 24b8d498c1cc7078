package org.secf.clientcert.revocation;

import java.time.Instant;
import java.util.Optional;

/**
 * What a responder said of one certificate.
 *
 * @param kind as said, whatever the time
 * @param thisUpdate when it was known to be so
 * @param nextUpdate until when it may be relied on; empty where newer answers are to be had at any time
 */
record OcspAnswer(RevocationStatus.Kind kind, Instant thisUpdate, Optional<Instant> nextUpdate) {

    /** Until when it holds; without end, it is as old as any answer may become. */
    Instant end(RevocationTimes times) {
        return nextUpdate.orElse(thisUpdate.plus(times.refresh()));
    }

    /** What it means now. Who was revoked stays so until a newer answer says otherwise. */
    RevocationStatus status(Instant now, RevocationTimes times) {
        if (kind == RevocationStatus.Kind.REVOKED) {
            return RevocationStatus.revoked("said by the responder at " + thisUpdate);
        }
        if (kind == RevocationStatus.Kind.UNKNOWN) {
            return RevocationStatus.unknown("the responder does not know the certificate");
        }
        if (times.hasEnded(end(times), now) || !times.hasBegun(thisUpdate, now)) {
            return RevocationStatus.unknown("the responder's answer is for " + thisUpdate + " to " + end(times));
        }
        return RevocationStatus.good("said by the responder at " + thisUpdate);
    }

    /** Of two readers the one who saw the worse is right. */
    OcspAnswer proven(RevocationStatus.Kind other) {
        return severity(other) > severity(kind) ? new OcspAnswer(other, thisUpdate, nextUpdate) : this;
    }

    private static int severity(RevocationStatus.Kind kind) {
        return switch (kind) {
            case GOOD -> 0;
            case UNKNOWN -> 1;
            case REVOKED -> 2;
        };
    }
}
