package org.secf.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;

/** Reads what stands before the records, and keeps its octets. */
final class HeaderReader {

    private final InputStream from;
    private final PayloadLimits limits;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    HeaderReader(InputStream from, PayloadLimits limits) {
        this.from = from;
        this.limits = limits;
    }

    /** Exactly so many octets. */
    byte[] octets(int count) throws IOException {
        byte[] octets = from.readNBytes(count);
        if (octets.length < count) {
            throw new RefusedPayloadException(
                    PayloadReason.HEADER_TRUNCATED, count + " octets more of the header", octets.length + "");
        }
        seen.writeBytes(octets);
        return octets;
    }

    /** A number of so many octets, at most 4, the highest first. */
    long number(int count) throws IOException {
        return new BigInteger(1, octets(count)).longValue();
    }

    /** The record size, which is also how much memory is taken before anything is authentic. */
    int recordSize() throws IOException {
        long size = number(Integer.BYTES);
        if (size < RecordLayout.LEAST_RECORD_SIZE) {
            throw new RefusedPayloadException(
                    PayloadReason.RECORD_SIZE_INVALID, "at least " + RecordLayout.LEAST_RECORD_SIZE, size + "");
        }
        if (size > limits.mostRecordSize()) {
            throw new RefusedPayloadException(
                    PayloadReason.RECORD_SIZE_TOO_LARGE, "at most " + limits.mostRecordSize(), size + "");
        }
        return (int) size;
    }

    String keyId() throws IOException {
        int length = (int) number(1);
        if (length > limits.mostKeyId()) {
            throw new RefusedPayloadException(
                    PayloadReason.KEY_ID_TOO_LONG, "at most " + limits.mostKeyId() + " octets", length + "");
        }
        return RefusedPayloadException.unlessRefused(KeyName.read(octets(length)));
    }

    /** What was read up to here. */
    byte[] seen() {
        return seen.toByteArray();
    }
}
