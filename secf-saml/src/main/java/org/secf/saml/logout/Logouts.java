package org.secf.saml.logout;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.response.LogoutParser;
import org.secf.state.EndedLogins;
import org.secf.tls.Outbound;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Logouts of one mechanism, whoever asks for them. */
public final class Logouts {

    private final LogoutParty party;
    private final LogoutParser parser = new LogoutParser();
    private final Logins logins;
    private final LogoutStart start;
    private final LogoutRequests requests;
    private final LogoutResponses responses;
    private final BackChannel backChannel;

    /**
     * Logouts.
     *
     * @param ended notes of what is over
     * @param outbound calls the identity provider, where that takes requests by SOAP only
     */
    public Logouts(LogoutParty party, EndedLogins ended, Supplier<Outbound> outbound, MechanismContext context) {
        this.party = party;
        this.logins = new Logins(party, ended, context.clock());
        MessageProof proof = new MessageProof(party, context.clock(), context.crypto());
        OutgoingRequest outgoing = new OutgoingRequest(party, context.clock(), context.random(), context.crypto());
        LogoutsInFlight inFlight = new LogoutsInFlight(
                context.pending(),
                party.base(),
                party.policy().timeout(),
                new LogoutsInFlight.Chance(context.clock(), context.random()));
        this.start = new LogoutStart(party, inFlight, outgoing, context.crypto());
        this.requests = new LogoutRequests(
                party,
                logins,
                new LogoutRequests.Parts(
                        proof, new LogoutAnswer(party, context.clock(), context.random(), context.crypto())),
                new LogoutRequests.Memory(context.clock(), context.once()));
        this.responses = new LogoutResponses(party, inFlight, proof);
        this.backChannel = new BackChannel(
                party, inFlight, new BackChannel.Tools(outgoing, proof, outbound, context.crypto()), parser);
    }

    /** The paths that belong to logouts. */
    public Set<String> addresses() {
        return Set.of(party.paths().start(), party.paths().service());
    }

    /** Where messages come in, for our metadata; empty where nobody would be told what became of them. */
    public Optional<String> published() {
        boolean isAnswered = party.us().get().published().requestsSigned()
                && !party.provider().get().singleLogout().services().isEmpty();
        return isAnswered ? Optional.of(party.serviceUrl()) : Optional.empty();
    }

    /** What a session is to keep of a login. */
    public Map<String, String> details(VerifiedLogin login) {
        return KeptLogin.of(login).map(KeptLogin::details).orElse(Map.of());
    }

    /** Whether a login is over, of which a session keeps that. */
    public boolean isOver(Map<String, String> details) {
        return logins.isOver(details);
    }

    /** Unless a logout that named the login came before it (saml-core §3.7.3.2). */
    public Verdict<VerifiedLogin> requireGoing(VerifiedLogin login) {
        return KeptLogin.of(login).filter(logins::isOver).isPresent()
                ? Verdict.rejected(
                        LogoutReason.LOGIN_OVER, "an assertion newer than the last logout", login.issued() + "")
                : Verdict.accepted(login);
    }

    /** The answer, if the request is for one of the addresses. */
    public Optional<Outcome> answer(Exchange exchange) {
        String path = exchange.request().path();
        if (path.equals(party.paths().start())) {
            return Optional.of(start.begin(exchange));
        }
        return path.equals(party.paths().service()) ? Optional.of(arrived(exchange)) : Optional.empty();
    }

    private Outcome arrived(Exchange exchange) {
        Request request = exchange.request();
        Optional<String> goingOn = goingOn(request);
        if (goingOn.isPresent()) {
            return backChannel.goOn(request, goingOn.get());
        }
        return Arrival.binding(request)
                .fold(
                        binding -> Arrival.read(request, binding, parser)
                                .fold(arrival -> arrived(exchange, arrival), rejection -> unread(binding, rejection)),
                        Outcome::refused);
    }

    private Outcome arrived(Exchange exchange, Arrival arrival) {
        if (arrival.message().isRequest()) {
            return requests.answer(exchange, arrival);
        }
        return arrival.binding() == LogoutBinding.SOAP
                ? unread(
                        arrival.binding(), new Rejection(LogoutReason.WRONG_MESSAGE, "a request by SOAP", "a response"))
                : responses.finish(exchange.request(), arrival);
    }

    /** What cannot be read has no id that an answer could name. */
    private static Outcome unread(LogoutBinding binding, Rejection rejection) {
        return Outcome.refused(rejection, binding == LogoutBinding.SOAP ? SoapFault.reply() : Reply.status(403));
    }

    private static Optional<String> goingOn(Request request) {
        return request.method().equals("GET")
                ? Parameters.parse(request.rawQuery().orElse(""))
                        .then(query -> query.optional(BackChannel.PARAMETER))
                        .<Optional<String>>fold(
                                found -> found.map(Parameters.Parameter::value), rejection -> Optional.empty())
                : Optional.empty();
    }
}
