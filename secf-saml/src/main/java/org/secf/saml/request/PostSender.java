package org.secf.saml.request;

import java.util.Optional;
import org.secf.http.Reply;
import org.secf.saml.model.AuthnRequest;

/** Sends the request in a form that submits itself (saml-bindings §3.5). */
record PostSender(MessageSender sender) implements RequestSender {

    @Override
    public Reply send(AuthnRequest request, String relayState) {
        return sender.post(
                new Outgoing(request.destination(), true, AuthnRequestXml.of(request), Optional.of(relayState)),
                "Signing in");
    }
}
