package org.secf.agreement;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.HttpReason;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.state.AssociationReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Agreements by HTTP: {@code GET} for the offer, {@code POST} for an answer to it. A client that is refused learns that it is, and whether it could be
 * understood; never why.
 *
 * @param path below the application
 * @param maxAge how long caches may keep an offer
 */
record AgreementEndpoint(String path, Duration maxAge, AgreementResponder responder) implements Endpoint {

    private static final String JSON = "application/json";
    private static final String REFUSED = "{\"error\":\"refused\"}";
    private static final Set<Reason> NOT_UNDERSTOOD = Set.of(
            AgreementReason.MALFORMED_MESSAGE,
            AgreementReason.MALFORMED_MEMBER,
            HttpReason.BODY_TOO_LARGE,
            HttpReason.UNREADABLE_BODY);
    private static final Set<Reason> TOO_MUCH =
            Set.of(AgreementReason.TOO_MANY_OF_CLIENT, AssociationReason.CLIENT_FULL);
    private static final Set<Reason> OURS = Set.of(
            AgreementReason.NO_SIGNING_KEY,
            AgreementReason.REPLAY_UNKNOWN,
            AgreementReason.TOO_MANY_ANSWERS,
            AssociationReason.STORE_FULL,
            AssociationReason.ID_TAKEN);

    @Override
    public Set<String> addresses() {
        return Set.of(path);
    }

    @Override
    public EndpointAnswer answer(Request request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> answer(responder.offer().map(this::offer));
            case "POST" ->
                answer(json(request)
                        .then(media -> request.body(Message.LONGEST))
                        .then(body -> responder.accept(body, request.senderAddress()))
                        .map(grant -> text(200, grant.toJson())));
            default -> EndpointAnswer.of(Reply.status(405).with("Allow", "GET, HEAD, POST"));
        };
    }

    private static EndpointAnswer answer(Verdict<Reply> verdict) {
        return verdict.fold(EndpointAnswer::of, AgreementEndpoint::refused);
    }

    private static EndpointAnswer refused(Rejection rejection) {
        return EndpointAnswer.refused(
                text(status(rejection.reason()), REFUSED.getBytes(StandardCharsets.UTF_8)), rejection);
    }

    private static int status(Reason reason) {
        if (NOT_UNDERSTOOD.contains(reason)) {
            return 400;
        }
        if (TOO_MUCH.contains(reason)) {
            return 429;
        }
        return OURS.contains(reason) ? 503 : 403;
    }

    private Reply offer(SignedOffer offer) {
        Reply reply = text(200, offer.toJson());
        List<Reply.Header> headers = reply.headers().stream()
                .map(header -> header.name().equals("Cache-Control")
                        ? new Reply.Header("Cache-Control", "public, max-age=" + maxAge.toSeconds())
                        : header)
                .toList();
        return new Reply(reply.status(), headers, reply.body());
    }

    /** A form or a plain text is what a page of somebody else could make a browser send. */
    private static Verdict<String> json(Request request) {
        List<String> types = request.headers("Content-Type");
        Optional<String> type = types.size() == 1 ? Optional.of(types.get(0)) : Optional.empty();
        return type.filter(given -> given.split(";", 2)[0].strip().equalsIgnoreCase(JSON))
                .map(Verdict::accepted)
                .orElseGet(() ->
                        Verdict.rejected(AgreementReason.MALFORMED_MESSAGE, "a body of " + JSON, types.toString()));
    }

    private static Reply text(int status, byte[] body) {
        return Reply.text(status, JSON, new String(body, StandardCharsets.UTF_8));
    }
}
