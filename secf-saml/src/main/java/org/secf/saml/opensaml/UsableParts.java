package org.secf.saml.opensaml;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Takes out of an entity what cannot be read, where no login needs it: one bad date in a contact or in a service that we never call must not keep all users out.
 * Keys and sign-on addresses stay, so that an entity with a bad one is refused as a whole.
 */
final class UsableParts {

    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String ROLE = "IDPSSODescriptor";
    private static final Set<String> NEEDED = Set.of("KeyDescriptor", "SingleSignOnService");

    private UsableParts() {}

    /** The entity as it is where it can be read; else without what cannot. */
    static EntityDescriptor read(Element entity, MetadataSource source) throws UnmarshallingException {
        try {
            return (EntityDescriptor) OpenSaml.unmarshal(entity);
        } catch (UnmarshallingException | RuntimeException unreadable) {
            return (EntityDescriptor) OpenSaml.unmarshal(pruned(entity, source));
        }
    }

    private static Element pruned(Element entity, MetadataSource source) {
        Element pruned = (Element) entity.cloneNode(true);
        for (Element part : children(pruned)) {
            if (is(part, ROLE)) {
                children(part).stream()
                        .filter(child -> NEEDED.stream().noneMatch(needed -> is(child, needed)))
                        .forEach(child -> prune(child, source));
            } else {
                prune(part, source);
            }
        }
        return pruned;
    }

    private static void prune(Element part, MetadataSource source) {
        if (!isReadable(part)) {
            part.getParentNode().removeChild(part);
            source.leaveOut("an unreadable " + part.getNodeName());
        }
    }

    private static boolean isReadable(Element element) {
        try {
            OpenSaml.unmarshal(element);
            return true;
        } catch (UnmarshallingException | RuntimeException unreadable) {
            // OpenSAML and the libraries below it throw many kinds for values that they cannot decode.
            return false;
        }
    }

    private static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static boolean is(Element element, String name) {
        return name.equals(element.getLocalName()) && METADATA.equals(element.getNamespaceURI());
    }
}
