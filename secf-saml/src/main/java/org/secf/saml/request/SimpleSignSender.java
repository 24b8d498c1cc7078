package org.secf.saml.request;

import java.util.Optional;
import org.secf.http.Reply;
import org.secf.saml.model.AuthnRequest;

/** Sends the request in such a form with its signature beside it (saml-simplesign §2). */
record SimpleSignSender(MessageSender sender) implements RequestSender {

    @Override
    public Reply send(AuthnRequest request, String relayState) {
        return sender.simpleSign(
                new Outgoing(request.destination(), true, AuthnRequestXml.of(request), Optional.of(relayState)),
                "Signing in");
    }
}
