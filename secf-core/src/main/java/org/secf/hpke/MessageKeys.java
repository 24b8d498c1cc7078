package org.secf.hpke;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The key of all messages and the nonce that each message's own is made of (RFC 9180 §5.2). */
final class MessageKeys implements AutoCloseable {

    private final byte[] key;
    private final byte[] baseNonce;

    MessageKeys(byte[] key, byte[] baseNonce) {
        this.key = key;
        this.baseNonce = baseNonce;
    }

    /** None of an export-only suite. */
    static MessageKeys none() {
        return new MessageKeys(LabeledKdf.EMPTY, LabeledKdf.EMPTY);
    }

    /** The key itself, not a copy. */
    byte[] key() {
        return key;
    }

    /** ComputeNonce: the number of the message, as long as the nonce, over the base. */
    byte[] nonce(long sequence) {
        byte[] nonce = baseNonce.clone();
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
        int shift = nonce.length - number.length;
        for (int i = 0; i < number.length; i++) {
            nonce[shift + i] ^= number[i];
        }
        return nonce;
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
        Arrays.fill(baseNonce, (byte) 0);
    }
}
