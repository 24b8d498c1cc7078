package org.secf.guarded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.secf.http.Bodies;
import org.secf.http.Reply;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseSeal;
import org.secf.mechanism.ResponseSealer;
import org.secf.mechanism.SealedMessage;
import org.secf.verdict.Verdict;

/** Says of a response what it is, in one field. */
record ToySealer() implements ResponseSealer {

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Verdict<SealedMessage> seal(ResponseMessage response, Bodies bodies) {
        try {
            return Verdict.accepted(SealedMessage.with(
                    List.of(field(response, Toy.sum(response.body().octets())))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<ResponseSeal> follow(ResponseMessage head) {
        CRC32 sum = new CRC32();
        return Optional.of(new ResponseSeal() {
            @Override
            public boolean coversBody() {
                return true;
            }

            @Override
            public void update(byte[] octets, int offset, int length) {
                sum.update(octets, offset, length);
            }

            @Override
            public List<Reply.Header> finish() {
                return List.of(field(head, Long.toHexString(sum.getValue())));
            }
        });
    }

    private static Reply.Header field(ResponseMessage response, String sum) {
        String type = String.join("", response.headers("Content-Type")).replaceFirst("[; ].*", "");
        return new Reply.Header(
                Toy.SEAL,
                response.status() + " " + type + " " + sum + " "
                        + String.join("", response.request().headers(Toy.SIGNER)));
    }
}
