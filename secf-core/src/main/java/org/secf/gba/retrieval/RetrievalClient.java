package org.secf.gba.retrieval;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.verdict.Verdict;

/**
 * The application's side, by https. It proves itself by the certificate of {@code outbound}, by a token, or by both. A call that fails is made once more, as
 * asking changes nothing; a server that fails again and again is left alone for a while, so that requests are refused at once and do not pile up.
 */
public final class RetrievalClient implements KeySource {

    private static final Set<Integer> EXPECTED = Set.of(200, 400, 401, 403, 404);
    private static final String TYPE = "application/json";
    private static final int UNAUTHORIZED = 401;

    private final URI address;
    private final Outbound outbound;
    private final AccessTokens tokens;
    private final CircuitBreaker breaker;

    /**
     * Of one server.
     *
     * @param root where its services are, without {@code /nbsp-gba}
     * @param tokens what is shown beside the certificate, or in its place
     */
    public RetrievalClient(URI root, Outbound outbound, AccessTokens tokens, CircuitBreaker breaker) {
        this.address = URI.create(root.toString().replaceFirst("/$", "") + RetrievalServer.PATH);
        this.outbound = outbound;
        this.tokens = tokens;
        this.breaker = breaker;
    }

    @Override
    public Verdict<ApplicationKeys> retrieve(KeyRequest request) {
        return breaker.call(() -> fetched(request)).then(RetrievalClient::read);
    }

    private Verdict<Fetched> fetched(KeyRequest request) {
        Question question = Question.post(address, TYPE, request.json().getBytes(StandardCharsets.UTF_8))
                .with("Accept", TYPE)
                .expecting(EXPECTED);
        return tokens.current().then(token -> sent(question, token).then(answer -> judged(question, token, answer)));
    }

    /** A token that is not taken is replaced, once: the server may know nothing of it any more. */
    private Verdict<Fetched> judged(Question question, Optional<AccessToken> token, Fetched answer) {
        if (answer.status() != UNAUTHORIZED || token.isEmpty()) {
            return known(answer);
        }
        tokens.refused(token.get());
        return tokens.current()
                .then(other -> other.equals(token)
                        ? known(answer)
                        : sent(question, other).then(RetrievalClient::known));
    }

    /** A server that does not know us fails for every device, and is left alone like one that is down. */
    private static Verdict<Fetched> known(Fetched answer) {
        return answer.status() == UNAUTHORIZED
                ? Verdict.rejected(
                        RetrievalReason.REFUSED, "an application that the server knows", "status " + answer.status())
                : Verdict.accepted(answer);
    }

    private Verdict<Fetched> sent(Question question, Optional<AccessToken> token) {
        Question proved =
                token.map(one -> question.with("Authorization", one.field())).orElse(question);
        Verdict<Fetched> first = outbound.send(proved);
        return first.rejection().isPresent() ? outbound.send(proved) : first;
    }

    private static Verdict<ApplicationKeys> read(Fetched fetched) {
        if (fetched.status() == 404) {
            return Verdict.rejected(
                    RetrievalReason.UNKNOWN_TRANSACTION, "a transaction that the server knows", "status 404");
        }
        if (fetched.status() != 200) {
            return Verdict.rejected(RetrievalReason.REFUSED, "keys", "status " + fetched.status());
        }
        byte[] document = fetched.body();
        try {
            return ApplicationKeys.parse(document);
        } finally {
            java.util.Arrays.fill(document, (byte) 0);
        }
    }
}
