package org.secf.jaspic;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** A writer onto a stream, which forgets what it has not passed on yet when the resource takes that back: its encoder keeps some thousand characters. */
final class SealedWriter extends PrintWriter {

    private final Below below;

    private SealedWriter(Below below, Charset charset) {
        super(new OutputStreamWriter(below, charset));
        this.below = below;
    }

    static SealedWriter onto(OutputStream stream, Charset charset) {
        return new SealedWriter(new Below(stream), charset);
    }

    void takeBack() {
        below.isTakingBack = true;
        try {
            flush();
        } finally {
            below.isTakingBack = false;
        }
    }

    /** Passes on what is left: the end of a body is no flush, by which it would be sent before it is whole. */
    void end() {
        below.isEnding = true;
        flush();
    }

    @Override
    public void close() {
        below.isEnding = true;
        super.close();
    }

    /** What passes nothing on that is taken back, and no flush at the end. */
    private static final class Below extends FilterOutputStream {

        private boolean isTakingBack;
        private boolean isEnding;

        Below(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            if (!isTakingBack) {
                out.write(octets, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!isTakingBack && !isEnding) {
                out.flush();
            }
        }

        /** Without the flush that a filter begins with. */
        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
