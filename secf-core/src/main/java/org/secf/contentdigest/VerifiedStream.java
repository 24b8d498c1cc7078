package org.secf.contentdigest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.secf.verdict.Rejection;

/** Passes a content on and refuses at its end, each time it is asked for. */
final class VerifiedStream extends FilterInputStream {

    private static final int MOST_SKIPPED = 8192;

    private final ContentVerification verification;
    private boolean isOver;
    private Optional<Rejection> refusal = Optional.empty();

    VerifiedStream(InputStream in, ContentVerification verification) {
        super(in);
        this.verification = verification;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = in.read(octets, offset, length);
        if (count < 0) {
            end();
        } else {
            verification.update(octets, offset, count);
        }
        return count;
    }

    /** What is skipped counts, too. */
    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[(int) Math.max(0, Math.min(count, MOST_SKIPPED))];
        return Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public synchronized void mark(int limit) {
        // Nothing that passed can pass again.
    }

    @Override
    public synchronized void reset() throws IOException {
        throw new IOException("nothing that passed can pass again");
    }

    private void end() throws RefusedContent {
        if (!isOver) {
            isOver = true;
            refusal = verification.finish().rejection();
        }
        if (refusal.isPresent()) {
            throw new RefusedContent(refusal.get());
        }
    }
}
