package org.secf.tls;

import java.time.Duration;

/**
 * How long and how much a server may answer.
 *
 * @param connect to the end of connecting
 * @param whole from the question to the last octet of the answer, so that one that drips does not hold us longer
 * @param maxBytes the most octets of a body
 */
public record OutboundLimits(Duration connect, Duration whole, int maxBytes) {

    static final Duration LONGEST = Duration.ofMinutes(2);
    static final int MOST_BYTES = 256 * 1024 * 1024;

    /** What holds where nobody says otherwise: 5 seconds, 15 seconds, 16 MiB. */
    public static final OutboundLimits USUAL =
            new OutboundLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), 16 * 1024 * 1024);

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException for times beyond two minutes, sizes beyond 256 MiB, and what is not positive
     */
    public OutboundLimits {
        requireInBounds("connect-timeout", connect);
        requireInBounds("read-timeout", whole);
        if (maxBytes < 1 || maxBytes > MOST_BYTES) {
            throw new IllegalArgumentException("max-bytes: expected 1 to " + MOST_BYTES + ", found " + maxBytes);
        }
    }

    private static void requireInBounds(String setting, Duration time) {
        if (time.isZero() || time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(setting + ": expected up to " + LONGEST + ", found " + time);
        }
    }
}
