package org.secf.saml.xml;

import java.util.Map;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One element of a document that streams by, as a document of its own, in which every prefix means what it meant there. */
public final class ElementTree implements ElementSink {

    private final Document document = HardenedBuilder.create().newDocument();
    private final Map<String, String> around;
    private Node at = document;

    /**
     * An empty tree.
     *
     * @param around the prefixes that are declared outside the element
     */
    public ElementTree(Map<String, String> around) {
        this.around = Map.copyOf(around);
    }

    @Override
    public void start(StartTag tag) {
        Element element = document.createElementNS(emptyAsNull(tag.namespace()), tag.qualified());
        if (at == document) {
            around.forEach((prefix, uri) -> declare(element, prefix, uri));
        }
        tag.declared().forEach((prefix, uri) -> declare(element, prefix, uri));
        tag.attributes()
                .forEach(attribute -> element.setAttributeNS(
                        emptyAsNull(attribute.namespace()), attribute.qualified(), attribute.value()));
        at.appendChild(element);
        at = element;
    }

    @Override
    public void text(String text) {
        at.appendChild(document.createTextNode(text));
    }

    @Override
    public void end() {
        at = at.getParentNode();
    }

    /** Left out: whoever reads the tree has refused such an element, or does so. */
    @Override
    public void instruction(String target, String data) {}

    /** Whether the element has ended. */
    public boolean isWhole() {
        return at == document && document.getDocumentElement() != null;
    }

    /** The element, once it is whole. */
    public Element element() {
        return document.getDocumentElement();
    }

    private static void declare(Element element, String prefix, String uri) {
        element.setAttributeNS(
                XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri);
    }

    private static @Nullable String emptyAsNull(String namespace) {
        return namespace.isEmpty() ? null : namespace;
    }
}
