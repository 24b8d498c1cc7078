package org.secf.bearer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.StepUp;
import org.secf.message.Facts;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Access tokens as credentials (RFC 6750). Each request proves itself; there are no sessions. */
final class BearerMechanism implements Mechanism {

    static final String NAME = "bearer";

    private final CredentialReader credentials;
    private final TokenSource tokens;
    private final SenderConstraint senders;
    private final BearerAnswers answers;

    BearerMechanism(CredentialReader credentials, TokenSource tokens, SenderConstraint senders, BearerAnswers answers) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.senders = senders;
        this.answers = answers;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A token that another definition is to judge counts as none; where there is none for it, this one is asked in the end, and refuses it. */
    @Override
    public boolean isPresented(Request request) {
        return credentials.isPresented(request)
                && credentials.peek(request).map(tokens::isForUs).orElse(true);
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        if (!credentials.isPresented(exchange.request()) && !exchange.isProtected()) {
            return Outcome.abstained();
        }
        return credentials
                .read(exchange.request())
                .fold(
                        found -> found.map(credential -> judged(exchange, credential))
                                .orElseGet(answers::unclaimed),
                        rejection -> answers.refused(rejection, Optional.empty()));
    }

    @Override
    public List<String> challenges(Request request) {
        return answers.challenges();
    }

    @Override
    public Optional<Reply> stepUp(Request request, StepUp needed) {
        return Optional.of(answers.stepUp(needed, credentials.scheme(request)));
    }

    private Outcome judged(Exchange exchange, Credential credential) {
        return tokens.validate(credential.token())
                .fold(
                        token -> senders.judge(exchange, credential, token)
                                .then(facts -> lacking(token)
                                        .map(Verdict::<Facts>rejected)
                                        .orElseGet(() -> Verdict.accepted(facts)))
                                .fold(
                                        facts -> Outcome.established(
                                                token.caller(), answers.seal(credential.scheme()), facts),
                                        rejection -> refused(rejection, credential)),
                        rejection -> refused(rejection, credential));
    }

    private Outcome refused(Rejection rejection, Credential credential) {
        return answers.refused(rejection, Optional.of(credential.scheme()));
    }

    private Optional<Rejection> lacking(ValidToken token) {
        Set<String> needed = answers.scopes();
        return token.scopes().containsAll(needed)
                ? Optional.empty()
                : Optional.of(new Rejection(
                        BearerReason.SCOPE_MISSING,
                        needed.toString(),
                        token.scopes().toString()));
    }
}
