package org.secf.saml.ecp;

import static org.secf.saml.xml.XmlName.assertion;
import static org.secf.saml.xml.XmlName.protocol;

import java.util.List;
import java.util.Optional;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.request.AuthnRequestXml;
import org.secf.saml.request.MessageSender;
import org.secf.saml.soap.SoapEnvelope;
import org.secf.saml.xml.XmlElement;
import org.secf.saml.xml.XmlName;

/**
 * Our request in the envelope that a client takes to its identity provider (saml-profiles §4.2.3).
 *
 * @param request to be answered by PAOS
 * @param provider the entity id of the only identity provider whose answer is taken
 * @param relayState comes back with the answer
 * @param channelBinding what the client is to see of the connection to us; goes into the request, so that the identity provider can compare
 */
public record EnhancedRequest(
        AuthnRequest request, String provider, String relayState, Optional<ChannelBindingValue> channelBinding) {

    static final String PROFILE = "urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp";

    /**
     * The envelope.
     *
     * @param sender signs the request; empty leaves it unsigned
     */
    public String envelope(Optional<MessageSender> sender) {
        XmlElement message = message();
        return SoapEnvelope.of(
                List.of(paosRequest(), ecpRequest(), relayStateBlock()),
                sender.map(by -> by.signed(message)).orElse(message));
    }

    /** The extension follows the issuer; a signature comes between them. */
    private XmlElement message() {
        XmlElement message = AuthnRequestXml.of(request);
        return channelBinding
                .map(binding ->
                        message.insert(1, XmlElement.of(protocol("Extensions")).with(binding.element())))
                .orElse(message);
    }

    private XmlElement paosRequest() {
        return SoapEnvelope.forNext(XmlElement.of(new XmlName("paos", "urn:liberty:paos:2003-08", "Request"))
                .with("responseConsumerURL", request.serviceProvider().assertionConsumerService())
                .with("service", PROFILE));
    }

    private XmlElement ecpRequest() {
        XmlElement only = XmlElement.of(protocol("IDPEntry")).with("ProviderID", provider);
        return SoapEnvelope.forNext(XmlElement.of(ecp("Request"))
                .with("IsPassive", request.wish().isPassive() ? "1" : "0")
                .with(XmlElement.of(assertion("Issuer"))
                        .with(request.serviceProvider().entityId()))
                .with(XmlElement.of(protocol("IDPList")).with(only)));
    }

    private XmlElement relayStateBlock() {
        return SoapEnvelope.forNext(XmlElement.of(ecp("RelayState")).with(relayState));
    }

    private static XmlName ecp(String local) {
        return new XmlName("ecp", PROFILE, local);
    }
}
