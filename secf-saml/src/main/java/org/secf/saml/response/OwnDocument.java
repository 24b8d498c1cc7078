package org.secf.saml.response;

import org.w3c.dom.Attr;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * A message as a document of its own, so that what stands around it is in nobody's reach. Every prefix means there what it meant before; exclusive
 * canonicalization writes none that is not used, so that signatures in it hold as before.
 */
final class OwnDocument {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private OwnDocument() {}

    static Document of(Element message) {
        DOMImplementation dom = message.getOwnerDocument().getImplementation();
        Document document = dom.createDocument(null, null, null);
        Element root = (Element) document.importNode(message, true);
        document.appendChild(root);
        for (Node around = message.getParentNode(); around instanceof Element; around = around.getParentNode()) {
            declare(root, around.getAttributes());
        }
        return document;
    }

    /** The nearest declaration of a prefix is the one that counts. */
    private static void declare(Element root, NamedNodeMap attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (XMLNS.equals(attribute.getNamespaceURI()) && !root.hasAttribute(attribute.getName())) {
                root.setAttributeNS(XMLNS, attribute.getName(), attribute.getValue());
            }
        }
    }
}
