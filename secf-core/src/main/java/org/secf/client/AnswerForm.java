package org.secf.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.secf.contentdigest.ContentDigest;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.Fields;
import org.secf.signature.SignedChunks;

/** Where an answer has what proves its content. */
enum AnswerForm {
    /** In the header: a digest. */
    DIGESTED,
    /** In the trailers: the digest and the signature. */
    FOLLOWED,
    /** In each record of it. */
    CHUNKED;

    static final Component DIGEST = Component.field(ContentDigest.FIELD.toLowerCase(Locale.ROOT));

    private static final List<String> SIGNATURE = List.of("signature", "signature-input");

    /** By what the answer says, of which nothing is believed: it only chooses what has to be covered. */
    static AnswerForm of(ReceivedResponse answer, String method) {
        if (!answer.isBare(method) && SignedChunks.isApplied(answer.fields().lines("content-encoding"))) {
            return CHUNKED;
        }
        boolean isFollowed = SIGNATURE.stream()
                .allMatch(name -> answer.fields().lines(name).isEmpty()
                        && !answer.trailers().lines(name).isEmpty());
        return isFollowed ? FOLLOWED : DIGESTED;
    }

    /** The same, with the content proved in this form. */
    Coverage of(Coverage digested) {
        if (this == DIGESTED) {
            return digested;
        }
        Set<Component> withContent = new LinkedHashSet<>(digested.withContent());
        withContent.remove(DIGEST);
        withContent.addAll(this == CHUNKED ? SignedChunks.components() : List.of(DIGEST.trailer()));
        return new Coverage(digested.always(), withContent, digested.whenPresent());
    }

    /** The fields of the header, the signature among them. */
    Fields fields(ReceivedResponse answer) {
        return this == FOLLOWED
                ? name -> SIGNATURE.contains(name)
                        ? answer.trailers().lines(name)
                        : answer.fields().lines(name)
                : answer.fields();
    }
}
