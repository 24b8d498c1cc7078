package org.secf.hpke;

import org.secf.verdict.Verdict;

/** The recipient's side of an exchange (RFC 9180 §5.2). May be used by several threads. That it was set up proves nothing yet; a message that opens does. */
public final class ReceiverContext implements AutoCloseable {

    private final EncryptionContext context;

    ReceiverContext(EncryptionContext context) {
        this.context = context;
    }

    /**
     * ContextR.Open (§5.2): the next message, in the order in which they were sealed. After a refusal the same message is still the next.
     *
     * @param associated what the sender covered without encrypting it
     * @return the plaintext; or refused with {@link HpkeReason#OPEN_FAILED}, {@link HpkeReason#EXPORT_ONLY} or
     *     {@link HpkeReason#MESSAGE_LIMIT_REACHED}
     * @throws IllegalStateException when the context is closed
     */
    public Verdict<byte[]> open(byte[] associated, byte[] ciphertext) {
        return context.open(associated, ciphertext);
    }

    /**
     * Context.Export (§5.3): a secret that the sender can export too. Another than the sender's, when one of the keys or the information is another;
     * only a proof by it shows that both have the same.
     *
     * @param exporterContext what the secret is for; the same on both sides
     * @param length in octets, 1 to {@link Hkdf#LONGEST}
     * @return the caller's to wipe
     * @throws IllegalArgumentException when the length is another
     * @throws IllegalStateException when the context is closed
     */
    public byte[] export(byte[] exporterContext, int length) {
        return context.export(exporterContext, length);
    }

    /** Wipes the keys; the context can no longer be used. */
    @Override
    public void close() {
        context.close();
    }
}
