package org.secf.saml.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An element to write. It is written in exclusive canonical form (xml-exc-c14n), so that a signature over it needs no canonicaliser: no comments, every
 * prefix declared where it is first used, attributes sorted. Attributes have no namespace.
 *
 * @param name prefix and local name
 * @param attributes by name
 * @param text character content, before the children
 * @param children in order
 */
public record XmlElement(XmlName name, SortedMap<String, String> attributes, String text, List<XmlElement> children) {

    public XmlElement {
        attributes = new TreeMap<>(attributes);
        children = List.copyOf(children);
    }

    /** An empty element. */
    public static XmlElement of(XmlName name) {
        return new XmlElement(name, new TreeMap<>(), "", List.of());
    }

    /** The same element with an attribute. */
    public XmlElement with(String attribute, String value) {
        SortedMap<String, String> more = new TreeMap<>(attributes);
        more.put(attribute, value);
        return new XmlElement(name, more, text, children);
    }

    /** The same element with character content. */
    public XmlElement with(String content) {
        return new XmlElement(name, attributes, content, children);
    }

    /** The same element with one more child at the end. */
    public XmlElement with(XmlElement child) {
        return insert(children.size(), child);
    }

    /** The same element with a child at a position. */
    public XmlElement insert(int position, XmlElement child) {
        List<XmlElement> more = new ArrayList<>(children);
        more.add(position, child);
        return new XmlElement(name, attributes, text, more);
    }

    /** The element as a document of its own, in exclusive canonical form. */
    public String canonical() {
        return new CanonicalText().write(this);
    }
}
