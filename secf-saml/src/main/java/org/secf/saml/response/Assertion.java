package org.secf.saml.response;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.identity.Onward;
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

    /**
     * How the bringer of the assertion relates to its subject (saml-core §2.4.1.1).
     *
     * @param attester who may bring it in place of the subject, where that is named
     */
    record Confirmation(String method, Optional<NameId> attester, Terms terms) {}

    /**
     * What holds for whoever confirms the subject (saml-core §2.4.1.2).
     *
     * @param holders the keys of which one has to be proved; those in a form that names no key are left out
     */
    record Terms(
            Optional<String> recipient,
            Optional<Instant> notBefore,
            Optional<Instant> notOnOrAfter,
            Optional<String> inResponseTo,
            Optional<String> address,
            List<PublicKey> holders) {

        /** Nothing is said. */
        static final Terms NONE = new Terms(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * When and for whom the assertion is valid (saml-core §2.5.1).
     *
     * @param audiences one list for each restriction
     * @param isOneTimeUse whether it may be used once only
     * @param onward how far it may be handed on
     * @param chains those who act for the subject, oldest first; one list for each restriction of delegation
     * @param unknown names of conditions that nothing here knows
     */
    record Conditions(
            Optional<Instant> notBefore,
            Optional<Instant> notOnOrAfter,
            List<List<String>> audiences,
            boolean isOneTimeUse,
            Onward onward,
            List<List<Delegation>> chains,
            List<String> unknown) {

        /** None. */
        static final Conditions NONE =
                new Conditions(Optional.empty(), Optional.empty(), List.of(), false, Onward.FREE, List.of(), List.of());
    }

    /** One who acts for the subject (saml-delegation §2.4). */
    record Delegation(NameId name, Optional<Instant> since) {}

    /** That the subject was authenticated (saml-core §2.7.2). */
    record Authentication(
            Instant instant,
            Optional<String> sessionIndex,
            Optional<Instant> sessionNotOnOrAfter,
            Optional<String> contextClass) {}
}
