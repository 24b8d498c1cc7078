package org.secf.integrity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.http.Reply;
import org.secf.settings.Settings;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.RequestedSignature;
import org.secf.signature.ResponseMessage;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignedChunks;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.structured.Dictionary;
import org.secf.verdict.Verdict;

/** What the signature of a response covers: as the client wishes where it wishes for no less than we sign anyway, else what we sign anyway. */
final class ResponseSigner {

    private static final Component SIGNATURE = Component.field("signature");
    private static final Component INPUT = Component.field("signature-input");
    private static final String LABEL = "sig";

    /** Members beyond which the signatures of a request are covered as one field. */
    private static final int MOST = 8;

    private final SigningPolicy policy;
    private final boolean isChunked;
    private final Clock clock;
    private final SecureRandom random;

    ResponseSigner(Settings settings, Clock clock, SecureRandom random) {
        this.policy = new SigningPolicy(
                coverage(Set.of(Component.field("content-digest"))),
                LABEL + 1,
                settings.find(ResponseSignatureKeys.TAG),
                Optional.of(settings.get(ResponseSignatureKeys.EXPIRES)),
                false,
                false);
        this.isChunked = settings.get(ResponseSignatureKeys.SIGNED_CHUNKS);
        this.clock = clock;
        this.random = random;
    }

    /**
     * RFC 9421 §2.4. What the request lacks cannot be bound; a response without a type has none to be covered.
     *
     * @param content what stands for the content
     */
    private static Coverage coverage(Set<Component> content) {
        Set<Component> always = new LinkedHashSet<>(Coverage.OF_RESPONSES.always());
        always.add(Component.QUERY.ofRequest());
        Set<Component> present = new LinkedHashSet<>(Coverage.OF_RESPONSES.whenPresent());
        present.add(Component.field("content-type"));
        present.add(Component.field("location"));
        present.add(Component.field("content-digest").ofRequest());
        return new Coverage(always, content, present);
    }

    /** Refused with a {@link org.secf.signature.SignatureReason}. */
    Verdict<SignatureFields> sign(SigningKey key, ResponseMessage message, FieldsOfRequest known) {
        return sign(key, message, known, policy.coverage().withContent());
    }

    /** The same where something else than the usual digest stands for the content. */
    Verdict<SignatureFields> sign(
            SigningKey key, ResponseMessage message, FieldsOfRequest known, Set<Component> content) {
        Coverage coverage = coverage(content);
        RequestMessage request = message.request().orElseThrow();
        Verdict<List<RequestedSignature>> wishes =
                RequestedSignature.parse(request.fields().lines("accept-signature"));
        Set<Component> theirs = members(request, SIGNATURE);
        MessageSigner wished = signer(key, policy.with(coverage));
        Verdict<SignatureFields> answer = wishes.map(all -> all.stream()
                        .filter(wish -> isBound(wish, theirs) && known.areAllOf(wish))
                        .toList())
                .then(bound -> wished.answer(bound, message));
        if (answer.rejection().isEmpty()) {
            return answer;
        }
        List<String> taken =
                wishes.fold(all -> all.stream().map(RequestedSignature::label).toList(), unreadable -> List.of());
        Coverage bound = coverage.and(theirs.toArray(Component[]::new))
                .and(members(request, INPUT).toArray(Component[]::new));
        return signer(key, policy.with(bound).withLabel(free(taken))).sign(message);
    }

    /** On what a signed response depends besides what it says: no cache may give it to whoever sent another request. */
    Reply.Header vary() {
        return new Reply.Header("Vary", "Accept-Signature, Signature" + (isChunked ? ", Accept-Encoding" : ""));
    }

    /** Whether responses may be signed in chunks for clients who read that. */
    boolean isChunked() {
        return isChunked;
    }

    /** A name for one of them. */
    SignedChunks stream() {
        return SignedChunks.begin(random);
    }

    static List<Reply.Header> fields(SignatureFields signature) {
        return List.of(
                new Reply.Header("Signature-Input", signature.signatureInput()),
                new Reply.Header("Signature", signature.signature()));
    }

    private MessageSigner signer(SigningKey key, SigningPolicy signing) {
        return new MessageSigner(key, signing, clock, random);
    }

    /** A client knows its own signature of several, and not what proxies added: one that it binds the response to is enough for it. */
    private static boolean isBound(RequestedSignature wish, Set<Component> theirs) {
        return theirs.isEmpty()
                || wish.components().contains(SIGNATURE.ofRequest())
                || wish.components().stream().anyMatch(theirs::contains);
    }

    /** Each by itself, so that whoever made one of them finds it again. */
    private static Set<Component> members(RequestMessage request, Component field) {
        List<String> lines = request.fields().lines(field.name());
        if (lines.isEmpty()) {
            return Set.of();
        }
        Set<Component> one = Set.of(field.ofRequest());
        return Dictionary.parseUnique(lines)
                .fold(
                        dictionary -> dictionary.members().size() > MOST
                                ? one
                                : members(field, dictionary.members().keySet()),
                        unreadable -> one);
    }

    private static Set<Component> members(Component field, Set<String> labels) {
        Set<Component> all = new LinkedHashSet<>();
        labels.forEach(label -> all.add(field.member(label).ofRequest()));
        return all;
    }

    /** A label that was wished for promises just what was wished for (RFC 9421 §5.2). */
    private static String free(List<String> taken) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> LABEL + number)
                .filter(label -> !taken.contains(label))
                .findFirst()
                .orElseThrow();
    }
}
