package org.secf.payload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Reads records (RFC 8188 §2) and releases the content of each as soon as it is verified, never before. Takes the memory of one record, twice. The last
 * record is released after it was seen that nothing follows it.
 */
final class RecordReader extends InputStream {

    private final InputStream below;
    private final RecordOpener cipher;
    private final byte[] sealed;
    private final byte[] plain;
    private final long most;
    private long recordsLeft;
    private long octets;
    private long zeros;
    private int at;
    private int end;
    private boolean isLast;
    private boolean isClosed;
    private Optional<Rejection> refusal = Optional.empty();

    RecordReader(InputStream below, RecordOpener cipher, int recordSize, long most) {
        this.below = below;
        this.cipher = cipher;
        this.sealed = new byte[recordSize];
        this.plain = new byte[recordSize - RecordLayout.TAG];
        this.most = most;
        this.recordsLeft = RecordLayout.mostRecords(recordSize);
    }

    /** With fewer records left than there are. */
    RecordReader withRecordsLeft(long left) {
        recordsLeft = left;
        return this;
    }

    /** Verifies the first record, and with it key and header, before anybody reads. */
    Verdict<RecordReader> begun() throws IOException {
        try {
            next();
            return Verdict.accepted(this);
        } catch (RefusedPayloadException refused) {
            return Verdict.rejected(refused.rejection());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (isClosed) {
            throw new IOException("the encrypted body was closed");
        }
        if (length == 0) {
            return 0;
        }
        while (at == end && !isLast) {
            next();
        }
        if (at == end) {
            return -1;
        }
        int part = Math.min(length, end - at);
        System.arraycopy(plain, at, into, from, part);
        at += part;
        return part;
    }

    @Override
    public int available() {
        return isClosed ? 0 : end - at;
    }

    /** What follows is not verified any more. */
    @Override
    public void close() throws IOException {
        isClosed = true;
        forget();
        below.close();
    }

    private void next() throws IOException {
        if (refusal.isEmpty()) {
            // Should the stream below fail, nothing that it might say later is trusted.
            refusal = refused(PayloadReason.TRUNCATED, "the rest of the body", "a failure");
            isLast = false;
            refusal = refusalOf(below.readNBytes(sealed, 0, sealed.length));
        }
        if (refusal.isPresent()) {
            isLast = false;
            forget();
            throw new RefusedPayloadException(refusal.get());
        }
        if (isLast) {
            cipher.close();
        }
    }

    private void forget() {
        at = 0;
        end = 0;
        cipher.close();
        Arrays.fill(plain, (byte) 0);
    }

    private Optional<Rejection> refusalOf(int length) throws IOException {
        if (length < RecordLayout.OVERHEAD) {
            return refused(PayloadReason.TRUNCATED, "a last record", length + " octets");
        }
        if (recordsLeft-- <= 0) {
            return refused(PayloadReason.RECORD_LIMIT, "fewer records, or larger ones", "one record more");
        }
        if (!cipher.open(sealed, length, plain)) {
            return refused(PayloadReason.RECORD_NOT_AUTHENTIC, "the next record", length + " octets that are not");
        }
        int delimiter = length - RecordLayout.TAG - 1;
        while (delimiter > 0 && plain[delimiter] == 0) {
            delimiter--;
            zeros++;
        }
        return refusalOf(delimiter, length < sealed.length);
    }

    /** Judges an authentic record; from here on every fault is one of its sender, or of somebody who cut or added whole records. */
    private Optional<Rejection> refusalOf(int delimiter, boolean isShort) throws IOException {
        byte mark = plain[delimiter];
        if (mark != RecordWriter.MORE && mark != RecordWriter.LAST) {
            return refused(PayloadReason.DELIMITER_MALFORMED, "a delimiter 1 or 2 after the data", mark + "");
        }
        at = 0;
        end = delimiter;
        octets += delimiter;
        isLast = mark == RecordWriter.LAST;
        if (isLast && !isShort && below.read() >= 0) {
            return refused(PayloadReason.AFTER_LAST_RECORD, "nothing after the last record", "more");
        }
        // Records of zeros alone would keep us busy for ever; some content has as many as itself, or one multiple.
        return octets > most || zeros - Padding.LARGEST > most
                ? refused(PayloadReason.PAYLOAD_TOO_LONG, "at most " + most + " octets, and padding", "more")
                : Optional.empty();
    }

    private static Optional<Rejection> refused(PayloadReason reason, String expected, String received) {
        return Optional.of(new Rejection(reason, expected, received));
    }
}
