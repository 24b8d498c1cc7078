package org.secf.payload;

/**
 * How a body is cut into records. Each is verified and released on its own: small ones come sooner, large ones cost less.
 *
 * @param recordSize octets of an encrypted record, 18 to 16,777,216 (RFC 8188 §2.1)
 * @param padding how the length is hidden
 */
public record RecordLayout(int recordSize, Padding padding) {

    /** The least octets of a record: tag, delimiter, and one of content (RFC 8188 §2.1). */
    public static final int LEAST_RECORD_SIZE = 18;

    /** The most octets of a record that can be allowed. */
    public static final int LARGEST_RECORD_SIZE = 16 * 1024 * 1024;

    /** Octets of the authentication tag. */
    static final int TAG = 16;

    /** What a record has beside content and zeros: tag and delimiter. */
    static final int OVERHEAD = TAG + 1;

    private static final int USUAL_RECORD_SIZE = 4096;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when the record size is out of them
     */
    public RecordLayout {
        requireRecordSize(recordSize);
    }

    /** Records of 4096 octets, no padding. */
    public static RecordLayout usual() {
        return new RecordLayout(USUAL_RECORD_SIZE, Padding.none());
    }

    static void requireRecordSize(int recordSize) {
        if (recordSize < LEAST_RECORD_SIZE || recordSize > LARGEST_RECORD_SIZE) {
            throw new IllegalArgumentException("expected a record size from " + LEAST_RECORD_SIZE + " to "
                    + LARGEST_RECORD_SIZE + " octets, received " + recordSize);
        }
    }

    /** How many records of that size one key may encrypt: less than 2^44.5 blocks of 16 octets together (RFC 8188 §4.4). */
    static long mostRecords(int recordSize) {
        long blocks = (recordSize + TAG - 1L) / TAG;
        return (1L << 44) / blocks;
    }
}
