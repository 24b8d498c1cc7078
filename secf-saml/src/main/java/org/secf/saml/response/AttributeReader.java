package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.ReceivedAttribute;
import org.secf.saml.model.SamlReason;
import org.w3c.dom.Element;

/** Gathers attributes in the order received (saml-core §2.7.3). */
final class AttributeReader {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;

    private final SealedParts sealed;
    private final List<ReceivedAttribute> attributes = new ArrayList<>();
    private boolean isAnyPlain;

    AttributeReader(SealedParts sealed) {
        this.sealed = sealed;
    }

    void read(Element statement) throws MalformedXml {
        Children children = new Children(statement, MALFORMED);
        while (children.at(Ns.ASSERTION, "Attribute") || children.at(Ns.ASSERTION, "EncryptedAttribute")) {
            for (Element plain : children.several(Ns.ASSERTION, "Attribute")) {
                attribute(plain);
                isAnyPlain = true;
            }
            for (Element encrypted : children.several(Ns.ASSERTION, "EncryptedAttribute")) {
                attribute(sealed.attribute(encrypted));
            }
        }
        children.end();
    }

    List<ReceivedAttribute> attributes() {
        return List.copyOf(attributes);
    }

    /** Whether one came that was not encrypted on its own. */
    boolean isAnyPlain() {
        return isAnyPlain;
    }

    private void attribute(Element attribute) throws MalformedXml {
        Children children = new Children(attribute, MALFORMED);
        List<String> values = new ArrayList<>();
        for (Element value : children.several(Ns.ASSERTION, "AttributeValue")) {
            if (!"true".equals(value.getAttributeNS(Ns.SCHEMA_INSTANCE, "nil"))) {
                value(value).ifPresent(values::add);
            }
        }
        children.end();
        attributes.add(new ReceivedAttribute(
                Elements.required(attribute, "Name", MALFORMED), Elements.attribute(attribute, "NameFormat"), values));
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
