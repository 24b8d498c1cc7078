package org.secf.boot;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.SettingsLayer;

/**
 * Reads the descriptor {@code WEB-INF/secf.xml}: below {@code <secf xmlns="https://secf.org/ns/secf">} one element for each mechanism, below it one
 * element for each setting; nested elements are joined by dots and a repeated element is a list.
 */
public final class DescriptorSource {

    /** The namespace of every element. */
    static final String NAMESPACE = "https://secf.org/ns/secf";

    private final Factories factories;

    public DescriptorSource(Factories factories) {
        this.factories = factories;
    }

    /**
     * The definitions of a descriptor, in its order.
     *
     * @param in the descriptor; the caller closes it
     * @param location for errors: {@code WEB-INF/secf.xml}
     * @throws ConfigurationException for what is not a descriptor, with line and column
     */
    public List<Definition> definitions(InputStream in, String location) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            Element root = ElementReader.read(xml, location);
            if (!root.name().equals("secf")) {
                throw new ConfigurationException("%s: expected <secf xmlns=\"%s\">, found <%s>"
                        .formatted(root.origin(), NAMESPACE, root.name()));
            }
            root.requireNoText();
            return root.children().stream().map(this::definition).toList();
        } catch (XMLStreamException e) {
            throw new ConfigurationException(
                    "%s cannot be read: %s. Expected is XML without a document type declaration."
                            .formatted(ElementReader.at(location, e.getLocation()), e.getMessage()),
                    e);
        }
    }

    private Definition definition(Element mechanism) {
        MechanismFactory factory = factories
                .named(mechanism.name())
                .orElseThrow(() -> new ConfigurationException("%s: there is no mechanism %s; %s"
                        .formatted(mechanism.origin(), mechanism.name(), factories.suggestion(mechanism.name()))));
        mechanism.requireNoText();
        Map<String, RawSetting> settings = new LinkedHashMap<>();
        mechanism.children().forEach(child -> collect(child, "", settings));
        return new Definition(factory, new SettingsLayer(List.copyOf(settings.values())), mechanism.origin());
    }

    private static void collect(Element element, String prefix, Map<String, RawSetting> into) {
        String name = prefix + element.name();
        if (element.children().isEmpty()) {
            into.merge(
                    name, new RawSetting(name, List.of(element.text()), element.origin()), DescriptorSource::together);
            return;
        }
        element.requireNoText();
        element.children().forEach(child -> collect(child, name + ".", into));
    }

    private static RawSetting together(RawSetting first, RawSetting next) {
        List<String> values = new ArrayList<>(first.values());
        values.addAll(next.values());
        return new RawSetting(first.name(), values, first.origin());
    }

    /** The JDK's own parser, whatever else is on the class path, with everything off that reaches out of the document. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }
}
