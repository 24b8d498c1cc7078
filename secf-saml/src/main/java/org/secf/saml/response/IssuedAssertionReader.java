package org.secf.saml.response;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.delegation.IssuedAssertion;
import org.secf.delegation.IssuedAssertions;
import org.secf.saml.model.ConfirmationMethod;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Verdict;
import org.w3c.dom.Element;

/** Reads what an assertion says of where it can be used, through the gate of all assertions; signatures, names and statements are for whom it is sent to. */
public final class IssuedAssertionReader implements IssuedAssertions {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;
    private static final int MOST_CHARACTERS = 16_384;

    private final AssertionParser parser = new AssertionParser(MOST_CHARACTERS);

    @Override
    public Verdict<IssuedAssertion> read(String token) {
        return parser.parse(token).then(parsed -> {
            try {
                return Verdict.accepted(read(parsed.envelope().element()));
            } catch (MalformedXml malformed) {
                return Verdict.rejected(malformed.rejection());
            }
        });
    }

    private static IssuedAssertion read(Element assertion) throws MalformedXml {
        Children children = new Children(assertion, MALFORMED);
        children.required(Ns.ASSERTION, "Issuer");
        children.optional(Ns.SIGNATURE, "Signature");
        Element subject = children.required(Ns.ASSERTION, "Subject");
        Optional<Element> conditions = children.optional(Ns.ASSERTION, "Conditions");
        Assertion.Conditions read =
                conditions.isPresent() ? ConditionsReader.read(conditions.get(), true) : Assertion.Conditions.NONE;
        List<PublicKey> holders = new ArrayList<>();
        boolean isForBearers = false;
        for (Element confirmation : confirmations(subject)) {
            String method = Elements.required(confirmation, "Method", MALFORMED);
            isForBearers |= method.equals(ConfirmationMethod.BEARER.uri());
            if (method.equals(ConfirmationMethod.HOLDER_OF_KEY.uri())) {
                holders.addAll(holders(confirmation));
            }
        }
        Optional<Instant> end = read.notOnOrAfter();
        return new IssuedAssertion(end, read.audiences(), holders, isForBearers);
    }

    /** Whatever the subject is called: its name may be sealed for whom the assertion is sent to. */
    private static List<Element> confirmations(Element subject) throws MalformedXml {
        return new Children(subject, MALFORMED)
                .rest().stream()
                        .filter(element -> Elements.is(element, Ns.ASSERTION, "SubjectConfirmation"))
                        .toList();
    }

    private static List<PublicKey> holders(Element confirmation) throws MalformedXml {
        for (Element element : new Children(confirmation, MALFORMED).rest()) {
            if (Elements.is(element, Ns.ASSERTION, "SubjectConfirmationData")) {
                return HolderKeys.of(element);
            }
        }
        return List.of();
    }
}
