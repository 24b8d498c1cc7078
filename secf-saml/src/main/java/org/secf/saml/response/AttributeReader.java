package org.secf.saml.response;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.saml.model.SamlReason;
import org.w3c.dom.Element;

/** Gathers attributes; the values of attributes of one name are put together in the order received (saml-core §2.7.3.1). */
final class AttributeReader {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;

    private final Map<String, List<String>> attributes = new LinkedHashMap<>();

    void read(Element statement) throws MalformedXml {
        Children children = new Children(statement, MALFORMED);
        while (children.at(Ns.ASSERTION, "Attribute")) {
            attribute(children.required(Ns.ASSERTION, "Attribute"));
        }
        if (children.at(Ns.ASSERTION, "EncryptedAttribute")) {
            throw new MalformedXml(SamlReason.UNSUPPORTED_ATTRIBUTE, "plain attributes", "an EncryptedAttribute");
        }
        children.end();
    }

    Map<String, List<String>> attributes() {
        attributes.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(attributes);
    }

    private void attribute(Element attribute) throws MalformedXml {
        Children children = new Children(attribute, MALFORMED);
        List<String> values =
                attributes.computeIfAbsent(Elements.required(attribute, "Name", MALFORMED), name -> new ArrayList<>());
        for (Element value : children.several(Ns.ASSERTION, "AttributeValue")) {
            if (!"true".equals(value.getAttributeNS(Ns.SCHEMA_INSTANCE, "nil"))) {
                value(value).ifPresent(values::add);
            }
        }
        children.end();
    }

    /** Text, or the text of the one NameID that older directory attributes are made of; no other structure is read. */
    private static Optional<String> value(Element value) throws MalformedXml {
        if (!(value.getFirstChild() instanceof Element) && value.getChildNodes().getLength() <= 1) {
            return Optional.of(Elements.text(value, MALFORMED));
        }
        Optional<Element> name = new Children(value, MALFORMED).optional(Ns.ASSERTION, "NameID");
        return name.isPresent() ? Optional.of(Elements.text(name.get(), MALFORMED)) : Optional.empty();
    }
}
