package org.secf.saml.logout;

import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.UsedOnce;
import org.secf.saml.response.LogoutAuthenticator;
import org.secf.saml.response.LogoutParser;
import org.secf.state.PendingRequest;
import org.secf.verdict.Rejection;

/**
 * Logouts with one identity provider; for one message.
 *
 * @param logins of the tenant
 * @param inFlight of the tenant
 */
record ProviderLogouts(LogoutParty party, Logins logins, LogoutsInFlight inFlight, Tools tools) {

    /**
     * Made once.
     *
     * @param used the requests that came before
     */
    record Tools(MechanismContext context, LogoutParser parser, LogoutAuthenticator authenticator, UsedOnce used) {

        OutgoingRequest outgoing(LogoutParty party) {
            return new OutgoingRequest(party, context.clock(), context.random(), context.crypto());
        }
    }

    Outcome arrived(Exchange exchange, Arrival arrival) {
        if (arrival.message().isRequest()) {
            return requests().answer(exchange, arrival);
        }
        return arrival.binding() == LogoutBinding.SOAP
                ? Logouts.unread(
                        arrival.binding(), new Rejection(LogoutReason.WRONG_MESSAGE, "a request by SOAP", "a response"))
                : new LogoutResponses(party, inFlight, proof()).finish(exchange.request(), arrival);
    }

    /** A logout of ours that goes on from server to server. */
    Outcome goOn(Request request, PendingRequest found) {
        BackChannel.Tools with = new BackChannel.Tools(
                tools.outgoing(party), proof(), tools.context().crypto());
        return new BackChannel(party, inFlight, with, tools.parser()).ask(request, found);
    }

    private LogoutRequests requests() {
        MechanismContext context = tools.context();
        return new LogoutRequests(
                party,
                logins,
                new LogoutRequests.Parts(
                        proof(), new LogoutAnswer(party, context.clock(), context.random(), context.crypto())),
                new LogoutRequests.Memory(context.clock(), tools.used()));
    }

    private MessageProof proof() {
        MechanismContext context = tools.context();
        return new MessageProof(party, context.clock(), context.crypto(), tools.authenticator());
    }
}
