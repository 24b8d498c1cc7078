package org.secf.saml.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.http.Reply;
import org.secf.saml.model.Credential;
import org.secf.saml.xml.XmlElement;

/** Signs messages and gives them to the browser to carry, or to a server. */
public final class MessageSender {

    private final Optional<OctetSigner> signer;

    /** Signs by that key. */
    public MessageSender(Credential signing, Crypto crypto) {
        this(Optional.of(new OctetSigner(signing, crypto)));
    }

    MessageSender(Optional<OctetSigner> signer) {
        this.signer = signer;
    }

    /** In the address (saml-bindings §3.4). */
    public Reply redirect(Outgoing outgoing) {
        String query = outgoing.parameter() + "="
                + UrlText.encode(DeflatedText.of(outgoing.message().canonical()))
                + outgoing.relayState()
                        .map(relay -> "&RelayState=" + UrlText.encode(relay))
                        .orElse("");
        String signed = signer.map(by -> RedirectSignature.sign(query, by)).orElse(query);
        char separator = outgoing.destination().indexOf('?') < 0 ? '?' : '&';
        return Reply.redirect(outgoing.destination() + separator + signed);
    }

    /**
     * In a form that submits itself (saml-bindings §3.5).
     *
     * @param title what the user reads meanwhile
     */
    public Reply post(Outgoing outgoing, String title) {
        String encoded = Base64.getEncoder().encodeToString(Outgoing.octets(signed(outgoing.message())));
        return SubmittingPage.reply(outgoing, Map.of(outgoing.parameter(), encoded), title);
    }

    /**
     * The same with the signature beside the message instead of in it (saml-simplesign §2). No key is sent along: the other side has our metadata.
     *
     * @param title what the user reads meanwhile
     */
    public Reply simpleSign(Outgoing outgoing, String title) {
        Map<String, String> fields = new LinkedHashMap<>();
        String text = outgoing.message().canonical();
        fields.put(outgoing.parameter(), Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        signer.ifPresent(by -> {
            fields.put("SigAlg", by.uri());
            fields.put(
                    "Signature",
                    by.sign(outgoing.parameter() + "=" + text
                            + outgoing.relayState()
                                    .map(relay -> "&RelayState=" + relay)
                                    .orElse("")
                            + "&SigAlg=" + by.uri()));
        });
        return SubmittingPage.reply(outgoing, fields, title);
    }

    /**
     * An assertion with its signature in it, without the certificate: whoever believes it knows the key.
     *
     * @param prefix declared at the assertion, that types in it use
     */
    public XmlElement signedAssertion(XmlElement assertion, String prefix) {
        return signer.map(by -> new EnvelopedSignature(by).signShort(assertion, prefix))
                .orElseThrow(() -> new IllegalStateException("an assertion that nobody signs means nothing"));
    }

    /** The message with its signature in it. */
    public XmlElement signed(XmlElement message) {
        return signer.map(by -> new EnvelopedSignature(by).sign(message)).orElse(message);
    }
}
