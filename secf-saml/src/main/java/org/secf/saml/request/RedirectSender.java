package org.secf.saml.request;

import java.util.Optional;
import org.secf.http.Reply;
import org.secf.saml.model.AuthnRequest;

/** Sends the request in the address (saml-bindings §3.4). */
record RedirectSender(MessageSender sender) implements RequestSender {

    @Override
    public Reply send(AuthnRequest request, String relayState) {
        return sender.redirect(
                new Outgoing(request.destination(), true, AuthnRequestXml.of(request), Optional.of(relayState)));
    }
}
