package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.Assertion.Conditions;
import org.w3c.dom.Element;

/** Reads an assertion element in the order of its schema. */
final class AssertionReader {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;

    private AssertionReader() {}

    static Assertion read(Element element, SealedParts sealed) throws MalformedXml {
        EnvelopeReader.version(element);
        Children children = new Children(element, MALFORMED);
        Issuer issuer = Issuer.of(children.required(Ns.ASSERTION, "Issuer"), MALFORMED);
        children.optional(Ns.SIGNATURE, "Signature");
        SubjectReader subject = SubjectReader.read(children.required(Ns.ASSERTION, "Subject"), sealed);
        Optional<Element> conditions = children.optional(Ns.ASSERTION, "Conditions");
        children.optional(Ns.ASSERTION, "Advice");
        StatementReader statements = StatementReader.read(children.rest(), sealed);
        return new Assertion(
                Elements.required(element, "ID", MALFORMED),
                Elements.instant(Elements.required(element, "IssueInstant", MALFORMED), MALFORMED),
                issuer,
                subject.nameId(),
                subject.confirmations(),
                conditions.isPresent() ? Optional.of(conditions(conditions.get())) : Optional.empty(),
                statements.authentications(),
                statements.attributes(),
                new Assertion.Plain(subject.isNamePlain(), statements.isAnyAttributePlain()));
    }

    private static Conditions conditions(Element element) throws MalformedXml {
        List<List<String>> audiences = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Element condition : new Children(element, MALFORMED).rest()) {
            if (Elements.is(condition, Ns.ASSERTION, "AudienceRestriction")) {
                audiences.add(audiences(condition));
            } else if (!Elements.is(condition, Ns.ASSERTION, "OneTimeUse")
                    && !Elements.is(condition, Ns.ASSERTION, "ProxyRestriction")) {
                unknown.add(condition.getNodeName());
            }
        }
        return new Conditions(
                Elements.instantAttribute(element, "NotBefore", MALFORMED),
                Elements.instantAttribute(element, "NotOnOrAfter", MALFORMED),
                List.copyOf(audiences),
                List.copyOf(unknown));
    }

    /** White space around a URI means nothing in its schema type. */
    private static List<String> audiences(Element restriction) throws MalformedXml {
        Children children = new Children(restriction, MALFORMED);
        List<String> audiences = new ArrayList<>();
        for (Element audience : children.several(Ns.ASSERTION, "Audience")) {
            audiences.add(Elements.text(audience, MALFORMED).strip());
        }
        children.end();
        return audiences;
    }
}
