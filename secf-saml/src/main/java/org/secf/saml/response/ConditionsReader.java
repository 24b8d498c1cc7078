package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.secf.identity.Onward;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.Assertion.Conditions;
import org.secf.saml.response.Assertion.Delegation;
import org.w3c.dom.Element;

/** Reads the conditions of an assertion (saml-core §2.5). */
final class ConditionsReader {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;
    private static final int LONGEST_NUMBER = 9;

    private final List<List<String>> audiences = new ArrayList<>();
    private final List<List<Delegation>> chains = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private Onward onward = Onward.FREE;
    private int proxyRestrictions;
    private boolean isOneTimeUse;
    private final boolean knowsDelegation;

    private ConditionsReader(boolean knowsDelegation) {
        this.knowsDelegation = knowsDelegation;
    }

    /**
     * Reads them.
     *
     * @param knowsDelegation whether whoever asks authorises those who act for the subject; if not, the condition that names them is one that nothing here knows
     *     (saml-delegation §2.3)
     */
    static Conditions read(Element element, boolean knowsDelegation) throws MalformedXml {
        ConditionsReader reader = new ConditionsReader(knowsDelegation);
        for (Element condition : new Children(element, MALFORMED).rest()) {
            reader.add(condition);
        }
        return new Conditions(
                Elements.instantAttribute(element, "NotBefore", MALFORMED),
                Elements.instantAttribute(element, "NotOnOrAfter", MALFORMED),
                List.copyOf(reader.audiences),
                reader.isOneTimeUse,
                reader.onward,
                List.copyOf(reader.chains),
                List.copyOf(reader.unknown));
    }

    private void add(Element condition) throws MalformedXml {
        if (Elements.is(condition, Ns.ASSERTION, "AudienceRestriction")) {
            audiences.add(audiences(condition));
        } else if (Elements.is(condition, Ns.ASSERTION, "OneTimeUse")) {
            isOneTimeUse = true;
        } else if (Elements.is(condition, Ns.ASSERTION, "ProxyRestriction")) {
            onward = onward(condition);
        } else if (knowsDelegation && DelegationReader.isOne(condition)) {
            chains.add(DelegationReader.read(condition));
        } else {
            unknown.add(condition.getNodeName());
        }
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

    /** There may be one only (saml-core §2.5.1.6). */
    private Onward onward(Element restriction) throws MalformedXml {
        if (++proxyRestrictions > 1) {
            throw new MalformedXml(MALFORMED, "one ProxyRestriction", "several");
        }
        Optional<String> count = Elements.attribute(restriction, "Count");
        return new Onward(
                count.isPresent() ? OptionalInt.of(number(count.get())) : OptionalInt.empty(), audiences(restriction));
    }

    private static int number(String count) throws MalformedXml {
        if (count.isEmpty() || count.length() > LONGEST_NUMBER || !count.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new MalformedXml(MALFORMED, "a number as Count", count);
        }
        return Integer.parseInt(count);
    }
}
