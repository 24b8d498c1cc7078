package org.secf.saml.provider;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secf.saml.model.Description;
import org.secf.saml.model.Description.Logo;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads the extensions of an entity and of its role as identity provider. What is malformed in them is left out: nobody's login depends on it. */
final class DescriptionReader {

    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String ENTITY_ATTRIBUTES = "urn:oasis:names:tc:SAML:metadata:attribute";
    private static final String SHIBBOLETH = "urn:mace:shibboleth:metadata:1.0";
    private static final String UI = "urn:oasis:names:tc:SAML:metadata:ui";
    private static final String REGISTRATION = "urn:oasis:names:tc:SAML:metadata:rpi";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private DescriptionReader() {}

    static Description read(Element entity) {
        List<Element> ofEntity = extensions(entity);
        List<Element> ofRole = children(entity, METADATA, "IDPSSODescriptor")
                .flatMap(role -> extensions(role).stream())
                .toList();
        List<Element> ui =
                ofRole.stream().filter(element -> is(element, UI, "UIInfo")).toList();
        return new Description(
                attributes(ofEntity),
                Stream.concat(ofEntity.stream(), ofRole.stream())
                        .flatMap(element -> scope(element).stream())
                        .distinct()
                        .toList(),
                texts(ui, "DisplayName"),
                texts(ui, "Description"),
                logos(ui),
                addresses(ui),
                authority(ofEntity));
    }

    /** Two that disagree are none. */
    private static Optional<String> authority(List<Element> extensions) {
        List<String> named = extensions.stream()
                .filter(element -> is(element, REGISTRATION, "RegistrationInfo"))
                .map(element -> element.getAttribute("registrationAuthority").strip())
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)).filter(name -> !name.isEmpty()) : Optional.empty();
    }

    private static List<Element> extensions(Element parent) {
        return children(parent, METADATA, "Extensions")
                .flatMap(DescriptionReader::children)
                .toList();
    }

    private static Map<String, List<String>> attributes(List<Element> extensions) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        extensions.stream()
                .filter(element -> is(element, ENTITY_ATTRIBUTES, "EntityAttributes"))
                .flatMap(element -> children(element, ASSERTION, "Attribute"))
                .filter(attribute -> !attribute.getAttribute("Name").isEmpty())
                .forEach(attribute -> read.computeIfAbsent(attribute.getAttribute("Name"), name -> new ArrayList<>())
                        .addAll(children(attribute, ASSERTION, "AttributeValue")
                                .map(DescriptionReader::text)
                                .toList()));
        read.replaceAll((name, values) -> List.copyOf(values));
        return read;
    }

    /** One given as a regular expression is no domain; another reader's expressions may match what ours do not. */
    private static Optional<String> scope(Element element) {
        String regexp = element.getAttribute("regexp").strip();
        boolean isLiteral = regexp.isEmpty() || regexp.equals("false") || regexp.equals("0");
        return Optional.of(element)
                .filter(one -> is(one, SHIBBOLETH, "Scope") && isLiteral)
                .map(DescriptionReader::text)
                .filter(scope -> !scope.isEmpty());
    }

    private static Map<String, String> texts(List<Element> ui, String name) {
        Map<String, String> read = new LinkedHashMap<>();
        ui.stream().flatMap(info -> children(info, UI, name)).forEach(element -> {
            String language = element.getAttributeNS(XML, "lang");
            if (!language.isEmpty()) {
                read.putIfAbsent(language, text(element));
            }
        });
        return read;
    }

    private static Map<String, String> addresses(List<Element> ui) {
        Map<String, String> read = texts(ui, "PrivacyStatementURL");
        read.values().removeIf(address -> !isHttps(address));
        return read;
    }

    private static List<Logo> logos(List<Element> ui) {
        return ui.stream()
                .flatMap(info -> children(info, UI, "Logo"))
                .filter(logo -> isHttps(text(logo)))
                .map(logo -> new Logo(text(logo), size(logo, "width"), size(logo, "height")))
                .filter(logo -> logo.width() > 0 && logo.height() > 0)
                .toList();
    }

    private static int size(Element logo, String name) {
        String text = logo.getAttribute(name).strip();
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    /** An address of another kind could be a program in the page that shows it. */
    private static boolean isHttps(String text) {
        try {
            URI address = URI.create(text);
            return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }

    private static Stream<Element> children(Element parent, String namespace, String name) {
        return children(parent).filter(child -> is(child, namespace, name));
    }

    private static Stream<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static boolean is(Node node, String namespace, String name) {
        return name.equals(node.getLocalName()) && namespace.equals(node.getNamespaceURI());
    }
}
