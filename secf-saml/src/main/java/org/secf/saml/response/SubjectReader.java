package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.NameId;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.Assertion.Confirmation;
import org.secf.saml.response.Assertion.Terms;
import org.w3c.dom.Element;

/**
 * A subject as read (saml-core §2.4.1).
 *
 * @param nameId its name, if it has one
 * @param confirmations in the order received
 */
record SubjectReader(Optional<NameId> nameId, List<Confirmation> confirmations) {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;

    static SubjectReader read(Element subject) throws MalformedXml {
        Children children = new Children(subject, MALFORMED);
        Optional<Element> name = name(children);
        List<Confirmation> confirmations = new ArrayList<>();
        for (Element confirmation : children.several(Ns.ASSERTION, "SubjectConfirmation")) {
            confirmations.add(confirmation(confirmation));
        }
        children.end();
        return new SubjectReader(name.isPresent() ? Optional.of(nameId(name.get())) : Optional.empty(), confirmations);
    }

    private static Optional<Element> name(Children children) throws MalformedXml {
        if (children.at(Ns.ASSERTION, "EncryptedID") || children.at(Ns.ASSERTION, "BaseID")) {
            throw new MalformedXml(SamlReason.UNSUPPORTED_IDENTIFIER, "a NameID, or none", "an EncryptedID or BaseID");
        }
        return children.optional(Ns.ASSERTION, "NameID");
    }

    static NameId nameId(Element element) throws MalformedXml {
        return new NameId(
                Elements.text(element, MALFORMED),
                Elements.attribute(element, "Format"),
                Elements.attribute(element, "NameQualifier"),
                Elements.attribute(element, "SPNameQualifier"),
                Elements.attribute(element, "SPProvidedID"));
    }

    private static Confirmation confirmation(Element element) throws MalformedXml {
        Children children = new Children(element, MALFORMED);
        Optional<Element> name = name(children);
        Optional<Element> data = children.optional(Ns.ASSERTION, "SubjectConfirmationData");
        children.end();
        return new Confirmation(
                Elements.required(element, "Method", MALFORMED),
                name.isPresent() ? Optional.of(nameId(name.get())) : Optional.empty(),
                data.isPresent() ? terms(data.get()) : Terms.NONE);
    }

    private static Terms terms(Element data) throws MalformedXml {
        return new Terms(
                Elements.attribute(data, "Recipient"),
                Elements.instantAttribute(data, "NotBefore", MALFORMED),
                Elements.instantAttribute(data, "NotOnOrAfter", MALFORMED),
                Elements.attribute(data, "InResponseTo"),
                Elements.attribute(data, "Address"),
                HolderKeys.of(data));
    }
}
