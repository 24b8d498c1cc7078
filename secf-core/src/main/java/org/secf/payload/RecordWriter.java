package org.secf.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Cuts content into records (RFC 8188 §2). Takes the memory of one record, twice. */
final class RecordWriter implements PayloadSink {

    /** Ends the data of a record that others follow. */
    static final byte MORE = 1;

    /** Ends the data of the last record. */
    static final byte LAST = 2;

    private final OutputStream below;
    private final RecordSealer cipher;
    private final Padding padding;
    private final byte[] plain;
    private final byte[] sealed;
    private byte[] header;
    private long recordsLeft;
    private long octets;
    private int filled;

    RecordWriter(OutputStream below, byte[] header, RecordSealer cipher, RecordLayout layout) {
        this.below = below;
        this.header = header;
        this.cipher = cipher;
        this.padding = layout.padding();
        this.plain = new byte[layout.recordSize() - RecordLayout.TAG];
        this.sealed = new byte[layout.recordSize()];
        this.recordsLeft = RecordLayout.mostRecords(layout.recordSize());
    }

    /** With fewer records left than there are. */
    RecordWriter withRecordsLeft(long left) {
        recordsLeft = left;
        return this;
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        for (int done = 0; done < length; ) {
            if (filled == room()) {
                send(MORE, 0);
            }
            int part = Math.min(length - done, room() - filled);
            System.arraycopy(content, from + done, plain, filled, part);
            filled += part;
            octets += part;
            done += part;
        }
    }

    @Override
    public void finish() throws IOException {
        long zeros = padding.zeros(octets);
        while (zeros > room() - filled) {
            int here = room() - filled;
            zeros -= here;
            send(MORE, here);
        }
        send(LAST, (int) zeros);
    }

    private int room() {
        return plain.length - 1;
    }

    /** The cipher counts before anything can fail, so that no nonce is used again. */
    private void send(byte delimiter, int zeros) throws IOException {
        if (recordsLeft <= 0) {
            throw new RefusedPayloadException(
                    PayloadReason.RECORD_LIMIT, "fewer records, or larger ones", "one record more");
        }
        recordsLeft--;
        plain[filled] = delimiter;
        int length = filled + 1 + zeros;
        Arrays.fill(plain, filled + 1, length, (byte) 0);
        cipher.seal(plain, length, sealed);
        filled = 0;
        below.write(header);
        header = new byte[0];
        below.write(sealed, 0, length + RecordLayout.TAG);
    }

    @Override
    public void close() {
        cipher.close();
        Arrays.fill(plain, (byte) 0);
    }
}
