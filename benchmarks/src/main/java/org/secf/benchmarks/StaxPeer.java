package org.secf.benchmarks;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.stax.ext.InboundXMLSec;
import org.apache.xml.security.stax.ext.XMLSec;
import org.apache.xml.security.stax.ext.XMLSecurityProperties;
import org.apache.xml.security.stax.securityEvent.SecurityEvent;
import org.apache.xml.security.stax.securityEvent.SignedElementSecurityEvent;

/**
 * Santuario's streaming verifier: the signature, what it covers, and what is read, but none of the rules of SAML, and an assertion's own signature alone: it
 * refuses documents with a second one.
 */
final class StaxPeer implements Contender {

    private static final String ASSERTIONS = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final List<QName> PATH =
            List.of(new QName("urn:oasis:names:tc:SAML:2.0:protocol", "Response"), new QName(ASSERTIONS, "Assertion"));

    private final XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
    private final InboundXMLSec inbound;

    StaxPeer(Site site) throws XMLSecurityException {
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLSecurityProperties properties = new XMLSecurityProperties();
        properties.setSignatureVerificationKey(site.identityProvider().publicKey());
        properties.setIdAttributeNS(new QName("ID"));
        inbound = XMLSec.getInboundWSSec(properties);
    }

    @Override
    public String verify(SignedResponse response) throws Exception {
        List<SecurityEvent> events = new ArrayList<>();
        byte[] octets = Base64.getDecoder().decode(response.field());
        XMLStreamReader reader = inbound.processInMessage(
                readers.createXMLStreamReader(new ByteArrayInputStream(octets)), null, events::add);
        String answer = read(reader);
        if (!signed(events).equals(List.of(PATH))) {
            throw new GeneralSecurityException("the assertion is not signed, only " + signed(events));
        }
        return answer;
    }

    /** The paths of the elements that are. */
    private static List<List<QName>> signed(List<SecurityEvent> events) {
        return events.stream()
                .filter(SignedElementSecurityEvent.class::isInstance)
                .map(SignedElementSecurityEvent.class::cast)
                .filter(SignedElementSecurityEvent::isSigned)
                .map(SignedElementSecurityEvent::getElementPath)
                .toList();
    }

    /** To the end, where the signature is verified. */
    private static String read(XMLStreamReader reader) throws XMLStreamException {
        String name = "nobody";
        int attributes = 0;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && ASSERTIONS.equals(reader.getNamespaceURI())) {
                switch (reader.getLocalName()) {
                    case "NameID" -> name = reader.getElementText();
                    case "Attribute" -> attributes++;
                    default -> {
                        // Passed by.
                    }
                }
            }
        }
        return Site.answer(name, attributes);
    }
}
