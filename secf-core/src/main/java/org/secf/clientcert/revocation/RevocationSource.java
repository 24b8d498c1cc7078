package org.secf.clientcert.revocation;

import java.time.Instant;

/** Knows which certificates were revoked. Asked by many threads at once, at every request; answers from memory unless that is out of date. */
@FunctionalInterface
public interface RevocationSource {

    /** What is known now. Never throws for what a server answers or a file holds, and returns in bounded time. */
    RevocationStatus status(Issued issued, Instant now);

    /** Asks {@code other} where this one does not know. Who is revoked here stays revoked. */
    default RevocationSource orElse(RevocationSource other) {
        return (issued, now) -> {
            RevocationStatus first = status(issued, now);
            if (first.kind() != RevocationStatus.Kind.UNKNOWN) {
                return first;
            }
            RevocationStatus second = other.status(issued, now);
            return second.kind() == RevocationStatus.Kind.UNKNOWN
                    ? RevocationStatus.unknown(first.detail() + "; " + second.detail())
                    : second;
        };
    }
}
