package org.secf.payload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secf.verdict.Verdict;

/**
 * The header fields that say what a body is. Those of a message as it is transferred are what a signature covers, together with the digest of the encrypted
 * octets; those of the content are what the application sees.
 *
 * @param contentType the lines of {@code Content-Type}, of which there is one at most
 * @param contentEncoding the lines of {@code Content-Encoding}
 */
public record PayloadHeaders(List<String> contentType, List<String> contentEncoding) {

    public PayloadHeaders {
        contentType = List.copyOf(contentType);
        contentEncoding = List.copyOf(contentEncoding);
    }

    /** Of content that is not encoded. */
    public static PayloadHeaders of(String contentType) {
        return new PayloadHeaders(List.of(contentType), List.of());
    }

    /**
     * How the body is encrypted, as the fields say; empty for one that everybody can read.
     *
     * @return refused with {@link PayloadReason#FIELD_REPEATED}, {@link PayloadReason#CONTENT_TYPE_MALFORMED}, {@link PayloadReason#CODING_COMBINED} or
     *     {@link PayloadReason#PROTECTION_NESTED} where two readers could disagree
     */
    public Verdict<Optional<PayloadForm>> form() {
        return FormCheck.found(this).map(FormCheck.Found::form);
    }

    /** The content codings, in the order in which they were applied, in small letters (RFC 9110 §8.4.1). */
    List<String> codings() {
        return contentEncoding.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty())
                .toList();
    }

    /** The content type, if there is one. */
    Verdict<Optional<MediaType>> mediaType() {
        if (contentType.size() > 1) {
            return Verdict.rejected(PayloadReason.FIELD_REPEATED, "Content-Type once", contentType.size() + " times");
        }
        return contentType.isEmpty()
                ? Verdict.accepted(Optional.empty())
                : MediaType.parse(contentType.get(0).strip()).map(Optional::of);
    }
}
