package org.secf.saml.request;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.secf.saml.xml.XmlElement;

/**
 * A message that a browser is to carry.
 *
 * @param destination where it goes
 * @param isRequest else it is a response
 * @param message unsigned
 * @param relayState goes along; empty where nothing does
 */
public record Outgoing(String destination, boolean isRequest, XmlElement message, Optional<String> relayState) {

    /** The name of the parameter or field. */
    String parameter() {
        return isRequest ? "SAMLRequest" : "SAMLResponse";
    }

    static byte[] octets(XmlElement message) {
        return message.canonical().getBytes(StandardCharsets.UTF_8);
    }
}
