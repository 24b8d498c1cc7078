package org.secf.hpke;

import java.util.Arrays;
import org.secf.verdict.Verdict;

/**
 * The keys of one exchange and the number of the next message (RFC 9180 §5.2). One thread at a time: were two messages sealed with one number, both
 * could be read and others forged.
 */
final class EncryptionContext implements AutoCloseable {

    /** The last number is never used, so that counting on cannot overflow; §5.2 allows numbers shorter than the nonce. */
    static final long LIMIT = Long.MAX_VALUE;

    private final Primitives primitives;
    private final MessageKeys keys;
    private final byte[] exporter;
    private long sequence;
    private boolean closed;

    EncryptionContext(Primitives primitives, MessageKeys keys, byte[] exporter, long sequence) {
        this.primitives = primitives;
        this.keys = keys;
        this.exporter = exporter;
        this.sequence = sequence;
    }

    synchronized byte[] seal(byte[] associated, byte[] plaintext) {
        requireOpen();
        if (isExportOnly()) {
            throw new IllegalStateException("the suite is for exported secrets alone (RFC 9180 §5.3)");
        }
        if (sequence >= LIMIT) {
            throw new IllegalStateException("the context has sealed as many messages as it may; set up another");
        }
        byte[] sealed = primitives.cipher().seal(keys.key(), keys.nonce(sequence), associated, plaintext);
        sequence++;
        return sealed;
    }

    synchronized Verdict<byte[]> open(byte[] associated, byte[] ciphertext) {
        requireOpen();
        if (isExportOnly()) {
            return Verdict.rejected(HpkeReason.EXPORT_ONLY, "a suite with messages", "export-only");
        }
        if (sequence >= LIMIT) {
            return Verdict.rejected(
                    HpkeReason.MESSAGE_LIMIT_REACHED, "at most " + LIMIT + " messages", "one message more");
        }
        return primitives
                .cipher()
                .open(keys.key(), keys.nonce(sequence), associated, ciphertext)
                .map(plaintext -> {
                    sequence++;
                    return Verdict.accepted(plaintext);
                })
                .orElseGet(() -> Verdict.rejected(
                        HpkeReason.OPEN_FAILED,
                        "message " + sequence + " of this context",
                        ciphertext.length + " octets that are not"));
    }

    synchronized byte[] export(byte[] exporterContext, int length) {
        requireOpen();
        return primitives.kdf().expand(exporter, "sec", exporterContext, length);
    }

    @Override
    public synchronized void close() {
        closed = true;
        keys.close();
        Arrays.fill(exporter, (byte) 0);
    }

    private void requireOpen() {
        if (closed) {
            // Wiped keys are keys that everybody knows.
            throw new IllegalStateException("the context is closed; set up another");
        }
    }

    private boolean isExportOnly() {
        return primitives.suite().aead() == HpkeAead.EXPORT_ONLY;
    }
}
