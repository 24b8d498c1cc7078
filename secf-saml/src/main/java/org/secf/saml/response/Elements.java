package org.secf.saml.response;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.secf.verdict.Reason;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads values off one element. */
final class Elements {

    /** Four digits of year and the letter Z: any year beyond would overflow when the skew is added. */
    private static final int YEAR_END = 4;

    private Elements() {}

    static boolean is(Node node, String namespace, String name) {
        return name.equals(node.getLocalName()) && namespace.equals(node.getNamespaceURI());
    }

    static Optional<String> attribute(Element element, String name) {
        Attr attribute = element.getAttributeNodeNS(null, name);
        return attribute == null ? Optional.empty() : Optional.of(attribute.getValue());
    }

    static String required(Element element, String name, Reason reason) throws MalformedXml {
        return attribute(element, name)
                .orElseThrow(() -> new MalformedXml(reason, name + " of " + element.getNodeName(), "none"));
    }

    /** The text of an element that has nothing but text. */
    static String text(Element element, Reason reason) throws MalformedXml {
        Node first = element.getFirstChild();
        if (first == null) {
            return "";
        }
        if (first.getNextSibling() != null || first.getNodeType() != Node.TEXT_NODE) {
            throw new MalformedXml(reason, "text only in " + element.getNodeName(), first.getNodeName());
        }
        return first.getNodeValue();
    }

    /** An instant in UTC (saml-core §1.3.3). */
    static Instant instant(String text, Reason reason) throws MalformedXml {
        if (text.length() > YEAR_END && text.charAt(YEAR_END) == '-' && text.endsWith("Z")) {
            try {
                return UtcInstant.parse(text);
            } catch (DateTimeException ignored) {
                // Falls through to the one refusal below.
            }
        }
        throw new MalformedXml(reason, "an instant in UTC such as 2026-01-31T23:59:59Z", text);
    }

    static Optional<Instant> instantAttribute(Element element, String name, Reason reason) throws MalformedXml {
        Optional<String> text = attribute(element, name);
        return text.isPresent() ? Optional.of(instant(text.get(), reason)) : Optional.empty();
    }
}
