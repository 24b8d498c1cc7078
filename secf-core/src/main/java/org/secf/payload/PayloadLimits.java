package org.secf.payload;

/**
 * How much of a body is taken, before and after it is decrypted.
 *
 * @param mostOctets of content in a stream
 * @param mostWhole octets of content that are kept in memory at a time: in whole-body mode, and sealed by JWE
 * @param mostRecordSize octets of an encrypted record, which is the memory that a stream takes, twice
 * @param mostKeyId octets of the name of a key
 */
public record PayloadLimits(long mostOctets, int mostWhole, int mostRecordSize, int mostKeyId) {

    private static final int MEBI = 1024 * 1024;
    private static final int LONGEST_WHOLE = 256 * MEBI;
    private static final int LONGEST_KEY_ID = 255;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when one is below 1, a body kept in memory is longer than 256 MiB or than a stream, a record size is not one, or the
     *     name of a key is longer than 255 octets
     */
    public PayloadLimits {
        RecordLayout.requireRecordSize(mostRecordSize);
        if (mostWhole < 1 || mostWhole > LONGEST_WHOLE || mostWhole > mostOctets) {
            throw new IllegalArgumentException("expected 1 to " + LONGEST_WHOLE
                    + " octets in memory and at least as many in a stream, received " + mostWhole + " and "
                    + mostOctets);
        }
        if (mostKeyId < 1 || mostKeyId > LONGEST_KEY_ID) {
            throw new IllegalArgumentException(
                    "expected a key name of 1 to " + LONGEST_KEY_ID + " octets, received " + mostKeyId);
        }
    }

    /** 1 GiB in a stream, 1 MiB in memory, records of 64 KiB, names of 64 octets. */
    public static PayloadLimits usual() {
        return new PayloadLimits(1024L * MEBI, MEBI, 64 * 1024, 64);
    }
}
