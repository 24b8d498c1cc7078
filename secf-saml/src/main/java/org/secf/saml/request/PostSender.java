package org.secf.saml.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.xml.XmlElement;

/** Sends the request in a form that submits itself (saml-bindings §3.5). */
record PostSender(Optional<EnvelopedSignature> signature) implements RequestSender {

    @Override
    public Reply send(AuthnRequest request, String relayState) {
        XmlElement message = AuthnRequestXml.of(request);
        String xml = signature.map(by -> by.sign(message)).orElse(message).canonical();
        String encoded = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        return SubmittingPage.reply(request.destination(), encoded, relayState);
    }
}
