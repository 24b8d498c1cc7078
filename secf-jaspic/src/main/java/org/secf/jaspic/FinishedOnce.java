package org.secf.jaspic;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secf.http.Reply;
import org.secf.mechanism.ResponseSeal;

/** A seal for containers that ask for trailers more than once, as Open Liberty does: its second digest would be that of nothing. */
final class FinishedOnce implements ResponseSeal {

    private final ResponseSeal seal;
    private @Nullable List<Reply.Header> finished;

    FinishedOnce(ResponseSeal seal) {
        this.seal = seal;
    }

    @Override
    public List<Reply.Header> head() {
        return seal.head();
    }

    @Override
    public boolean coversBody() {
        return seal.coversBody();
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        seal.update(octets, offset, length);
    }

    @Override
    public synchronized List<Reply.Header> finish() {
        List<Reply.Header> known = finished;
        if (known == null) {
            known = seal.finish();
            finished = known;
        }
        return known;
    }
}
