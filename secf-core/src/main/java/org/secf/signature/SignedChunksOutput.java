package org.secf.signature;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Objects;

/**
 * Takes content and passes it on in signed records. {@link #finish()} says that this was all; {@link #close()} alone does not, so a writer that fails in the
 * middle leaves a body that no reader takes for whole. One thread at a time.
 */
public final class SignedChunksOutput extends OutputStream {

    private final OutputStream below;
    private final SignedChunks stream;
    private final SigningKey key;
    private final byte[] pending = new byte[SignedChunks.LONGEST];
    private int length;
    private long number;
    private boolean isOver;

    SignedChunksOutput(OutputStream below, SignedChunks stream, SigningKey key) {
        this.below = below;
        this.stream = stream;
        this.key = key;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, content.length);
        requireMore();
        int at = from;
        while (at < from + count) {
            if (length == pending.length) {
                send(false);
            }
            int part = Math.min(pending.length - length, from + count - at);
            System.arraycopy(content, at, pending, length, part);
            length += part;
            at += part;
        }
    }

    /** What was written so far is a record of its own, so that it arrives. */
    @Override
    public void flush() throws IOException {
        if (!isOver && length > 0) {
            send(false);
        }
        below.flush();
    }

    /**
     * Ends the body; nothing may be written afterwards. Does not close the stream below.
     *
     * @throws IOException when it could not be signed or written; the body is truncated then
     */
    public void finish() throws IOException {
        requireMore();
        send(true);
        isOver = true;
        below.flush();
    }

    /** Closes the stream below. A body that was not finished stays truncated. */
    @Override
    public void close() throws IOException {
        isOver = true;
        below.close();
    }

    private void send(boolean isLast) throws IOException {
        byte[] signature = signature(isLast);
        byte[] head = ByteBuffer.allocate(SignedChunks.HEAD)
                .put((byte) (isLast ? 1 : 0))
                .putInt(length)
                .putShort((short) signature.length)
                .array();
        try {
            below.write(head);
            below.write(pending, 0, length);
            below.write(signature);
        } catch (IOException | RuntimeException failure) {
            isOver = true;
            throw failure;
        }
        number++;
        length = 0;
    }

    private byte[] signature(boolean isLast) throws IOException {
        try {
            return key.sign(stream.signed(number, isLast, pending, length));
        } catch (GeneralSecurityException | ProviderException e) {
            isOver = true;
            throw new IOException("the " + key + " did not sign", e);
        }
    }

    private void requireMore() throws IOException {
        if (isOver) {
            throw new IOException("the signed body was finished or given up; nothing more can be written");
        }
    }
}
