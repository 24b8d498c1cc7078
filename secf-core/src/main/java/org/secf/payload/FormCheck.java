package org.secf.payload;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secf.verdict.Verdict;

/** What the header fields say of a body, and whether that is taken. */
final class FormCheck {

    private static final MediaType UNKNOWN = new MediaType("application/octet-stream");

    private FormCheck() {}

    /**
     * How a message is encrypted.
     *
     * @param form empty for plaintext that is taken
     * @param type as the field says
     */
    record Found(Optional<PayloadForm> form, Optional<MediaType> type) {}

    static Verdict<Found> of(PayloadHeaders headers, PayloadPolicy policy) {
        return found(headers).then(found -> taken(found, policy));
    }

    /** What the fields say, taken or not. */
    static Verdict<Found> found(PayloadHeaders headers) {
        List<String> codings = headers.codings();
        boolean isCoded = codings.contains(PayloadForm.AES128GCM.label());
        return headers.mediaType().then(type -> {
            Optional<PayloadForm> sealed = type.flatMap(FormCheck::formOf);
            if ((isCoded && codings.size() > 1) || (!isCoded && sealed.isPresent() && !codings.isEmpty())) {
                return Verdict.rejected(
                        PayloadReason.CODING_COMBINED, "encryption and no other coding", codings.toString());
            }
            if (isCoded && sealed.isPresent()) {
                return nested(type.toString());
            }
            return Verdict.accepted(new Found(isCoded ? Optional.of(PayloadForm.AES128GCM) : sealed, type));
        });
    }

    private static Verdict<Found> taken(Found found, PayloadPolicy policy) {
        Optional<PayloadForm> form = found.form();
        if (form.isEmpty() && !policy.acceptPlaintext()) {
            return Verdict.rejected(
                    PayloadReason.PLAINTEXT_PAYLOAD, "a body in one of " + policy.forms(), "one that is not encrypted");
        }
        return form.isEmpty() || policy.forms().contains(form.get())
                ? Verdict.accepted(found)
                : Verdict.rejected(
                        PayloadReason.FORM_NOT_ACCEPTED,
                        policy.forms().toString(),
                        form.get().toString());
    }

    /** The type of content that is to be encrypted: neither encoded nor encrypted yet. */
    static Verdict<MediaType> plain(PayloadHeaders content) {
        if (!content.codings().isEmpty()) {
            return Verdict.rejected(
                    PayloadReason.CODING_COMBINED,
                    "content without a coding",
                    content.codings().toString());
        }
        return content.mediaType().then(FormCheck::unprotectedType).map(type -> type.orElse(UNKNOWN));
    }

    /** The type that was found below an encryption, which must not be another. */
    static Verdict<Optional<MediaType>> unprotected(Optional<String> contentType) {
        return contentType
                .<Verdict<Optional<MediaType>>>map(text -> MediaType.parse(text).map(Optional::of))
                .orElseGet(() -> Verdict.accepted(Optional.empty()))
                .then(FormCheck::unprotectedType);
    }

    private static Verdict<Optional<MediaType>> unprotectedType(Optional<MediaType> type) {
        return type.flatMap(FormCheck::formOf).isPresent() ? nested(type.toString()) : Verdict.accepted(type);
    }

    /** The fields of a message that is encrypted so. */
    static PayloadHeaders protectedBy(PayloadForm form, MediaType type) {
        return form.isCoding()
                ? new PayloadHeaders(List.of(type.text()), List.of(form.label()))
                : PayloadHeaders.of(form.label());
    }

    /** The fields of the content. */
    static PayloadHeaders content(Optional<MediaType> type) {
        return new PayloadHeaders(type.map(MediaType::text).stream().toList(), List.of());
    }

    private static Optional<PayloadForm> formOf(MediaType type) {
        return Arrays.stream(PayloadForm.values())
                .filter(form -> !form.isCoding() && type.is(form.label()))
                .findFirst();
    }

    private static <T> Verdict<T> nested(String received) {
        return Verdict.rejected(PayloadReason.PROTECTION_NESTED, "content that is not encrypted itself", received);
    }
}
