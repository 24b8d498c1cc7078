package org.secf.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.secf.verdict.Rejection;

/** Releases the content of records that are proved, one record in memory at a time. For one thread. */
final class SignedChunksInput extends InputStream {

    private final InputStream below;
    private final SignedChunks stream;
    private final VerifiedSignature head;
    private final long most;
    private byte[] proved = new byte[0];
    private int at;
    private long number;
    private long total;
    private boolean isLast;
    private Optional<Rejection> refusal = Optional.empty();

    /** What stands before the content of a record. */
    private record Head(boolean isLast, int length, int signature) {}

    SignedChunksInput(InputStream below, SignedChunks stream, VerifiedSignature head, long most) {
        this.below = below;
        this.stream = stream;
        this.head = head;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, into.length);
        if (count == 0) {
            return 0;
        }
        if (refusal.isPresent()) {
            throw new RefusedChunksException(refusal.get());
        }
        while (at == proved.length) {
            if (isLast) {
                requireEnd();
                return -1;
            }
            next();
        }
        int part = Math.min(count, proved.length - at);
        System.arraycopy(proved, at, into, from, part);
        at += part;
        return part;
    }

    @Override
    public int available() {
        return proved.length - at;
    }

    @Override
    public void close() throws IOException {
        below.close();
    }

    private void next() throws IOException {
        Head next = head(octets(SignedChunks.HEAD));
        byte[] content = octets(next.length);
        byte[] signature = octets(next.signature);
        if (!head.proves(signature, stream.signed(number, next.isLast, content, content.length))) {
            throw refused(SignedChunksReason.WRONG_RECORD, "record " + number + " of the stream", "another");
        }
        number++;
        total += content.length;
        isLast = next.isLast;
        proved = content;
        at = 0;
    }

    /** Nothing of it is proved yet: it only says how much is read. */
    private Head head(byte[] octets) throws RefusedChunksException {
        ByteBuffer fields = ByteBuffer.wrap(octets);
        int kind = fields.get();
        int length = fields.getInt();
        int signature = Short.toUnsignedInt(fields.getShort());
        if (kind < 0 || kind > 1 || signature < 1 || signature > SignedChunks.LONGEST_SIGNATURE) {
            throw refused(
                    SignedChunksReason.MALFORMED_RECORD,
                    "0 or 1, and at most " + SignedChunks.LONGEST_SIGNATURE + " octets of signature",
                    kind + ", " + signature);
        }
        if (length < 0 || length > SignedChunks.LONGEST) {
            throw refused(
                    SignedChunksReason.RECORD_TOO_LONG,
                    "at most " + SignedChunks.LONGEST + " octets",
                    Integer.toUnsignedString(length));
        }
        if (length == 0 && kind == 0) {
            throw refused(SignedChunksReason.EMPTY_RECORD, "content before the end", "none");
        }
        if (length > most - total) {
            throw refused(SignedChunksReason.CONTENT_TOO_LONG, "at most " + most + " octets", "more");
        }
        return new Head(kind == 1, length, signature);
    }

    private byte[] octets(int count) throws IOException {
        byte[] octets = below.readNBytes(count);
        if (octets.length < count) {
            throw refused(SignedChunksReason.STREAM_TRUNCATED, "a last record", "the end after " + number + " records");
        }
        return octets;
    }

    private void requireEnd() throws IOException {
        if (below.read() >= 0) {
            throw refused(SignedChunksReason.AFTER_LAST_CHUNK, "the end after the last record", "more");
        }
    }

    private RefusedChunksException refused(SignedChunksReason reason, String expected, String received) {
        Rejection rejection = new Rejection(reason, expected, received);
        refusal = Optional.of(rejection);
        return new RefusedChunksException(rejection);
    }
}
