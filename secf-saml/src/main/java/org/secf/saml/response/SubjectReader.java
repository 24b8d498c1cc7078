package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.saml.model.NameId;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.Assertion.Confirmation;
import org.secf.saml.response.Assertion.Terms;
import org.w3c.dom.Element;

/**
 * A subject as read (saml-core §2.4.1).
 *
 * @param nameId its name, if it has one
 * @param isNamePlain whether that name came unencrypted
 * @param confirmations in the order received
 */
record SubjectReader(Optional<NameId> nameId, boolean isNamePlain, List<Confirmation> confirmations) {

    private static final int LONGEST_NAME = 1024;
    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;

    static SubjectReader read(Element subject, SealedParts sealed) throws MalformedXml {
        Children children = new Children(subject, MALFORMED);
        boolean isPlain = children.at(Ns.ASSERTION, "NameID");
        Optional<Element> name = name(children, sealed);
        List<Confirmation> confirmations = new ArrayList<>();
        for (Element confirmation : children.several(Ns.ASSERTION, "SubjectConfirmation")) {
            confirmations.add(confirmation(confirmation, sealed));
        }
        children.end();
        return new SubjectReader(
                name.isPresent() ? Optional.of(nameId(name.get())) : Optional.empty(), isPlain, confirmations);
    }

    private static Optional<Element> name(Children children, SealedParts sealed) throws MalformedXml {
        if (children.at(Ns.ASSERTION, "BaseID")) {
            throw new MalformedXml(SamlReason.UNSUPPORTED_IDENTIFIER, "a NameID, or none", "a BaseID");
        }
        Optional<Element> encrypted = children.optional(Ns.ASSERTION, "EncryptedID");
        return encrypted.isPresent()
                ? Optional.of(sealed.name(encrypted.get()))
                : children.optional(Ns.ASSERTION, "NameID");
    }

    static NameId nameId(Element element) throws MalformedXml {
        NameId name = new NameId(
                Elements.text(element, MALFORMED),
                Elements.attribute(element, "Format"),
                Elements.attribute(element, "NameQualifier"),
                Elements.attribute(element, "SPNameQualifier"),
                Elements.attribute(element, "SPProvidedID"));
        requireShort(name);
        return name;
    }

    /** A session keeps all of it, and each of its requests asks whether a login of that name is over. */
    private static void requireShort(NameId name) throws MalformedXml {
        int longest = Stream.of(
                        Optional.of(name.value()),
                        name.format(),
                        name.nameQualifier(),
                        name.spNameQualifier(),
                        name.spProvidedId())
                .flatMap(Optional::stream)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        if (longest > LONGEST_NAME) {
            throw new MalformedXml(
                    SamlPolicyReason.NAME_TOO_LONG, "at most " + LONGEST_NAME + " characters", longest + "");
        }
    }

    /** Whoever is to bring the assertion may be named in it; that name has to be readable, although a bearer needs none. */
    private static Confirmation confirmation(Element element, SealedParts sealed) throws MalformedXml {
        Children children = new Children(element, MALFORMED);
        Optional<Element> name = name(children, sealed);
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
