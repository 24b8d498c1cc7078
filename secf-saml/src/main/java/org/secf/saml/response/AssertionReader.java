package org.secf.saml.response;

import java.util.Optional;
import org.secf.saml.model.SamlReason;
import org.w3c.dom.Element;

/** Reads an assertion element in the order of its schema. */
final class AssertionReader {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;

    private AssertionReader() {}

    /** As one reads it who knows nobody that acts for others. */
    static Assertion read(Element element, SealedParts sealed) throws MalformedXml {
        return read(element, sealed, false);
    }

    /** As one reads it who knows them. */
    static Assertion readDelegated(Element element, SealedParts sealed) throws MalformedXml {
        return read(element, sealed, true);
    }

    private static Assertion read(Element element, SealedParts sealed, boolean knowsDelegation) throws MalformedXml {
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
                conditions.isPresent()
                        ? Optional.of(ConditionsReader.read(conditions.get(), knowsDelegation))
                        : Optional.empty(),
                statements.authentications(),
                statements.attributes(),
                new Assertion.Plain(subject.isNamePlain(), statements.isAnyAttributePlain()));
    }
}
