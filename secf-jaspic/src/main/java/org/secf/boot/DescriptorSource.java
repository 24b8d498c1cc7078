package org.secf.boot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.secf.mechanism.DefinitionKind;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.NearestName;
import org.secf.settings.RawSetting;
import org.secf.settings.SettingsLayer;

/**
 * Reads a descriptor, {@code WEB-INF/secf.xml} or {@code META-INF/secf.xml}: below {@code <secf xmlns="https://secf.org/ns/secf">} one element for each
 * mechanism, below it one element for each setting; nested elements are joined by dots and a repeated element is a list.
 */
public final class DescriptorSource {

    /** The namespace of every element. */
    static final String NAMESPACE = "https://secf.org/ns/secf";

    private static final int MAX_BYTES = 1024 * 1024;
    private static final String NAME = "name";

    private final Factories factories;

    public DescriptorSource(Factories factories) {
        this.factories = factories;
    }

    /**
     * What a descriptor says.
     *
     * @param in the descriptor; the caller closes it
     * @param location for errors: {@code WEB-INF/secf.xml}
     * @throws ConfigurationException for what is not a descriptor, with line and column
     */
    public Descriptor read(InputStream in, String location) {
        try {
            byte[] octets = in.readNBytes(MAX_BYTES + 1);
            if (octets.length > MAX_BYTES) {
                throw new ConfigurationException(location + " is larger than " + MAX_BYTES + " bytes");
            }
            Element root =
                    ElementReader.read(factory().createXMLStreamReader(new ByteArrayInputStream(octets)), location);
            Descriptor read = read(root);
            // Last, since its errors name no nearest name.
            DescriptorSchema.require(octets, location);
            return read;
        } catch (IOException e) {
            throw new ConfigurationException(location + " cannot be read: " + e.getMessage(), e);
        } catch (XMLStreamException e) {
            throw new ConfigurationException(
                    "%s cannot be read: %s. Expected is XML without a document type declaration."
                            .formatted(ElementReader.at(location, e.getLocation()), e.getMessage()),
                    e);
        }
    }

    private Descriptor read(Element root) {
        if (!root.name().equals("secf")) {
            throw new ConfigurationException(
                    "%s: expected <secf xmlns=\"%s\">, found <%s>".formatted(root.origin(), NAMESPACE, root.name()));
        }
        root.requireNoText();
        root.requireNoAttributeBut("");
        List<Definition> definitions = new ArrayList<>();
        Map<String, RawSetting> application = new LinkedHashMap<>();
        for (Element child : root.children()) {
            if (isOfApplication(child.name())) {
                collect(child, "", application);
            } else {
                definitions.add(definition(child));
            }
        }
        List<String> known = ApplicationKeys.ALL.stream().map(Key::name).toList();
        application.values().removeIf(setting -> isEmptyGroup(setting, known));
        return new Descriptor(definitions, new SettingsLayer(List.copyOf(application.values())));
    }

    private static boolean isOfApplication(String name) {
        return ApplicationKeys.ALL.stream()
                .anyMatch(key -> key.name().equals(name) || key.name().startsWith(name + "."));
    }

    private Definition definition(Element mechanism) {
        DefinitionKind kind = factories
                .named(mechanism.name())
                .orElseThrow(() -> new ConfigurationException("%s: there is no mechanism %s; %s"
                        .formatted(mechanism.origin(), mechanism.name(), factories.suggestion(mechanism.name()))));
        mechanism.requireNoText();
        mechanism.requireNoAttributeBut(NAME);
        Map<String, RawSetting> settings = new LinkedHashMap<>();
        List<String> known = DefinitionName.keys(kind).map(Key::name).toList();
        mechanism.children().forEach(child -> collect(child, "", settings));
        settings.values().removeIf(setting -> isEmptyGroup(setting, known));
        settings.values().forEach(setting -> requireKnown(setting, known));
        return new Definition(
                kind,
                mechanism.attributes().getOrDefault(NAME, ""),
                new SettingsLayer(List.copyOf(settings.values())),
                List.of(),
                mechanism.origin());
    }

    /** An element that could hold others and holds nothing says nothing. */
    private static boolean isEmptyGroup(RawSetting setting, List<String> known) {
        return setting.values().stream().allMatch(String::isEmpty)
                && known.stream().anyMatch(name -> name.startsWith(setting.name() + "."));
    }

    private static void requireKnown(RawSetting setting, List<String> known) {
        if (!known.contains(setting.name())) {
            throw new ConfigurationException("%s: there is no setting %s%s"
                    .formatted(
                            setting.origin(),
                            setting.name(),
                            NearestName.among(known, setting.name())
                                    .map(name -> "; did you mean " + name + "?")
                                    .orElse("")));
        }
    }

    private static void collect(Element element, String prefix, Map<String, RawSetting> into) {
        String name = prefix + element.name();
        element.requireNoAttributeBut("");
        if (element.children().isEmpty()) {
            into.merge(
                    name, new RawSetting(name, List.of(element.text()), element.origin()), DescriptorSource::together);
            return;
        }
        element.requireNoText();
        element.children().forEach(child -> collect(child, name + ".", into));
    }

    private static RawSetting together(RawSetting first, RawSetting next) {
        return new RawSetting(
                first.name(),
                Stream.concat(first.values().stream(), next.values().stream()).toList(),
                first.origin());
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
