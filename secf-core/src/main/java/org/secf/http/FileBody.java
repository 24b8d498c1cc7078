package org.secf.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A body in a file without a name. */
final class FileBody implements Body {

    private final PrivateFile file;
    private final long length;

    FileBody(PrivateFile file, long length) {
        this.file = file;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() throws IOException {
        if (!file.channel().isOpen()) {
            throw new IOException("the body was given up; read it before the request ends");
        }
        return new BufferedInputStream(new Positioned(file.channel()));
    }

    @Override
    public void close() {
        file.close();
    }

    @Override
    public String toString() {
        return length + " octets in a file";
    }

    /** Reads by a position of its own, so that several can read at once. */
    private static final class Positioned extends InputStream {
        private final FileChannel channel;
        private long position;

        Positioned(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) throws IOException {
            if (wanted == 0) {
                return 0;
            }
            int count = channel.read(ByteBuffer.wrap(into, offset, wanted), position);
            position += Math.max(count, 0);
            return count;
        }
    }
}
