package org.secf.saml.delegation;

import static org.secf.saml.xml.XmlName.assertion;
import static org.secf.saml.xml.XmlName.signature;

import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.identity.Onward;
import org.secf.saml.model.ConfirmationMethod;
import org.secf.saml.model.DelegationCondition;
import org.secf.saml.xml.XmlElement;
import org.secf.saml.xml.XmlName;

/**
 * An assertion about a caller for whom we act (saml-core §2.3.3).
 *
 * @param policy we, and what we tell
 * @param caller about whom
 * @param terms for whom and until when
 */
record AssertionXml(IssuingPolicy policy, Caller caller, Terms terms) {

    /** Declared at the assertion, because the type of a condition uses it. */
    static final String PREFIX = "del";

    private static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";

    /** For whom, confirmed by which key, from when, until when; in whole seconds. */
    record Terms(String audience, PublicKey holder, Instant now, Instant expires) {}

    XmlElement write(String id) {
        XmlElement element = XmlElement.of(assertion("Assertion"))
                .declaring(PREFIX, DelegationCondition.NAMESPACE)
                .with("ID", id)
                .with("Version", "2.0")
                .with("IssueInstant", terms.now().toString())
                .with(XmlElement.of(assertion("Issuer")).with(policy.entityId()))
                .with(subject())
                .with(conditions())
                .with(authentication());
        Map<String, Collection<String>> told = policy.told().of(caller);
        return told.isEmpty() ? element : element.with(attributes(told));
    }

    private XmlElement subject() {
        XmlElement data = typed(XmlElement.of(assertion("SubjectConfirmationData")), "saml:KeyInfoConfirmationDataType")
                .with("NotOnOrAfter", terms.expires().toString())
                .with(XmlElement.of(signature("KeyInfo")).with(KeyValueXml.of(terms.holder())));
        return XmlElement.of(assertion("Subject"))
                .with(XmlElement.of(assertion("NameID")).with(caller.getName()))
                .with(XmlElement.of(assertion("SubjectConfirmation"))
                        .with("Method", ConfirmationMethod.HOLDER_OF_KEY.uri())
                        .with(entity(policy.entityId()))
                        .with(data));
    }

    private XmlElement conditions() {
        XmlElement conditions = XmlElement.of(assertion("Conditions"))
                .with("NotBefore", terms.now().toString())
                .with("NotOnOrAfter", terms.expires().toString())
                .with(XmlElement.of(assertion("AudienceRestriction")).with(audience(terms.audience())))
                .with(chain());
        return onward().map(conditions::with).orElse(conditions);
    }

    /** Those who acted before us, and we; nobody's clock may turn the order around. */
    private XmlElement chain() {
        XmlElement condition = typed(XmlElement.of(assertion("Condition")), PREFIX + ":" + DelegationCondition.TYPE);
        Instant latest = terms.now();
        for (Delegate delegate : caller.delegates()) {
            condition = condition.with(delegate(delegate.name(), delegate.since()));
            latest = delegate.since().filter(latest::isBefore).orElse(latest);
        }
        return condition.with(delegate(policy.entityId(), Optional.of(latest)));
    }

    private static XmlElement delegate(String name, Optional<Instant> since) {
        XmlElement delegate = XmlElement.of(new XmlName(PREFIX, DelegationCondition.NAMESPACE, "Delegate"))
                .with(entity(name));
        return since.map(instant -> delegate.with("DelegationInstant", instant.toString()))
                .orElse(delegate);
    }

    /** What is left of how far the caller may be handed on. */
    private Optional<XmlElement> onward() {
        Onward left = caller.evidence().onward().to(terms.audience()).orElseThrow();
        if (left.equals(Onward.FREE)) {
            return Optional.empty();
        }
        XmlElement restriction = XmlElement.of(assertion("ProxyRestriction"));
        for (String audience : left.audiences()) {
            restriction = restriction.with(audience(audience));
        }
        return Optional.of(
                left.times().isPresent()
                        ? restriction.with("Count", left.times().getAsInt() + "")
                        : restriction);
    }

    private XmlElement authentication() {
        String context = caller.evidence().authenticationContext().orElse(UNSPECIFIED);
        return XmlElement.of(assertion("AuthnStatement"))
                .with(
                        "AuthnInstant",
                        caller.evidence()
                                .authenticatedAt()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .with(XmlElement.of(assertion("AuthnContext"))
                        .with(XmlElement.of(assertion("AuthnContextClassRef")).with(context)));
    }

    private static XmlElement attributes(Map<String, Collection<String>> told) {
        XmlElement statement = XmlElement.of(assertion("AttributeStatement"));
        for (Map.Entry<String, Collection<String>> one : told.entrySet()) {
            XmlElement attribute = XmlElement.of(assertion("Attribute")).with("Name", one.getKey());
            for (String value : one.getValue()) {
                attribute = attribute.with(
                        XmlElement.of(assertion("AttributeValue")).with(value));
            }
            statement = statement.with(attribute);
        }
        return statement;
    }

    private static XmlElement entity(String name) {
        return XmlElement.of(assertion("NameID")).with("Format", ENTITY).with(name);
    }

    private static XmlElement audience(String name) {
        return XmlElement.of(assertion("Audience")).with(name);
    }

    private static XmlElement typed(XmlElement element, String type) {
        return element.declaring("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
                .with("xsi:type", type);
    }
}
