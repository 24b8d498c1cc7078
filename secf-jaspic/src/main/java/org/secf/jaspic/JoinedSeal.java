package org.secf.jaspic;

import java.util.List;
import org.secf.http.Reply;
import org.secf.mechanism.ResponseSeal;

/** Several seals of one body. */
record JoinedSeal(List<ResponseSeal> seals) implements ResponseSeal {

    @Override
    public boolean coversBody() {
        return true;
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        seals.forEach(seal -> seal.update(octets, offset, length));
    }

    @Override
    public List<Reply.Header> finish() {
        return seals.stream().flatMap(seal -> seal.finish().stream()).toList();
    }
}
