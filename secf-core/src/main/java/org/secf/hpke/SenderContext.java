package org.secf.hpke;

/** The sender's side of an exchange (RFC 9180 §5.2). May be used by several threads; messages are opened in the order in which they were sealed. */
public final class SenderContext implements AutoCloseable {

    private final byte[] encapsulation;
    private final EncryptionContext context;

    SenderContext(byte[] encapsulation, EncryptionContext context) {
        this.encapsulation = encapsulation;
        this.context = context;
    }

    /** {@code enc}, which the recipient needs before the first message; no secret. A copy. */
    public byte[] encapsulation() {
        return encapsulation.clone();
    }

    /**
     * ContextS.Seal (§5.2): the next message.
     *
     * @param associated not encrypted but covered; may be empty
     * @return 16 octets longer than {@code plaintext}
     * @throws IllegalStateException when the suite is export-only, the context is closed or has sealed as many messages as it may
     */
    public byte[] seal(byte[] associated, byte[] plaintext) {
        return context.seal(associated, plaintext);
    }

    /**
     * Context.Export (§5.3): a secret that the recipient can export too.
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
