package org.secf.confidentiality;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.BodyLimits;
import org.secf.http.BodySpool;
import org.secf.http.HttpReason;
import org.secf.http.OctetSink;
import org.secf.http.Replacement;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.keys.SealReason;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.ResponseSealer;
import org.secf.message.Facts;
import org.secf.message.PayloadConfidentiality;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadReason;
import org.secf.payload.ReceivedPayload;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Decrypts bodies of requests. Nothing of one is given to the resource before all of it was verified. What everybody can read is left alone; that a message has
 * no content is said, so that it need not be encrypted.
 */
final class DecryptionGuard implements MessageGuard {

    /** What is signed is the message as it was sent; guards of signatures stand at 100. */
    static final int AFTER_SIGNATURES = 101;

    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final Set<Reason> TOO_LARGE =
            Set.of(PayloadReason.PAYLOAD_TOO_LONG, PayloadReason.RECORD_SIZE_TOO_LARGE, SealReason.SEAL_TOO_LONG);

    private final Opener opener;
    private final SealedBodies once;
    private final EncryptionSealer sealer;

    /** By what is decrypted. */
    record Opener(PayloadProtection protection, DecryptionKeys keys, PayloadPolicy policy) {}

    DecryptionGuard(Opener opener, SealedBodies once, EncryptionSealer sealer) {
        this.opener = opener;
        this.once = once;
        this.sealer = sealer;
    }

    Opener opener() {
        return opener;
    }

    @Override
    public int order() {
        return sealer.order();
    }

    @Override
    public Verdict<Inspection> inspect(Request request, Bodies bodies) {
        PayloadHeaders headers =
                new PayloadHeaders(request.headers("Content-Type"), request.headers("Content-Encoding"));
        return headers.form()
                .then(form -> form.isPresent() ? encrypted(request, headers, bodies) : readable(request, bodies));
    }

    @Override
    public Reply answer(Request request, Rejection rejection) {
        if (rejection.reason() == ConfidentialityReason.TOO_MANY_BODIES) {
            return Reply.status(429);
        }
        if (rejection.reason() == ConfidentialityReason.BODY_MEMORY_FAILED) {
            return Reply.status(503);
        }
        if (TOO_LARGE.contains(rejection.reason())) {
            return Reply.status(HttpReason.BODY_TOO_LARGE.status());
        }
        return rejection.reason() == PayloadReason.FORM_NOT_ACCEPTED
                ? unsupported()
                : MessageGuard.super.answer(request, rejection);
    }

    /** Which coding would do (RFC 9110 §15.5.16). */
    private Reply unsupported() {
        Reply reply = Reply.status(415);
        return opener.policy().forms().contains(PayloadForm.AES128GCM)
                ? reply.with("Accept-Encoding", PayloadForm.AES128GCM.label())
                : reply;
    }

    @Override
    public Optional<ResponseSealer> sealer() {
        return Optional.of(sealer);
    }

    private Verdict<Inspection> encrypted(Request request, PayloadHeaders headers, Bodies bodies) {
        return request.body(bodies.limits(), OctetSink.NONE).then(body -> opened(headers, body, bodies));
    }

    /** A message that speaks of content is not read; one that does not is, because some have content all the same. */
    private Verdict<Inspection> readable(Request request, Bodies bodies) {
        return speaksOfContent(request)
                ? Verdict.accepted(Inspection.NOTHING)
                : request.body(bodies.limits(), OctetSink.NONE)
                        .map(body -> body.length() > 0 ? Inspection.NOTHING : withoutContent());
    }

    private static boolean speaksOfContent(Request request) {
        List<String> length = request.headers("Content-Length");
        return !request.headers("Transfer-Encoding").isEmpty()
                || (length.isEmpty() ? !request.headers("Content-Type").isEmpty() : !length.equals(List.of("0")));
    }

    private Inspection withoutContent() {
        return Inspection.of(Facts.of(PayloadConfidentiality.withoutContent(sealer.name())));
    }

    private Verdict<Inspection> opened(PayloadHeaders headers, Body body, Bodies bodies) {
        try (InputStream in = body.open()) {
            Verdict<ReceivedPayload> received =
                    opener.protection().open(headers, in, opener.keys().current(), opener.policy());
            return received.then(payload -> replaced(payload, bodies));
        } catch (IOException e) {
            return notKept(e);
        }
    }

    private Verdict<Inspection> replaced(ReceivedPayload payload, Bodies bodies) {
        BodySpool spool = bodies.begin(new BodyLimits(
                bodies.limits().inMemory(), opener.policy().limits().mostOctets()));
        Verdict<Long> whole;
        try {
            whole = payload.copy(spool);
        } catch (IOException e) {
            whole = notKept(e);
        }
        Verdict<Inspection> inspection = whole.then(octets -> replacement(payload, spool.body()))
                .then(body -> once.first(payload.protection())
                        .map(fresh -> Inspection.of(
                                        Facts.of(fact(payload.protection())).and(fresh))
                                .replacing(body)));
        if (inspection.rejection().isPresent()) {
            spool.clear();
        }
        return inspection;
    }

    /** What others have encrypted may name a type that no field can say. */
    private static Verdict<Replacement> replacement(ReceivedPayload payload, Body body) {
        Optional<String> type = payload.headers().contentType().stream().findFirst();
        if (type.filter(text -> text.chars().anyMatch(c -> c < ' ' || c > '~')).isPresent()) {
            return Verdict.rejected(
                    PayloadReason.CONTENT_TYPE_MALFORMED, "a type of visible characters", "one with others");
        }
        boolean isCoded =
                payload.protection().form().filter(PayloadForm::isCoding).isPresent();
        Replacement plain = Replacement.by(body);
        // The old type is that of the encryption, and must not be taken for the content's.
        return Verdict.accepted(type.map(plain::as).orElseGet(() -> isCoded ? plain : plain.as(UNKNOWN_TYPE)));
    }

    private PayloadConfidentiality fact(ReceivedPayload.Protection protection) {
        PayloadForm form = protection.form().orElseThrow();
        // What is sealed under an association tells of that no more than what is sealed to a public key.
        Optional<String> sender =
                form == PayloadForm.JWE ? protection.keyId().flatMap(opener.keys()::sender) : protection.sender();
        return new PayloadConfidentiality(
                sealer.name(), form.name().toLowerCase(Locale.ROOT), protection.keyId(), sender);
    }

    private static <T> Verdict<T> notKept(IOException cause) {
        return Verdict.rejected(HttpReason.BODY_NOT_KEPT, "room for a decrypted body", cause.toString());
    }
}
