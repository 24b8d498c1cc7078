package org.secf.saml.request;

import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.http.Reply;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.model.Binding;
import org.secf.saml.model.Credential;

/** Gives the browser a request to carry to the identity provider. */
@FunctionalInterface
public interface RequestSender {

    /** The answer that sends the browser on, with an opaque key that must come back with the response. */
    Reply send(AuthnRequest request, String relayState);

    /**
     * Sends by one binding.
     *
     * @param signing signs every request; empty sends them unsigned
     */
    static RequestSender by(Binding binding, Optional<Credential> signing, Crypto crypto) {
        MessageSender sender = new MessageSender(signing.map(credential -> new OctetSigner(credential, crypto)));
        return switch (binding) {
            case REDIRECT -> new RedirectSender(sender);
            case POST -> new PostSender(sender);
            case SIMPLE_SIGN -> new SimpleSignSender(sender);
        };
    }
}
