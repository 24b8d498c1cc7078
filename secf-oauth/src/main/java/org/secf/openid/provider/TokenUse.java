package org.secf.openid.provider;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.secf.keys.Secret;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.tls.TlsReason;
import org.secf.token.BindingKey;
import org.secf.verdict.Verdict;

/** Asks with an access token: as whoever bears it, or with a proof of the key that it is bound to (RFC 9449 §7). */
record TokenUse(Outbound outbound, ProviderTokens tokens) {

    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> ANSWERS = Set.of(200, UNAUTHORIZED);
    private static final String FIELD = "Authorization";

    /** What a server says that wants a value of its own in the proof (§9). */
    private static final Pattern WANTS_NONCE =
            Pattern.compile("DPoP .*\\berror=\"?use_dpop_nonce\\b.*", Pattern.CASE_INSENSITIVE);

    /** The answer of status 200; rejected with a {@link TlsReason}, or where the key does not sign. */
    Verdict<Fetched> send(Question question) {
        Secret token = tokens.accessToken();
        return tokens.key()
                .map(key -> bound(
                        question.with(FIELD, BindingKey.SCHEME + " " + text(token))
                                .expecting(ANSWERS),
                        key))
                .orElseGet(() -> outbound.send(question.with(FIELD, "Bearer " + text(token))));
    }

    private static String text(Secret token) {
        return token.useText(String::new);
    }

    /** Once more where the server told a value that the proof did not have. */
    private Verdict<Fetched> bound(Question question, BindingKey key) {
        Optional<String> shown = key.nonce(question.address());
        return proved(question, key)
                .then(answer -> {
                    Optional<String> told = heard(question, answer, key);
                    boolean isNew = told.isPresent() && !told.equals(shown);
                    return isNew && wantsNonce(answer) ? proved(question, key) : Verdict.accepted(answer);
                })
                .then(answer -> {
                    heard(question, answer, key);
                    return answer.status() == UNAUTHORIZED
                            ? Verdict.rejected(TlsReason.BAD_STATUS, "200", "401 from " + question)
                            : Verdict.accepted(answer);
                });
    }

    private Verdict<Fetched> proved(Question question, BindingKey key) {
        BindingKey.Call call = new BindingKey.Call(question.method(), question.address());
        return key.proof(call, tokens.accessToken())
                .then(proof -> outbound.send(question.with(BindingKey.FIELD, proof)));
    }

    private static Optional<String> heard(Question question, Fetched answer, BindingKey key) {
        return key.heard(question.address(), answer.lines(BindingKey.NONCE_FIELD));
    }

    private static boolean wantsNonce(Fetched answer) {
        return answer.status() == UNAUTHORIZED
                && answer.lines("WWW-Authenticate").stream().anyMatch(WANTS_NONCE.asMatchPredicate());
    }
}
