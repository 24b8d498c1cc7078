package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.ReceivedAttribute;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.Assertion.Authentication;
import org.w3c.dom.Element;

/**
 * The statements of an assertion as read (saml-core §2.7).
 *
 * @param authentications in the order received
 * @param attributes likewise
 * @param isAnyAttributePlain whether one of them was not encrypted on its own
 */
record StatementReader(
        List<Authentication> authentications, List<ReceivedAttribute> attributes, boolean isAnyAttributePlain) {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;

    static StatementReader read(List<Element> statements, SealedParts sealed) throws MalformedXml {
        AttributeReader attributes = new AttributeReader(sealed);
        List<Authentication> authentications = new ArrayList<>();
        for (Element statement : statements) {
            if (Elements.is(statement, Ns.ASSERTION, "AuthnStatement")) {
                authentications.add(authentication(statement));
            } else if (Elements.is(statement, Ns.ASSERTION, "AttributeStatement")) {
                attributes.read(statement);
            } else {
                passOver(statement);
            }
        }
        return new StatementReader(List.copyOf(authentications), attributes.attributes(), attributes.isAnyPlain());
    }

    /** Statements of the standard that say nothing about authentication. */
    private static void passOver(Element statement) throws MalformedXml {
        if (!Elements.is(statement, Ns.ASSERTION, "Statement")
                && !Elements.is(statement, Ns.ASSERTION, "AuthzDecisionStatement")) {
            throw new MalformedXml(MALFORMED, "a statement", statement.getNodeName());
        }
    }

    private static Authentication authentication(Element statement) throws MalformedXml {
        Children children = new Children(statement, MALFORMED);
        children.optional(Ns.ASSERTION, "SubjectLocality");
        Optional<Element> contextClass = new Children(children.required(Ns.ASSERTION, "AuthnContext"), MALFORMED)
                .optional(Ns.ASSERTION, "AuthnContextClassRef");
        children.end();
        return new Authentication(
                Elements.instant(Elements.required(statement, "AuthnInstant", MALFORMED), MALFORMED),
                Elements.attribute(statement, "SessionIndex"),
                Elements.instantAttribute(statement, "SessionNotOnOrAfter", MALFORMED),
                contextClass.isPresent()
                        ? Optional.of(
                                Elements.text(contextClass.get(), MALFORMED).strip())
                        : Optional.empty());
    }
}
