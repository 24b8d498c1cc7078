package org.secf.payload;

import java.util.Arrays;

/** Octets in memory up to a bound; every copy that is given up is wiped. */
final class GatheredOctets implements AutoCloseable {

    private static final int FIRST = 1024;

    private final int most;
    private byte[] octets = new byte[0];
    private int length;

    GatheredOctets(int most) {
        this.most = most;
    }

    void add(byte[] more, int from, int count) throws RefusedPayloadException {
        if (count > most - length) {
            throw new RefusedPayloadException(PayloadReason.PAYLOAD_TOO_LONG, "at most " + most + " octets", "more");
        }
        if (length + count > octets.length) {
            long doubled = Math.max(FIRST, octets.length * 2L);
            resize((int) Math.min(most, Math.max(doubled, length + count)));
        }
        System.arraycopy(more, from, octets, length, count);
        length += count;
    }

    /** All of them, the caller's to wipe; nothing is kept. */
    byte[] taken() {
        byte[] all = Arrays.copyOf(octets, length);
        close();
        return all;
    }

    private void resize(int size) {
        byte[] before = octets;
        octets = Arrays.copyOf(before, size);
        Arrays.fill(before, (byte) 0);
    }

    @Override
    public void close() {
        Arrays.fill(octets, (byte) 0);
        octets = new byte[0];
        length = 0;
    }
}
