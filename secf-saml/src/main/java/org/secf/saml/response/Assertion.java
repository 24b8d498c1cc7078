package org.secf.saml.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.NameId;
import org.secf.saml.model.ReceivedAttribute;

/**
 * An assertion in plain values, as the checks ask them (saml-core §2.3.3).
 *
 * @param nameId the subject's, if it has one
 * @param conditions absent where the assertion has none
 * @param attributes in the order received
 * @param plain what came unencrypted
 */
record Assertion(
        String id,
        Instant issueInstant,
        Issuer issuer,
        Optional<NameId> nameId,
        List<Confirmation> confirmations,
        Optional<Conditions> conditions,
        List<Authentication> authentications,
        List<ReceivedAttribute> attributes,
        Plain plain) {

    /** Whether the subject's name, or any attribute, was not encrypted on its own. */
    record Plain(boolean name, boolean attributes) {}

    /** How the bringer of the assertion relates to its subject (saml-core §2.4.1.1). */
    record Confirmation(
            String method,
            Optional<String> recipient,
            Optional<Instant> notBefore,
            Optional<Instant> notOnOrAfter,
            Optional<String> inResponseTo) {}

    /**
     * When and for whom the assertion is valid (saml-core §2.5.1).
     *
     * @param audiences one list for each restriction
     * @param unknown names of conditions that are not the standard's
     */
    record Conditions(
            Optional<Instant> notBefore,
            Optional<Instant> notOnOrAfter,
            List<List<String>> audiences,
            List<String> unknown) {}

    /** That the subject was authenticated (saml-core §2.7.2). */
    record Authentication(
            Instant instant,
            Optional<String> sessionIndex,
            Optional<Instant> sessionNotOnOrAfter,
            Optional<String> contextClass) {}
}
