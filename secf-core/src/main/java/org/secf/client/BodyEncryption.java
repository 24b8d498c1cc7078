package org.secf.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.secf.payload.OutgoingPayload;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadKeys;
import org.secf.payload.PayloadOutput;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.ReceivedPayload;
import org.secf.signature.Component;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Verdict;

/**
 * Encrypts the bodies of requests and decrypts those of answers.
 *
 * @param protection does it
 * @param recipient to whom requests are encrypted now; refused where nobody knows
 * @param keys by which answers are decrypted now
 * @param answers which answers are taken; a body that everybody can read is refused unless this accepts it
 */
public record BodyEncryption(
        PayloadProtection protection,
        Supplier<Verdict<PayloadRecipient>> recipient,
        Supplier<PayloadKeys> keys,
        PayloadPolicy answers) {

    private static final String TYPE = "Content-Type";
    private static final String CODING = "Content-Encoding";

    /** Content and what it is. */
    record Opened(PayloadHeaders headers, Supplier<byte[]> body) {

        VerifiedResponse proved(ReceivedResponse answer, VerifiedSignature signature) {
            return new VerifiedResponse(
                    answer.status(), signature, proved(BodyEncryption.headers(answer), signature), body.get());
        }

        /** What nobody decrypted is proved by the signature or not at all, such as the type of no content. */
        private PayloadHeaders proved(PayloadHeaders came, VerifiedSignature signature) {
            return headers.equals(came)
                    ? new PayloadHeaders(
                            covered(TYPE, came.contentType(), signature),
                            covered(CODING, came.contentEncoding(), signature))
                    : headers;
        }

        private static List<String> covered(String name, List<String> lines, VerifiedSignature signature) {
            Component field = Component.field(name.toLowerCase(Locale.ROOT));
            return signature.value(field).isPresent() ? lines : List.of();
        }
    }

    Verdict<ClientRequest> encrypt(ClientRequest request) {
        if (!request.hasBody()) {
            return Verdict.accepted(request);
        }
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        PayloadHeaders plain = new PayloadHeaders(request.lines(TYPE), request.lines(CODING));
        return recipient
                .get()
                .then(known -> protection.protect(known, plain, answers.limits(), wire))
                .map(outgoing -> {
                    write(outgoing, request.body().orElseThrow());
                    return request.with(TYPE, outgoing.headers().contentType())
                            .with(CODING, outgoing.headers().contentEncoding())
                            .body(wire.toByteArray());
                });
    }

    /** Content as it comes. */
    record Opening(PayloadHeaders headers, InputStream body) {}

    /** Of an answer that is verified while it comes. */
    Verdict<Opening> read(PayloadHeaders headers, InputStream body) throws IOException {
        return protection
                .open(headers, body, keys.get(), answers)
                .map(payload -> new Opening(payload.headers(), payload.body()));
    }

    /** Of an answer that was verified; one without content has nothing to decrypt. */
    Verdict<Opened> decrypt(ReceivedResponse answer) {
        PayloadHeaders headers = headers(answer);
        if (!answer.hasContent()) {
            return Verdict.accepted(new Opened(headers, answer::body));
        }
        try {
            return protection
                    .open(headers, new ByteArrayInputStream(answer.body()), keys.get(), answers)
                    .then(BodyEncryption::whole);
        } catch (IOException e) {
            throw new UncheckedIOException("octets in memory cannot fail", e);
        }
    }

    static PayloadHeaders headers(ReceivedResponse answer) {
        return new PayloadHeaders(lines(answer, TYPE), lines(answer, CODING));
    }

    private static List<String> lines(ReceivedResponse answer, String name) {
        return answer.fields().lines(name.toLowerCase(Locale.ROOT));
    }

    private static Verdict<Opened> whole(ReceivedPayload payload) {
        try {
            return payload.whole().map(octets -> new Opened(payload.headers(), () -> octets));
        } catch (IOException e) {
            throw new UncheckedIOException("octets in memory cannot fail", e);
        }
    }

    private static void write(OutgoingPayload outgoing, byte[] content) {
        try (PayloadOutput output = outgoing.output()) {
            output.write(content);
            output.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("octets in memory cannot fail", e);
        }
    }
}
