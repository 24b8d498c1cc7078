package org.secf.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.secf.client.SignedRequest.AnswerBinding;
import org.secf.contentdigest.ContentDigest;
import org.secf.payload.PayloadHeaders;
import org.secf.signature.Component;
import org.secf.signature.Fields;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.RequestedSignature;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureReason;
import org.secf.signature.SignedChunks;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.signature.VerifiedSignature;
import org.secf.state.RandomText;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Signs requests and proves what answers them, whatever sends them. Safe for many threads at once. */
public final class ExchangeProtection {

    private static final String ACCEPTED = "Accept-Encoding";

    private final Supplier<Verdict<SigningKey>> key;
    private final ServerTrust servers;
    private final ClientPolicy policy;
    private final ClientTools tools;
    private final Optional<ClientOrigins> origins;

    /**
     * For some servers.
     *
     * @param key ours
     * @param servers keys of those that are called with this, and of nobody else: whoever has one of them can answer
     */
    public ExchangeProtection(SigningKey key, SignatureKeys servers, ClientPolicy policy, ClientTools tools) {
        this(() -> Verdict.accepted(key), servers, policy, tools);
    }

    /**
     * The same with a key that changes.
     *
     * @param key ours now; what it is refused with refuses the request
     */
    public ExchangeProtection(
            Supplier<Verdict<SigningKey>> key, SignatureKeys servers, ClientPolicy policy, ClientTools tools) {
        this(key, ServerTrust.of(servers), policy, tools);
    }

    ExchangeProtection(Supplier<Verdict<SigningKey>> key, ServerTrust servers, ClientPolicy policy, ClientTools tools) {
        this.key = key;
        this.servers = servers;
        this.policy = policy;
        this.tools = tools;
        this.origins = Optional.empty();
    }

    private ExchangeProtection(ExchangeProtection other, ClientOrigins only) {
        this.key = other.key;
        this.servers = other.servers;
        this.policy = other.policy;
        this.tools = other.tools;
        this.origins = Optional.of(only);
    }

    /** The same for servers at these addresses only; requests to others are refused with {@link ClientReason#OTHER_ORIGIN}. */
    public ExchangeProtection within(ClientOrigins only) {
        return new ExchangeProtection(this, only);
    }

    /**
     * Digests and signs a request, with a nonce of its own, and encrypts it first where the policy has a way to.
     *
     * @return refused with a {@link org.secf.signature.SignatureReason}, or as {@link org.secf.payload.PayloadProtection#protect}
     */
    public Verdict<SignedRequest> sign(ClientRequest request) {
        return protect(request, whole());
    }

    /** All that the policy has a way to. */
    public ClientDemand whole() {
        return ClientDemand.BOTH.encrypting(policy.encryption().isPresent());
    }

    /**
     * Does with a request what is demanded: encrypts, digests and signs it, and asks for a signed answer.
     *
     * @return refused with a {@link ClientReason}, or as {@link #sign}
     */
    public Verdict<SignedRequest> protect(ClientRequest request, ClientDemand demand) {
        String label = policy.requests().label();
        AnswerBinding binding = demand.sign()
                ? new AnswerBinding(Optional.of(label), Optional.empty())
                : new AnswerBinding(Optional.empty(), Optional.of(RandomText.secret(tools.random())));
        return transferred(request, demand, binding)
                .then(sent -> demand.sign()
                        ? signer(demand)
                                .then(signer -> signer.sign(message(sent)))
                                .map(signature -> signed(sent, signature, demand, binding))
                        : Verdict.accepted(new SignedRequest(sent, message(sent), demand, binding)));
    }

    /**
     * Signs a request as a server wants it (RFC 9421 §5.2). The signature covers what ours always do, and what the server wants on top.
     *
     * @param wanted the lines of {@code Accept-Signature} in its answer
     * @return as {@link #protect}, and refused with {@link org.secf.signature.SignatureReason#CANNOT_ANSWER}
     */
    public Verdict<SignedRequest> answer(List<String> wanted, ClientRequest request, ClientDemand demand) {
        return RequestedSignature.parse(wanted).then(all -> {
            Verdict<SignedRequest> last = Verdict.rejected(SignatureReason.CANNOT_ANSWER, "a wish", "none");
            for (RequestedSignature one : all) {
                last = answer(one, request, demand);
                if (last.rejection().isEmpty()) {
                    return last;
                }
            }
            return last;
        });
    }

    private Verdict<SignedRequest> answer(RequestedSignature wanted, ClientRequest request, ClientDemand demand) {
        AnswerBinding binding = new AnswerBinding(Optional.of(wanted.label()), Optional.empty());
        return transferred(request, demand, binding).then(sent -> {
            RequestedSignature more =
                    new RequestedSignature(wanted.label(), covered(wanted, sent, demand), wanted.parameters());
            return signer(demand)
                    .then(signer -> signer.answer(more, message(sent)))
                    .map(signature -> signed(sent, signature, demand, binding));
        });
    }

    /**
     * What an answer proves, whether that was demanded or not.
     *
     * @param sent what it has to answer
     * @return refused with a {@link ClientReason}, a {@link org.secf.signature.SignatureReason} or a {@link org.secf.contentdigest.ContentDigestReason}, or as
     *     {@link org.secf.payload.PayloadProtection#open}; nothing of it may be used then
     */
    public Verdict<VerifiedResponse> verify(SignedRequest sent, ReceivedResponse answer) {
        AnswerForm form = AnswerForm.of(answer, sent.request().method());
        return answer.told(header(sent, answer, form)
                .then(signature -> (form == AnswerForm.CHUNKED
                                ? ChunkedAnswer.whole(answer, signature)
                                : content(sent, answer, signature))
                        .then(content -> opened(content, signature))));
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
        Verdict<VerifiedSignature> signature = head.told(header(sent, head, AnswerForm.CHUNKED));
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
        return new AnswerProof(servers, policy, tools).prove(sent, answer, form);
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
        return opened.map(content -> content.proved(answer, signature));
    }

    private Verdict<MessageSigner> signer(ClientDemand demand) {
        return key.get().map(own -> new MessageSigner(own, policy.signing(demand), tools.clock(), tools.random()));
    }

    /** Whether that is another server than this is for. */
    Optional<Rejection> refuse(URI address) {
        return origins.flatMap(only -> only.refuse(address));
    }

    /** As it will be sent, but for its signature. */
    private Verdict<ClientRequest> transferred(ClientRequest request, ClientDemand demand, AnswerBinding binding) {
        Optional<Rejection> refusal = refuse(request.address()).or(() -> servers.refuse(request.address(), demand));
        if (refusal.isPresent()) {
            return Verdict.rejected(refusal.get());
        }
        return encrypted(request, demand).map(sent -> {
            SignaturePolicy answers = policy.answering(binding, demand, sent);
            List<String> wanted = demand.verify()
                    ? List.of(RequestedSignature.text(WantedSignatures.of(answers, binding.nonce(), sent.hasBody())))
                    : List.of();
            return digested(sent).with(RequestedSignature.FIELD, wanted).with(ACCEPTED, codings(sent, demand));
        });
    }

    /** Of several labels one is for chunks; whoever wants a certain label does without. */
    private List<String> codings(ClientRequest sent, ClientDemand demand) {
        List<String> own = sent.lines(ACCEPTED);
        boolean asks = demand.verify() && policy.answers().label().isEmpty();
        return asks ? List.of(SignedChunks.after(own)) : own;
    }

    private Verdict<ClientRequest> encrypted(ClientRequest request, ClientDemand demand) {
        if (!demand.encrypt()) {
            return Verdict.accepted(request);
        }
        return policy.encryption()
                .map(how -> how.encrypt(request))
                .orElseGet(() -> Verdict.rejected(ClientReason.CANNOT_ENCRYPT, "a recipient", "none"));
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

    private static SignedRequest signed(
            ClientRequest sent, SignatureFields signature, ClientDemand demand, AnswerBinding binding) {
        ClientRequest all =
                sent.with("Signature-Input", signature.signatureInput()).with("Signature", signature.signature());
        return new SignedRequest(all, message(all), demand, binding);
    }

    /** What a server wants is written for requests with content; of one without, that part is left out. */
    private List<Component> covered(RequestedSignature wanted, ClientRequest sent, ClientDemand demand) {
        SigningPolicy ours = policy.signing(demand);
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
