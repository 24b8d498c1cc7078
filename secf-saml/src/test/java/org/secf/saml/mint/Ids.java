package org.secf.saml.mint;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Tells the signing library which attributes are ids. */
final class Ids {

    private Ids() {}

    static void register(Element element) {
        if (element.hasAttributeNS(null, "ID")) {
            element.setIdAttributeNS(null, "ID", true);
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                register(child);
            }
        }
    }
}
