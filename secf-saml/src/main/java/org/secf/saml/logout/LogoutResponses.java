package org.secf.saml.logout;

import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.PartOfSession;
import org.secf.state.PendingRequest;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Responses to requests of ours (saml-profiles §4.4.3.5): finds the logout that one answers, and sends the browser on. */
final class LogoutResponses {

    private final LogoutParty party;
    private final LogoutsInFlight inFlight;
    private final MessageProof proof;

    LogoutResponses(LogoutParty party, LogoutsInFlight inFlight, MessageProof proof) {
        this.party = party;
        this.inFlight = inFlight;
        this.proof = proof;
    }

    /** Who made it is asked before the logout is touched, so that forgers spoil none. */
    Outcome finish(Request request, Arrival arrival) {
        return proof.of(arrival).fold(message -> answered(request, arrival), Outcome::refused);
    }

    private Outcome answered(Request request, Arrival arrival) {
        String id = arrival.message().inResponseTo().orElse("");
        return inFlight.take(request, id, arrival.relayState())
                .then(this::askedHere)
                .fold(
                        found -> finished(request, arrival, found),
                        rejection -> Outcome.refused(rejection, inFlight.release(Reply.status(403), request, id)));
    }

    private Outcome finished(Request request, Arrival arrival, PendingRequest found) {
        if (Status.isEverywhere(arrival.message().status())) {
            return Outcome.replied(inFlight.release(party.tenant().redirect(found.target()), request, found.id()));
        }
        Rejection partial = new Rejection(
                LogoutReason.NOT_EVERYWHERE,
                "success",
                arrival.message().status().toString());
        return Outcome.refused(partial, inFlight.release(PartialPage.reply(found.target()), request, found.id()));
    }

    /** Stores may be shared by mechanisms, and a configuration may change while a logout is in flight. */
    private Verdict<PendingRequest> askedHere(PendingRequest pending) {
        String ours = party.provider().entityId();
        boolean isOurs =
                PartOfSession.of(pending.details()).equals(party.tenant().name());
        return isOurs && pending.provider().equals(ours)
                ? Verdict.accepted(pending)
                : Verdict.rejected(LogoutReason.WRONG_ISSUER, "a logout begun with " + ours, pending.provider());
    }
}
