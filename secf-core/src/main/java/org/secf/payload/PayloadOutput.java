package org.secf.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Takes content and passes it on encrypted. {@link #finish()} says that this was all; {@link #close()} alone does not. So a writer that fails in the middle
 * leaves a body which every reader refuses as truncated, and not one that looks whole. One thread at a time.
 */
public final class PayloadOutput extends OutputStream {

    private final OutputStream below;
    private final PayloadSink sink;
    private boolean isOver;

    PayloadOutput(OutputStream below, PayloadSink sink) {
        this.below = below;
        this.sink = sink;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, content.length);
        requireMore();
        try {
            sink.write(content, from, length);
        } catch (IOException | RuntimeException failure) {
            giveUp();
            throw failure;
        }
    }

    /** Passes on full records only: a record that were cut here would tell where the writer paused. */
    @Override
    public void flush() throws IOException {
        below.flush();
    }

    /**
     * Ends the body; nothing may be written afterwards. Does not close the stream below.
     *
     * @throws IOException when it could not be written; the body is truncated then
     */
    public void finish() throws IOException {
        requireMore();
        isOver = true;
        try {
            sink.finish();
        } finally {
            sink.close();
        }
        below.flush();
    }

    /** Forgets the keys and closes the stream below. A body that was not finished stays truncated. */
    @Override
    public void close() throws IOException {
        giveUp();
        below.close();
    }

    private void giveUp() {
        isOver = true;
        sink.close();
    }

    private void requireMore() throws IOException {
        if (isOver) {
            throw new IOException("the encrypted body was finished or given up; nothing more can be written");
        }
    }
}
