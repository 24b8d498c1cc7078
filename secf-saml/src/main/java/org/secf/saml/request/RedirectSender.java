package org.secf.saml.request;

import java.util.Optional;
import org.secf.http.Reply;
import org.secf.saml.model.AuthnRequest;

/** Sends the request in the address (saml-bindings §3.4). */
record RedirectSender(Optional<OctetSigner> signer) implements RequestSender {

    @Override
    public Reply send(AuthnRequest request, String relayState) {
        String message = DeflatedText.of(AuthnRequestXml.of(request).canonical());
        String query = "SAMLRequest=" + UrlText.encode(message) + "&RelayState=" + UrlText.encode(relayState);
        String signed = signer.map(by -> RedirectSignature.sign(query, by)).orElse(query);
        char separator = request.destination().indexOf('?') < 0 ? '?' : '&';
        return Reply.redirect(request.destination() + separator + signed);
    }
}
