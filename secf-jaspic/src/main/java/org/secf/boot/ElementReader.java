package org.secf.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.secf.settings.ConfigurationException;

/** Reads a small XML document into {@link Element}s that know their place. */
final class ElementReader {

    private static final int DEEPEST = 8;

    private final XMLStreamReader xml;
    private final String location;

    private ElementReader(XMLStreamReader xml, String location) {
        this.xml = xml;
        this.location = location;
    }

    static Element read(XMLStreamReader xml, String location) throws XMLStreamException {
        ElementReader reader = new ElementReader(xml, location);
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new ConfigurationException(
                        at(location, xml.getLocation()) + ": a document type declaration is not allowed; remove it");
            }
        }
        Element root = reader.element(1);
        while (xml.hasNext()) {
            xml.next(); // what follows must be well-formed too
        }
        return root;
    }

    static String at(String location, @Nullable Location place) {
        return place == null
                ? location
                : location + " line " + place.getLineNumber() + " column " + place.getColumnNumber();
    }

    private Element element(int depth) throws XMLStreamException {
        String name = xml.getLocalName();
        String origin = at(location, xml.getLocation());
        requireOurs(name, origin, depth);
        Map<String, String> attributes = attributes();
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new ConfigurationException(
                            "%s: the entity &%s; is not known".formatted(origin, xml.getLocalName()));
                default -> {} // comments, processing instructions
            }
        }
        return new Element(name, attributes, text.toString().strip(), children, origin);
    }

    private void requireOurs(String name, String origin, int depth) {
        if (!DescriptorSource.NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new ConfigurationException("%s: <%s> is not in the namespace %s; give the root element xmlns=\"%s\""
                    .formatted(origin, name, DescriptorSource.NAMESPACE, DescriptorSource.NAMESPACE));
        }
        if (depth > DEEPEST) {
            throw new ConfigurationException(origin + ": nested deeper than " + DEEPEST + " elements");
        }
    }

    /** Schema locations and the like are other namespaces' business. */
    private Map<String, String> attributes() {
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                found.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i).strip());
            }
        }
        return found;
    }
}
