package org.secf.saml.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An element to write. It is written in exclusive canonical form (xml-exc-c14n), so that a signature over it needs no canonicaliser: no comments, every
 * prefix declared where it is first used, attributes sorted. Attributes have no namespace but by a prefix among {@link #declared}, and those come last.
 *
 * @param name prefix and local name
 * @param attributes by name
 * @param text character content, before the children
 * @param children in order
 * @param declared prefixes, with their namespaces, that attributes or values here use; one that only values use has to be in the signature's list of inclusive
 *     prefixes
 */
public record XmlElement(
        XmlName name,
        SortedMap<String, String> attributes,
        String text,
        List<XmlElement> children,
        SortedMap<String, String> declared) {

    public XmlElement {
        attributes = new TreeMap<>(attributes);
        children = List.copyOf(children);
        declared = new TreeMap<>(declared);
    }

    /** An empty element. */
    public static XmlElement of(XmlName name) {
        return new XmlElement(name, new TreeMap<>(), "", List.of(), new TreeMap<>());
    }

    /** The same element with an attribute. */
    public XmlElement with(String attribute, String value) {
        SortedMap<String, String> more = new TreeMap<>(attributes);
        more.put(attribute, value);
        return new XmlElement(name, more, text, children, declared);
    }

    /** The same element with character content. */
    public XmlElement with(String content) {
        return new XmlElement(name, attributes, content, children, declared);
    }

    /** The same element with one more child at the end. */
    public XmlElement with(XmlElement child) {
        return insert(children.size(), child);
    }

    /** The same element with a child at a position. */
    public XmlElement insert(int position, XmlElement child) {
        List<XmlElement> more = new ArrayList<>(children);
        more.add(position, child);
        return new XmlElement(name, attributes, text, more, declared);
    }

    /** The same element with a prefix declared. */
    public XmlElement declaring(String prefix, String namespace) {
        SortedMap<String, String> more = new TreeMap<>(declared);
        more.put(prefix, namespace);
        return new XmlElement(name, attributes, text, children, more);
    }

    /** The element as a document of its own, in exclusive canonical form. */
    public String canonical() {
        return new CanonicalText().write(this);
    }
}
