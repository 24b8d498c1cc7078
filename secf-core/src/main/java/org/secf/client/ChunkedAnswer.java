package org.secf.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.secf.signature.Fields;
import org.secf.signature.RefusedChunksException;
import org.secf.signature.SignedChunks;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Verdict;

/** An answer in signed chunks, and what it is without them. */
final class ChunkedAnswer {

    private static final String CODING = "content-encoding";

    private ChunkedAnswer() {}

    /** Nothing of it before its last record was proved; refused with a {@link org.secf.signature.SignedChunksReason}. */
    static Verdict<ReceivedResponse> whole(ReceivedResponse answer, VerifiedSignature head) {
        byte[] body = answer.body();
        return SignedChunks.read(head, new ByteArrayInputStream(body), body.length)
                .then(ChunkedAnswer::octets)
                .map(content -> new ReceivedResponse(answer.status(), fields(answer.fields()), content));
    }

    private static Verdict<byte[]> octets(InputStream records) {
        try {
            return Verdict.accepted(records.readAllBytes());
        } catch (RefusedChunksException refused) {
            return Verdict.rejected(refused.rejection());
        } catch (IOException e) {
            throw new UncheckedIOException("octets in memory cannot fail", e);
        }
    }

    /** Its header, as if it had not been in chunks. */
    static ReceivedResponse decoded(ReceivedResponse head) {
        return new ReceivedResponse(head.status(), fields(head.fields()), new byte[0]);
    }

    private static Fields fields(Fields fields) {
        List<String> left = SignedChunks.without(fields.lines(CODING));
        return name -> name.equals(CODING) ? left : fields.lines(name);
    }
}
