package org.secf.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a body is written to, in memory as long as it is short. Closing it changes nothing; {@link Bodies} gives it up. For one thread at a time. */
public final class BodySpool extends OutputStream {

    private final BodyLimits limits;
    private final Supplier<Optional<Path>> folder;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable PrivateFile file;
    private long length;
    private boolean isGivenUp;

    /**
     * An empty one.
     *
     * @param folder where a file is made, the platform's own where that is empty; asked only if one is needed
     */
    BodySpool(BodyLimits limits, Supplier<Optional<Path>> folder) {
        this.limits = limits;
        this.folder = folder;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    /**
     * Keeps all of these octets or none.
     *
     * @throws BodyTooLarge when they are too many together with what came before
     * @throws IOException when there is no room for them
     */
    @Override
    public void write(byte[] octets, int offset, int count) throws IOException {
        if (isGivenUp) {
            throw new IOException("the body was given up; write it before the request ends");
        }
        if (length + count > limits.most()) {
            throw new BodyTooLarge(limits.most());
        }
        PrivateFile known = file;
        if (known == null && length + count > limits.inMemory()) {
            known = spill();
        }
        if (known == null) {
            memory.write(octets, offset, count);
        } else {
            writeFully(known, ByteBuffer.wrap(octets, offset, count));
        }
        length += count;
    }

    /** In octets, so far. */
    public long length() {
        return length;
    }

    /** What was written so far. */
    public Body body() {
        PrivateFile known = file;
        return known == null ? new MemoryBody(memory.toByteArray()) : new FileBody(known, length);
    }

    /** Back to nothing. */
    public void clear() {
        release();
        file = null;
        memory = new ByteArrayOutputStream();
        length = 0;
    }

    /** Gives up what was written, and takes nothing more. */
    void giveUp() {
        isGivenUp = true;
        release();
    }

    private void release() {
        PrivateFile known = file;
        if (known != null) {
            known.close();
        }
    }

    private PrivateFile spill() throws IOException {
        PrivateFile made = PrivateFile.in(folder.get());
        file = made;
        writeFully(made, ByteBuffer.wrap(memory.toByteArray()));
        memory = new ByteArrayOutputStream();
        return made;
    }

    private static void writeFully(PrivateFile file, ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            file.channel().write(octets);
        }
    }
}
