package org.secf.saml.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The canonical form of an element as it stands in its document. Documents come from {@link HardenedBuilder}, whose bound of depth bounds the recursion. Nodes
 * other than elements, attributes, text and comments are refused: no honest message has them.
 */
public final class CanonicalTree {

    private static final int USUAL = 8192;
    private static final String XMLNS = "xmlns";

    /** How the standard writes the default namespace in a list of prefixes. */
    private static final String NO_PREFIX = "#default";

    private static final Comparator<Attr> BY_NAME =
            Comparator.comparing(CanonicalTree::namespace).thenComparing(Attr::getLocalName);

    private final boolean isInclusive;
    private final Set<String> listed = new HashSet<>();
    private final @Nullable Node omitted;
    private final PrefixScope scope = new PrefixScope();
    private final SortedMap<String, String> fresh = new TreeMap<>();
    private final StringBuilder out = new StringBuilder(USUAL);

    private CanonicalTree(CanonicalForm form, @Nullable Node omitted) {
        this.isInclusive = form.isInclusive();
        form.prefixes().forEach(prefix -> listed.add(prefix.equals(NO_PREFIX) ? "" : prefix));
        this.omitted = omitted;
    }

    /**
     * The canonical octets.
     *
     * @throws IllegalArgumentException for a kind of node that is refused
     */
    public static byte[] of(Element element, CanonicalForm form) {
        return new CanonicalTree(form, null).write(element);
    }

    /**
     * The canonical octets without one of its children, as the enveloped-signature transform leaves them (xmldsig-core §6.6.4).
     *
     * @throws IllegalArgumentException for a kind of node that is refused
     */
    public static byte[] without(Element child, Element element, CanonicalForm form) {
        return new CanonicalTree(form, child).write(element);
    }

    private byte[] write(Element apex) {
        Deque<Element> around = new ArrayDeque<>();
        for (Node node = apex.getParentNode(); node instanceof Element element; node = node.getParentNode()) {
            around.push(element);
        }
        around.forEach(element -> declare(element, false));
        int entered = scope.enter();
        declare(apex, false);
        (isInclusive ? scope.all() : listed).forEach(this::need);
        List<Attr> attributes = attributes(apex);
        if (isInclusive) {
            around.descendingIterator().forEachRemaining(element -> inherit(attributes, element));
        }
        write(apex, attributes);
        scope.leave(entered);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void descendant(Element element) {
        int entered = scope.enter();
        declare(element, true);
        write(element, attributes(element));
        scope.leave(entered);
    }

    private void write(Element element, List<Attr> attributes) {
        if (!isInclusive) {
            needPrefixes(element, attributes);
        }
        if (attributes.size() > 1) {
            attributes.sort(BY_NAME);
        }
        out.append('<').append(element.getTagName());
        fresh.forEach((prefix, uri) -> attribute(prefix.isEmpty() ? XMLNS : XMLNS + ":" + prefix, uri));
        fresh.clear();
        attributes.forEach(attribute -> attribute(attribute.getName(), attribute.getValue()));
        out.append('>');
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            content(node);
        }
        out.append("</").append(element.getTagName()).append('>');
    }

    private void content(Node node) {
        switch (node.getNodeType()) {
            case Node.ELEMENT_NODE -> {
                if (node != omitted) {
                    descendant((Element) node);
                }
            }
            case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> CanonicalText.text(out, node.getNodeValue());
            case Node.COMMENT_NODE -> {
                // Left out of both forms.
            }
            default -> throw new IllegalArgumentException("no canonical form of a node of type " + node.getNodeType());
        }
    }

    /**
     * Takes the declarations of an element into the scope.
     *
     * @param isWritten whether those that are rendered whether used or not are rendered here
     */
    private void declare(Element element, boolean isWritten) {
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Attr attribute = (Attr) all.item(i);
            if (isDeclaration(attribute)) {
                String prefix = attribute.getPrefix() == null ? "" : attribute.getLocalName();
                scope.declare(prefix, attribute.getValue());
                if (isWritten && (isInclusive || listed.contains(prefix))) {
                    need(prefix);
                }
            }
        }
    }

    private static List<Attr> attributes(Element element) {
        NamedNodeMap all = element.getAttributes();
        List<Attr> attributes = new ArrayList<>(all.getLength());
        for (int i = 0; i < all.getLength(); i++) {
            Attr attribute = (Attr) all.item(i);
            if (!isDeclaration(attribute)) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    /** Attributes of XML itself go on to what is cut out (xml-c14n §2.4), the nearest first. */
    private static void inherit(List<Attr> attributes, Element around) {
        for (Attr attribute : attributes(around)) {
            if (XMLConstants.XML_NS_URI.equals(attribute.getNamespaceURI())
                    && attributes.stream().noneMatch(own -> own.getName().equals(attribute.getName()))) {
                attributes.add(attribute);
            }
        }
    }

    /** What names use; a name without a prefix uses the default namespace, if it is an element's (xml-exc-c14n §3). */
    private void needPrefixes(Element element, List<Attr> attributes) {
        need(element.getPrefix() == null ? "" : element.getPrefix());
        for (Attr attribute : attributes) {
            if (attribute.getPrefix() != null) {
                need(attribute.getPrefix());
            }
        }
    }

    private void need(String prefix) {
        String uri = prefix.equals(XMLConstants.XML_NS_PREFIX) ? null : scope.write(prefix);
        if (uri != null) {
            fresh.put(prefix, uri);
        }
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        CanonicalText.attributeValue(out, value);
        out.append('"');
    }

    private static boolean isDeclaration(Attr attribute) {
        return XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
    }

    /** Empty for none. */
    private static String namespace(Attr attribute) {
        return attribute.getNamespaceURI() == null ? "" : attribute.getNamespaceURI();
    }
}
