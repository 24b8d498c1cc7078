package org.secf.saml.logout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.LogoutSubject;
import org.secf.saml.model.UsedOnce;
import org.secf.saml.response.AuthenticLogout;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Requests of the identity provider (saml-profiles §4.4.3.3): ends what they name, and answers whatever is proven to be its own, also where nothing ended. */
final class LogoutRequests {

    /** The store may have another clock: what is still fresh here must not be forgotten there. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final LogoutParty party;
    private final Logins logins;
    private final MessageProof proof;
    private final LogoutAnswer answers;
    private final Memory memory;

    /** What the time is, and what came before. */
    record Memory(Clock clock, UsedOnce used) {}

    LogoutRequests(LogoutParty party, Logins logins, Parts parts, Memory memory) {
        this.party = party;
        this.logins = logins;
        this.proof = parts.proof();
        this.answers = parts.answers();
        this.memory = memory;
    }

    /** What it works with. */
    record Parts(MessageProof proof, LogoutAnswer answers) {}

    Outcome answer(Exchange exchange, Arrival arrival) {
        return proof.of(arrival)
                .fold(
                        message -> proven(exchange, arrival, message),
                        rejection -> Outcome.refused(rejection, unsigned(arrival)));
    }

    private Outcome proven(Exchange exchange, Arrival arrival, AuthenticLogout message) {
        return message.subject(party.us().decryption(), party.policy().algorithms())
                .then(subject -> firstUse(message)
                        .then(first -> end(message, subject))
                        .then(ending ->
                                ofThisBrowser(subject, exchange, arrival).map(same -> ending)))
                .fold(
                        ending -> ended(exchange, arrival, ending),
                        rejection -> Outcome.refused(
                                rejection,
                                answers.to(arrival, Status.of(rejection.reason()))
                                        .orElseGet(() -> unsigned(arrival))));
    }

    private Verdict<Logins.Ending> end(AuthenticLogout message, LogoutSubject subject) {
        return logins.end(
                party.provider().entityId(), subject, message.message().issueInstant());
    }

    private Outcome ended(Exchange exchange, Arrival arrival, Logins.Ending ending) {
        Optional<Reply> answer = answers.to(arrival, ending.isWhole() ? Status.SUCCESS : Status.PARTIAL_LOGOUT);
        boolean isHere = logins.isOver(exchange.details());
        if (answer.isEmpty()) {
            Rejection untold = new Rejection(
                    LogoutReason.NO_SIGNING_KEY, "an active signing key, and an address for responses", "none");
            return arrival.binding() == LogoutBinding.SOAP
                    ? Outcome.refused(untold, SoapFault.reply())
                    : Outcome.refused(
                            untold, party.tenant().redirect(party.tenant().afterwards()));
        }
        return isHere ? Outcome.loggedOut(answer.get()) : Outcome.replied(answer.get());
    }

    /** Anybody may have sent it: our signature goes under nothing of his. */
    private static Reply unsigned(Arrival arrival) {
        return arrival.binding() == LogoutBinding.SOAP ? SoapFault.reply() : Reply.status(403);
    }

    /** A browser that is logged in as somebody else was sent here by somebody else's logout: done by now, and the session of its own user goes on. */
    private Verdict<LogoutSubject> ofThisBrowser(LogoutSubject subject, Exchange exchange, Arrival arrival) {
        boolean isOther = arrival.binding() != LogoutBinding.SOAP
                && KeptLogin.read(exchange.details())
                        .filter(login ->
                                !logins.isSameUser(login, party.provider().entityId(), subject))
                        .isPresent();
        return isOther
                ? Verdict.rejected(LogoutReason.WRONG_USER, "the user of this browser's session", "another user")
                : Verdict.accepted(subject);
    }

    /** Asked last, so that only valid requests take room in the store. */
    private Verdict<AuthenticLogout> firstUse(AuthenticLogout message) {
        Instant end = memory.clock()
                .instant()
                .plus(MessageChecks.LONGEST_WAY)
                .plus(party.policy().clockSkew().multipliedBy(2))
                .plus(CLOCKS_APART);
        String issuer = party.provider().entityId();
        String key = "saml-logout:" + issuer + " " + message.message().id();
        return switch (memory.used().claim(issuer, key, end)) {
            case FIRST -> Verdict.accepted(message);
            case SEEN ->
                Verdict.rejected(
                        LogoutReason.REPLAYED,
                        "a new request",
                        message.message().id());
            case UNAVAILABLE ->
                Verdict.rejected(
                        LogoutReason.REPLAY_UNKNOWN,
                        "a store that remembers used requests",
                        "no answer, or it is full, or the issuer has its share of it");
        };
    }
}
