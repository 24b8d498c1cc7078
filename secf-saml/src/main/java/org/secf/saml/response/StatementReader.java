package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.ReceivedAttribute;
import org.secf.saml.model.SamlPolicyReason;
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

    private static final int MOST_AUTHENTICATIONS = 16;
    private static final int LONGEST_INDEX = 1024;
    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;

    static StatementReader read(List<Element> statements, SealedParts sealed) throws MalformedXml {
        AttributeReader attributes = new AttributeReader(sealed);
        List<Authentication> authentications = new ArrayList<>();
        for (Element statement : statements) {
            if (Elements.is(statement, Ns.ASSERTION, "AuthnStatement")) {
                authentications.add(authentication(statement));
                requireFew(authentications);
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

    /** Each is a session, which the caller's session keeps and each of its requests asks about. */
    private static void requireFew(List<Authentication> authentications) throws MalformedXml {
        if (authentications.size() > MOST_AUTHENTICATIONS) {
            throw new MalformedXml(
                    SamlPolicyReason.TOO_MANY_SESSIONS,
                    "at most " + MOST_AUTHENTICATIONS + " statements of authentication",
                    "more");
        }
    }

    private static Optional<String> session(Element statement) throws MalformedXml {
        Optional<String> index = Elements.attribute(statement, "SessionIndex");
        if (index.isPresent() && index.get().length() > LONGEST_INDEX) {
            throw new MalformedXml(
                    SamlPolicyReason.SESSION_INDEX_TOO_LONG,
                    "at most " + LONGEST_INDEX + " characters",
                    index.get().length() + "");
        }
        return index;
    }

    private static Authentication authentication(Element statement) throws MalformedXml {
        Children children = new Children(statement, MALFORMED);
        children.optional(Ns.ASSERTION, "SubjectLocality");
        Optional<Element> contextClass = new Children(children.required(Ns.ASSERTION, "AuthnContext"), MALFORMED)
                .optional(Ns.ASSERTION, "AuthnContextClassRef");
        children.end();
        return new Authentication(
                Elements.instant(Elements.required(statement, "AuthnInstant", MALFORMED), MALFORMED),
                session(statement),
                Elements.instantAttribute(statement, "SessionNotOnOrAfter", MALFORMED),
                contextClass.isPresent()
                        ? Optional.of(
                                Elements.text(contextClass.get(), MALFORMED).strip())
                        : Optional.empty());
    }
}
