package org.secf.confidentiality;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.BodyLimits;
import org.secf.http.BodySpool;
import org.secf.http.Replacement;
import org.secf.mechanism.CodedBody;
import org.secf.mechanism.CodedOutput;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSealer;
import org.secf.mechanism.SealedMessage;
import org.secf.payload.OutgoingPayload;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadOutput;
import org.secf.payload.PayloadProtection;
import org.secf.payload.RefusedPayloadException;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Encrypts responses to whoever asked, whatever their status; one without content has nothing to encrypt. A body that is too long to be held back becomes an
 * error: it would be sent before it is known that all of it could be.
 */
record EncryptionSealer(String name, int order, Work work, Recipients recipients) implements ResponseSealer {

    /** What encryption adds at most: the header of a form, a tag for each record, and a third and more for base64url. */
    private static final int OVERHEAD = 64 * 1024;

    /** A digest of the content is as good as the content to whoever can guess. */
    private static final List<String> TELLING =
            List.of("Content-Digest", "Repr-Digest", "Digest", "Content-MD5", "Content-Range");

    /** By what is encrypted. */
    record Work(PayloadProtection protection, PayloadLimits limits) {}

    /** For whom nobody has a key, nothing is done. */
    @Override
    public Optional<Rejection> impediment(ResponseMessage head) {
        return recipients
                .of(head)
                .map(addressee -> {
                    addressee.close();
                    return name;
                })
                .rejection();
    }

    @Override
    public Verdict<SealedMessage> seal(ResponseMessage response, Bodies bodies) {
        return untold(response).then(told -> told.hasContent() ? addressed(told, bodies) : bare());
    }

    private static Verdict<SealedMessage> bare() {
        return Verdict.accepted(SealedMessage.with(List.of()));
    }

    private Verdict<SealedMessage> addressed(ResponseMessage response, Bodies bodies) {
        return recipients.of(response).then(addressee -> {
            try (addressee) {
                return encrypted(addressee, response, bodies);
            }
        });
    }

    /** Asked of a response without content, too: what answers HEAD tells of the content that GET would get. */
    private static Verdict<ResponseMessage> untold(ResponseMessage response) {
        List<String> told = TELLING.stream()
                .filter(field -> !response.headers(field).isEmpty())
                .toList();
        return told.isEmpty()
                ? Verdict.accepted(response)
                : Verdict.rejected(
                        ConfidentialityReason.CONTENT_TOLD, "no field that tells of the content", told.toString());
    }

    /** Under a shared secret as it comes: by other forms a response is short, or is encrypted before it goes. */
    @Override
    public Optional<CodedBody> code(ResponseMessage head) {
        boolean mayGo = head.hasContent()
                && !head.headers("Content-Type").isEmpty()
                && head.headers("Content-Encoding").isEmpty();
        return mayGo
                ? untold(head).then(recipients::of).fold(addressee -> coded(addressee, head), none -> Optional.empty())
                : Optional.empty();
    }

    private Optional<CodedBody> coded(Addressee addressee, ResponseMessage head) {
        if (addressee.recipient().form() != PayloadForm.AES128GCM) {
            addressee.close();
            return Optional.empty();
        }
        PayloadHeaders content = new PayloadHeaders(head.headers("Content-Type"), List.of());
        return Optional.of(
                new CodedBody(PayloadForm.AES128GCM.label(), List.of(), below -> going(addressee, content, below)));
    }

    private CodedOutput going(Addressee addressee, PayloadHeaders content, OutputStream below) throws IOException {
        PayloadOutput output = RefusedPayloadException.unlessRefused(
                        work.protection().protect(addressee.recipient(), content, work.limits(), below))
                .output();
        return new CodedOutput(output, () -> {
            output.finish();
            addressee.close();
        });
    }

    private Verdict<SealedMessage> encrypted(Addressee addressee, ResponseMessage response, Bodies bodies) {
        Body body = response.body();
        BodySpool spool = bodies.begin(new BodyLimits(bodies.limits().inMemory(), 2 * body.length() + OVERHEAD));
        PayloadHeaders content =
                new PayloadHeaders(response.headers("Content-Type"), response.headers("Content-Encoding"));
        return work.protection()
                .protect(addressee.recipient(), content, work.limits(), spool)
                .then(outgoing -> written(outgoing, body, spool));
    }

    private static Verdict<SealedMessage> written(OutgoingPayload outgoing, Body body, BodySpool spool) {
        try (InputStream in = body.open();
                PayloadOutput output = outgoing.output()) {
            in.transferTo(output);
            output.finish();
            return Verdict.accepted(SealedMessage.with(replacement(outgoing.headers(), spool.body())));
        } catch (RefusedPayloadException refused) {
            return Verdict.rejected(refused.rejection());
        } catch (IOException e) {
            return Verdict.rejected(ResponseReason.SEALER_FAILED, "a response that can be encrypted", e.toString());
        }
    }

    private static Replacement replacement(PayloadHeaders headers, Body body) {
        Replacement typed = headers.contentType().stream()
                .findFirst()
                .map(type -> Replacement.by(body).as(type))
                .orElseGet(() -> Replacement.by(body));
        return headers.contentEncoding().stream()
                .findFirst()
                .map(typed::encoded)
                .orElse(typed);
    }
}
