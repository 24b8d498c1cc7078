package org.secf.http;

/**
 * How much of a body is kept, and where.
 *
 * @param inMemory octets; what is longer goes to a temporary file
 * @param most octets; what is longer is refused with {@link HttpReason#BODY_TOO_LARGE}
 */
public record BodyLimits(int inMemory, long most) {

    private static final int USUAL = 64 * 1024;

    public BodyLimits {
        if (inMemory < 0 || most < 0) {
            throw new IllegalArgumentException("a body cannot be shorter than nothing: " + inMemory + ", " + most);
        }
    }

    /** Whatever is short stays in memory. */
    public static BodyLimits upTo(long most) {
        return new BodyLimits(USUAL, most);
    }

    /** No file is ever made. */
    public static BodyLimits inMemoryOnly(int most) {
        return new BodyLimits(most, most);
    }
}
