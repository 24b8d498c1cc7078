package org.secf.jaspic;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.secf.http.Body;

/** A body that was read before, as a servlet reads it. All of it is there at once, so a listener is told at once. */
final class ReplayedStream extends ServletInputStream {

    private final InputStream in;
    private long left;

    ReplayedStream(Body body) throws IOException {
        this.in = body.open();
        this.left = body.length();
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        left = octet < 0 ? 0 : left - 1;
        return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        left = count < 0 ? 0 : left - count;
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    @Override
    public boolean isFinished() {
        return left == 0;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        try {
            if (!isFinished()) {
                listener.onDataAvailable();
            }
            listener.onAllDataRead();
        } catch (IOException e) {
            listener.onError(e);
        }
    }
}
