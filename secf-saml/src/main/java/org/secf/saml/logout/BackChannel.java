package org.secf.saml.logout;

import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.request.MessageSender;
import org.secf.saml.response.AuthenticLogout;
import org.secf.saml.response.LogoutParser;
import org.secf.saml.response.ParsedLogout;
import org.secf.saml.soap.SoapCall;
import org.secf.saml.soap.SoapEnvelope;
import org.secf.state.PendingRequest;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Asks the identity provider from server to server (saml-bindings §3.2), for a browser whose session here has ended just before. */
final class BackChannel {

    /** In our own address; names the logout that goes on. */
    static final String PARAMETER = "logout";

    private final LogoutParty party;
    private final LogoutsInFlight inFlight;
    private final Tools tools;
    private final LogoutParser parser;

    /** What it works with. */
    record Tools(OutgoingRequest requests, MessageProof proof, Crypto crypto) {}

    BackChannel(LogoutParty party, LogoutsInFlight inFlight, Tools tools, LogoutParser parser) {
        this.party = party;
        this.inFlight = inFlight;
        this.tools = tools;
        this.parser = parser;
    }

    Outcome ask(Request request, PendingRequest found) {
        return answer(found)
                .then(message -> everywhere(message.message()))
                .fold(
                        message -> Outcome.replied(
                                inFlight.release(party.tenant().redirect(found.target()), request, found.id())),
                        rejection -> Outcome.refused(
                                rejection, inFlight.release(PartialPage.reply(found.target()), request, found.id())));
    }

    private Verdict<AuthenticLogout> answer(PendingRequest found) {
        Optional<KeptLogin> login = KeptLogin.read(found.details());
        boolean isOffered = party.binding().filter(LogoutBinding.SOAP::equals).isPresent();
        if (login.isEmpty() || !isOffered || !tools.requests().isPossible()) {
            return Verdict.rejected(
                    LogoutReason.NO_SIGNING_KEY,
                    "valid metadata with an address for SOAP, and a key that signs",
                    "none");
        }
        MessageSender sender = new MessageSender(party.us().signing().orElseThrow(), tools.crypto());
        String envelope =
                SoapEnvelope.of(sender.signed(tools.requests().of(found.id(), login.get(), LogoutBinding.SOAP)));
        return SoapCall.send(
                        party.tenant().outbound().get(), tools.requests().destination(LogoutBinding.SOAP), envelope)
                .then(fetched -> parser.parseSoap(fetched.body()))
                .then(message -> answers(message, found.id()))
                .then(tools.proof()::ofAnswer);
    }

    private static Verdict<ParsedLogout> answers(ParsedLogout message, String id) {
        if (message.isRequest()) {
            return Verdict.rejected(LogoutReason.WRONG_MESSAGE, "a response", "a request");
        }
        return message.inResponseTo().filter(id::equals).isPresent()
                ? Verdict.accepted(message)
                : Verdict.rejected(
                        LogoutReason.WRONG_IN_RESPONSE_TO,
                        id,
                        message.inResponseTo().orElse("none"));
    }

    private static Verdict<ParsedLogout> everywhere(ParsedLogout message) {
        return Status.isEverywhere(message.status())
                ? Verdict.accepted(message)
                : Verdict.rejected(new Rejection(
                        LogoutReason.NOT_EVERYWHERE, "success", message.status().toString()));
    }
}
