package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import org.secf.saml.model.DelegationCondition;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.Assertion.Delegation;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Reads the condition that says who acts for the subject (saml-delegation §2.4), oldest first. */
final class DelegationReader {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;

    private DelegationReader() {}

    /** Whether a condition is of that type; the prefix of a type means what is declared where it stands. */
    static boolean isOne(Element condition) {
        Attr type = condition.getAttributeNodeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
        if (type == null || !Elements.is(condition, Ns.ASSERTION, "Condition")) {
            return false;
        }
        String name = type.getValue().strip();
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? null : name.substring(0, colon);
        return name.substring(colon + 1).equals(DelegationCondition.TYPE)
                && DelegationCondition.NAMESPACE.equals(condition.lookupNamespaceURI(prefix));
    }

    static List<Delegation> read(Element condition) throws MalformedXml {
        Children children = new Children(condition, MALFORMED);
        List<Delegation> chain = new ArrayList<>();
        // One at least: without any, the type is all that says what it is, and a signature covers no meaning of
        // prefixes in values.
        do {
            chain.add(delegate(children.required(DelegationCondition.NAMESPACE, "Delegate")));
        } while (children.at(DelegationCondition.NAMESPACE, "Delegate"));
        children.end();
        return List.copyOf(chain);
    }

    private static Delegation delegate(Element delegate) throws MalformedXml {
        Children children = new Children(delegate, MALFORMED);
        if (children.at(Ns.ASSERTION, "EncryptedID") || children.at(Ns.ASSERTION, "BaseID")) {
            throw new MalformedXml(SamlReason.UNSUPPORTED_IDENTIFIER, "a delegate with a NameID", "another name");
        }
        Element name = children.required(Ns.ASSERTION, "NameID");
        children.end();
        return new Delegation(
                SubjectReader.nameId(name), Elements.instantAttribute(delegate, "DelegationInstant", MALFORMED));
    }
}
