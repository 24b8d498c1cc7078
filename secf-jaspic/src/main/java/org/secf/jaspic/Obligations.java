package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.http.Body;
import org.secf.http.BodySpool;
import org.secf.http.Replacement;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.CodedBody;
import org.secf.mechanism.Delivery;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSeal;
import org.secf.mechanism.ResponseSealer;
import org.secf.mechanism.SealedMessage;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What was demanded of one response while it was made. Until something is, the response passes untouched; from then on it is sealed or it is an error. */
final class Obligations implements Sealing {

    private static final String CONNECTION = "Connection";

    private final Request request;
    private final HeldResponse.Asked asked;
    private final HttpServletResponse response;
    private final MessageState state;
    private final Consumer<Rejection> refuse;
    private final SealedResponse sealed;
    private final Set<ResponseSealer> sealers = new LinkedHashSet<>();

    /**
     * Of one response.
     *
     * @param request as it was received
     * @param refuse answers an error instead, and tells why
     */
    Obligations(
            HttpServletRequest request, HttpServletResponse response, MessageState state, Consumer<Rejection> refuse) {
        this.asked = HeldResponse.Asked.of(ArrivedFields.of(request), state);
        this.request = asked.request();
        this.response = response;
        this.state = state;
        this.refuse = refuse;
        this.sealed = new SealedResponse(response, new SealedStream(response, this));
    }

    /** What the resource answers into. */
    SealedResponse response() {
        return sealed;
    }

    /** One demand more, where it can be met. */
    Optional<Rejection> require(ResponseSealer sealer) {
        Optional<Rejection> impediment = impediment(sealer);
        return impediment.isPresent() ? impediment : add(sealer);
    }

    private Optional<Rejection> impediment(ResponseSealer sealer) {
        try {
            return sealer.impediment(new HeldResponse(asked, response, false, Body.EMPTY));
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(failure("a response that " + sealer.name() + " can seal", e));
        }
    }

    /** One demand more, met or answered by an error. */
    Optional<Rejection> add(ResponseSealer sealer) {
        if (!sealed.hold()) {
            return Check.refused(
                    ResponseReason.RESPONSE_BEGUN, "a demand before the response is written", "one afterwards");
        }
        sealers.add(sealer);
        return Check.HOLDS;
    }

    /** How it gets to the client. */
    Delivery delivery() {
        return sealed.delivery();
    }

    @Override
    public BodySpool begin() {
        return state.bodies().begin(state.sent());
    }

    @Override
    public boolean isStrict() {
        return true;
    }

    @Override
    public boolean isContentSent() {
        if (state.hasEnded()) {
            return false;
        }
        int status = response.getStatus();
        return !request.method().equals("HEAD") && status != 204 && status != 304;
    }

    @Override
    public Optional<Body> whole(Body held) {
        if (state.hasEnded()) {
            return Optional.empty();
        }
        Body body = isContentSent() ? held : Body.EMPTY;
        if (response.isCommitted()) {
            return refused(new Rejection(
                    ResponseReason.RESPONSE_BEGUN, "a response that was held back", "one that was sent already"));
        }
        for (ResponseSealer sealer : inOrder()) {
            Verdict<SealedMessage> verdict = sealedBy(sealer, body);
            Optional<Rejection> rejection = verdict.rejection();
            if (rejection.isPresent()) {
                return refused(rejection.get());
            }
            Body before = body;
            body = verdict.fold(message -> apply(message, before), refusal -> before);
        }
        if (isContentSent()) {
            response.setContentLengthLong(body.length());
        }
        return Optional.of(body);
    }

    private Verdict<SealedMessage> sealedBy(ResponseSealer sealer, Body body) {
        try {
            return sealer.seal(new HeldResponse(asked, response, isContentSent(), body), state.bodies());
        } catch (RuntimeException | LinkageError e) {
            return Verdict.rejected(failure("a response sealed by " + sealer.name(), e));
        }
    }

    private Body apply(SealedMessage message, Body body) {
        Body sent = message.replacement()
                .filter(replacement -> isContentSent())
                .map(this::replace)
                .orElse(body);
        add(message.fields());
        return sent;
    }

    private Body replace(Replacement replacement) {
        replacement.contentType().ifPresent(response::setContentType);
        replacement.contentEncoding().ifPresent(codings -> response.setHeader("Content-Encoding", codings));
        return replacement.body();
    }

    /** By every sealer, or not at all; what was set then is taken back with the rest of the response. */
    @Override
    public Optional<GoingBody> going() {
        if (state.hasEnded() || response.isCommitted() || response.containsHeader("Content-Length")) {
            return Optional.empty();
        }
        List<CodedBody.Opening> layers = new ArrayList<>();
        List<ResponseSeal> seals = new ArrayList<>();
        for (ResponseSealer sealer : inOrder()) {
            HeldResponse head = new HeldResponse(asked, response, isContentSent(), Body.EMPTY);
            Optional<CodedBody> coded = sealer.code(head);
            Optional<ResponseSeal> seal =
                    coded.isPresent() || endsWithoutTrailers(head) ? Optional.empty() : sealer.follow(head);
            if (coded.isEmpty() && seal.isEmpty()) {
                return Optional.empty();
            }
            coded.ifPresent(body -> layers.add(coded(body)));
            seal.map(FinishedOnce::new).ifPresent(one -> {
                add(one.head());
                layers.add(GoingBody.sealing(one));
                seals.add(one);
            });
        }
        return Optional.of(new GoingBody(layers, seals));
    }

    private CodedBody.Opening coded(CodedBody body) {
        response.setHeader("Content-Encoding", body.contentEncoding());
        add(body.fields());
        return body.opening();
    }

    private void add(List<Reply.Header> fields) {
        fields.forEach(field -> response.addHeader(field.name(), field.value()));
    }

    /** Trailers need chunks (RFC 9112 §7.1.2), and some servers let the connection's end be the body's. */
    private boolean endsWithoutTrailers(HeldResponse head) {
        return Stream.concat(request.headers(CONNECTION).stream(), head.headers(CONNECTION).stream())
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("close"));
    }

    @Override
    public boolean passesUnsealed() {
        refused(new Rejection(
                ResponseReason.RESPONSE_TOO_LONG,
                "at most %d octets (secf.body.most-sent), or trailers on a connection that has them, or a client that reads what else %s makes of longer responses"
                        .formatted(state.sent().most(), names()),
                "a longer response without either"));
        return false;
    }

    @Override
    public void failed(IOException cause) {
        refused(failure("a response that is held back for " + names(), cause));
    }

    /** Fields that were set already must not claim anything of the error. */
    private Optional<Body> refused(Rejection rejection) {
        if (state.hasEnded()) {
            return Optional.empty();
        }
        if (!response.isCommitted()) {
            response.reset();
        }
        refuse.accept(rejection);
        return Optional.empty();
    }

    private List<ResponseSealer> inOrder() {
        return sealers.stream()
                .sorted(Comparator.comparingInt(ResponseSealer::order).reversed())
                .toList();
    }

    private String names() {
        return sealers.stream().map(ResponseSealer::name).collect(Collectors.joining(", "));
    }

    private static Rejection failure(String expected, Throwable cause) {
        return new Rejection(ResponseReason.SEALER_FAILED, expected, cause.toString());
    }
}
