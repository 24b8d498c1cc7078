package org.secf.mechanism;

import java.util.List;
import java.util.Optional;
import org.secf.http.Replacement;
import org.secf.http.Reply;

/**
 * What a sealer makes of a response.
 *
 * @param fields added to those that are there
 * @param replacement the body that is sent instead, such as the encrypted one
 */
public record SealedMessage(List<Reply.Header> fields, Optional<Replacement> replacement) {

    public SealedMessage {
        fields = List.copyOf(fields);
    }

    /** The same body, with these fields. */
    public static SealedMessage with(List<Reply.Header> fields) {
        return new SealedMessage(fields, Optional.empty());
    }

    /** Another body. */
    public static SealedMessage with(Replacement body) {
        return new SealedMessage(List.of(), Optional.of(body));
    }
}
