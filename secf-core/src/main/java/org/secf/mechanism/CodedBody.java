package org.secf.mechanism;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.secf.http.Reply;

/**
 * What a sealer makes of a body while it is sent, such as one in records that are protected each by itself.
 *
 * @param contentEncoding every coding of the body from then on, in place of those before (RFC 9110 §8.4)
 * @param fields added to those that are there
 * @param opening where the body goes
 */
public record CodedBody(String contentEncoding, List<Reply.Header> fields, Opening opening) {

    public CodedBody {
        fields = List.copyOf(fields);
    }

    /** Makes the other body. */
    @FunctionalInterface
    public interface Opening {

        /** Called once. */
        CodedOutput onto(OutputStream below) throws IOException;
    }
}
