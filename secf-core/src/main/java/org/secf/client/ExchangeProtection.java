package org.secf.client;

import java.io.IOException;
import java.io.InputStream;
import org.secf.payload.PayloadHeaders;
import org.secf.verdict.Rejection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.contentdigest.ContentDigest;
import org.secf.signature.Component;
import org.secf.signature.Fields;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.RequestedSignature;
import org.secf.signature.ResponseMessage;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureReason;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.SignedChunks;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Verdict;

/** Signs requests and proves what answers them, whatever sends them. Safe for many threads at once. */
public final class ExchangeProtection {

    private static final String ACCEPTED = "Accept-Encoding";

    private final SigningKey key;
    private final SignatureKeys servers;
    private final ClientPolicy policy;
    private final ClientTools tools;

    /**
     * For some servers.
     *
     * @param key ours
     * @param servers keys of those that are called with this, and of nobody else: whoever has one of them can answer
     */
    public ExchangeProtection(SigningKey key, SignatureKeys servers, ClientPolicy policy, ClientTools tools) {
        this.key = key;
        this.servers = servers;
        this.policy = policy;
        this.tools = tools;
    }

    /**
     * Encrypts, digests and signs a request, with a nonce of its own.
     *
     * @return refused with a {@link org.secf.signature.SignatureReason}, or as {@link org.secf.payload.PayloadProtection#protect}
     */
    public Verdict<SignedRequest> sign(ClientRequest request) {
        String label = policy.requests().label();
        return transferred(request, label).then(sent -> {
            RequestMessage message = message(sent);
            return signer().sign(message).map(signature -> signed(sent, signature, label));
        });
    }

    /**
     * Signs a request as a server wants it (RFC 9421 §5.2). The signature covers what ours always do, and what the server wants on top.
     *
     * @param wanted the lines of {@code Accept-Signature} in its answer
     * @return as {@link #sign}, and refused with {@link org.secf.signature.SignatureReason#CANNOT_ANSWER}
     */
    public Verdict<SignedRequest> answer(List<String> wanted, ClientRequest request) {
        return RequestedSignature.parse(wanted).then(all -> {
            Verdict<SignedRequest> last = Verdict.rejected(SignatureReason.CANNOT_ANSWER, "a wish", "none");
            for (RequestedSignature one : all) {
                last = answer(one, request);
                if (last.rejection().isEmpty()) {
                    return last;
                }
            }
            return last;
        });
    }

    private Verdict<SignedRequest> answer(RequestedSignature wanted, ClientRequest request) {
        return transferred(request, wanted.label()).then(sent -> {
            RequestMessage message = message(sent);
            RequestedSignature more =
                    new RequestedSignature(wanted.label(), covered(wanted, sent), wanted.parameters());
            return signer().answer(more, message).map(signature -> signed(sent, signature, wanted.label()));
        });
    }

    /**
     * What an answer proves.
     *
     * @param sent what it has to answer
     * @return refused with a {@link org.secf.signature.SignatureReason} or a {@link org.secf.contentdigest.ContentDigestReason}, or as
     *     {@link org.secf.payload.PayloadProtection#open}; nothing of it may be used then
     */
    public Verdict<VerifiedResponse> verify(SignedRequest sent, ReceivedResponse answer) {
        AnswerForm form = AnswerForm.of(answer, sent.request().method());
        return header(sent, answer, form)
                .then(signature -> (form == AnswerForm.CHUNKED
                                ? ChunkedAnswer.whole(answer, signature)
                                : content(sent, answer, signature))
                        .then(content -> opened(content, signature)));
    }

    /**
     * What an answer in signed chunks proves, while it comes. Others are not proved before they are whole: {@link #verify}.
     *
     * @param sent what it has to answer
     * @param body as transferred, its content codings not undone; the caller closes it
     * @return refused as by {@link #verify}, and with {@link org.secf.signature.SignatureReason#COMPONENT_NOT_COVERED} where it is in another form
     * @throws IOException when the connection fails
     */
    public Verdict<StreamedResponse> open(SignedRequest sent, int status, Fields fields, InputStream body)
            throws IOException {
        ReceivedResponse head = new ReceivedResponse(status, fields, new byte[0]);
        Verdict<VerifiedSignature> signature = header(sent, head, AnswerForm.CHUNKED);
        Verdict<InputStream> records = signature.then(known -> SignedChunks.read(known, body, Long.MAX_VALUE));
        Optional<Rejection> refusal = records.rejection();
        if (refusal.isPresent()) {
            return Verdict.rejected(refusal.get());
        }
        PayloadHeaders headers = BodyEncryption.headers(ChunkedAnswer.decoded(head));
        InputStream content = records.fold(in -> in, refused -> InputStream.nullInputStream());
        Verdict<BodyEncryption.Opening> readable = policy.encryption().isPresent()
                ? policy.encryption().get().read(headers, content)
                : Verdict.accepted(new BodyEncryption.Opening(headers, content));
        return signature.then(
                known -> readable.map(read -> new StreamedResponse(status, known, read.headers(), read.body())));
    }

    private Verdict<VerifiedSignature> header(SignedRequest sent, ReceivedResponse answer, AnswerForm form) {
        ResponseMessage message = new ResponseMessage(
                answer.status(),
                form.fields(answer),
                answer.trailers(),
                answer.hasContent() || form == AnswerForm.CHUNKED,
                Optional.of(sent.message()));
        SignaturePolicy usual = policy.answering(sent.label());
        SignaturePolicy needed = usual.with(form.of(usual.coverage()));
        return new SignatureVerifier(needed, servers, tools.clock(), tools.once()).verify(message);
    }

    private Verdict<ReceivedResponse> content(
            SignedRequest sent, ReceivedResponse answer, VerifiedSignature signature) {
        Optional<String> digest =
                signature.value(AnswerForm.DIGEST).or(() -> signature.value(AnswerForm.DIGEST.trailer()));
        if (digest.isEmpty() || answer.isBare(sent.request().method())) {
            return Verdict.accepted(answer);
        }
        return ContentDigest.parse(List.of(digest.get()))
                .then(expected -> expected.verify(answer.body(), tools.crypto()))
                .map(held -> answer);
    }

    private Verdict<VerifiedResponse> opened(ReceivedResponse answer, VerifiedSignature signature) {
        Verdict<BodyEncryption.Opened> opened = policy.encryption()
                .map(how -> how.decrypt(answer))
                .orElseGet(() ->
                        Verdict.accepted(new BodyEncryption.Opened(BodyEncryption.headers(answer), answer::body)));
        return opened.map(content -> new VerifiedResponse(
                answer.status(), signature, content.headers(), content.body().get()));
    }

    private MessageSigner signer() {
        return new MessageSigner(key, policy.signing(), tools.clock(), tools.random());
    }

    /** As it will be sent, but for its signature. */
    private Verdict<ClientRequest> transferred(ClientRequest request, String label) {
        Verdict<ClientRequest> encrypted =
                policy.encryption().map(how -> how.encrypt(request)).orElseGet(() -> Verdict.accepted(request));
        String wanted = RequestedSignature.text(WantedSignatures.of(policy.answering(label), request.hasBody()));
        return encrypted.map(
                sent -> digested(sent).with(RequestedSignature.FIELD, wanted).with(ACCEPTED, codings(sent)));
    }

    /** Of several labels one is for chunks; whoever wants a certain label does without. */
    private List<String> codings(ClientRequest sent) {
        List<String> own = sent.lines(ACCEPTED);
        return policy.answers().label().isPresent() ? own : List.of(SignedChunks.after(own));
    }

    private ClientRequest digested(ClientRequest sent) {
        List<String> digest = sent.body()
                .map(octets -> List.of(ContentDigest.of(octets, Set.of(policy.digest()), tools.crypto())
                        .text()))
                .orElseGet(List::of);
        return sent.with(ContentDigest.FIELD, digest);
    }

    private static RequestMessage message(ClientRequest sent) {
        return new RequestMessage(
                sent.method(), TargetUri.of(sent.address()), Fields.of(sent.fields()), sent.hasBody());
    }

    private static SignedRequest signed(ClientRequest sent, SignatureFields signature, String label) {
        ClientRequest all =
                sent.with("Signature-Input", signature.signatureInput()).with("Signature", signature.signature());
        return new SignedRequest(all, message(all), label);
    }

    /** What a server wants is written for requests with content; of one without, that part is left out. */
    private List<Component> covered(RequestedSignature wanted, ClientRequest sent) {
        SigningPolicy ours = policy.signing();
        Set<Component> all = new LinkedHashSet<>(wanted.components());
        all.addAll(ours.coverage().always());
        if (sent.hasBody()) {
            all.addAll(ours.coverage().withContent());
        } else {
            all.removeAll(ours.coverage().withContent());
        }
        ours.coverage().whenPresent().stream()
                .filter(component -> !sent.lines(component.name()).isEmpty())
                .forEach(all::add);
        return List.copyOf(all);
    }
}
