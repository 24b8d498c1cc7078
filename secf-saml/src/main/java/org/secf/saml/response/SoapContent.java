package org.secf.saml.response;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.secf.verdict.Reason;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * What a SOAP 1.1 envelope holds (saml-bindings §3.2.2).
 *
 * @param headers in order
 * @param message the only child of the body
 */
record SoapContent(List<Element> headers, Element message) {

    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    /**
     * Reads an envelope with exactly one message.
     *
     * @param malformed the reason where it has more or other parts
     */
    static SoapContent read(Element envelope, Reason malformed) throws MalformedXml {
        if (!Elements.is(envelope, SOAP, "Envelope")) {
            throw new MalformedXml(malformed, "a SOAP 1.1 envelope", envelope.getNodeName());
        }
        Children children = new Children(envelope, malformed);
        Optional<Element> header = children.optional(SOAP, "Header");
        Element body = children.required(SOAP, "Body");
        children.end();
        List<Element> headers = header.isPresent() ? new Children(header.get(), malformed).rest() : List.of();
        List<Element> messages = new Children(body, malformed).rest();
        if (messages.size() != 1) {
            throw new MalformedXml(malformed, "one message", messages.size() + "");
        }
        return new SoapContent(headers, messages.get(0));
    }

    /** Refuses what must be understood (SOAP 1.1 §4.2.3), whoever it is for, and is not. */
    SoapContent understanding(Predicate<Element> known, Reason reason) throws MalformedXml {
        for (Element block : headers) {
            if (mustBeUnderstood(block) && !known.test(block)) {
                throw new MalformedXml(reason, "no other header that must be understood", block.getNodeName());
            }
        }
        return this;
    }

    private static boolean mustBeUnderstood(Element block) {
        Attr attribute = block.getAttributeNodeNS(SOAP, "mustUnderstand");
        return attribute != null && !attribute.getValue().strip().equals("0");
    }
}
