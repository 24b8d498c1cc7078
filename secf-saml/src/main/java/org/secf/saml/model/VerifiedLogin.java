package org.secf.saml.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.identity.Evidence;

/**
 * What a response proved, read from the signed subtree only, after every check held.
 *
 * @param assertionId the assertion's id
 * @param issued when the assertion was made, by the identity provider's clock
 * @param nameId who; a subject may go without
 * @param attributes attribute name to values, in the order received
 * @param evidence issuer, instant, authentication context, and the key that verified
 * @param sessionIndexes the identity provider's sessions, for logout: one of each authentication statement that names it
 * @param sessionNotOnOrAfter the session must end then
 * @param received the same attributes one by one, with the formats of their names
 * @param original the assertion itself, where that is wanted and is signed
 */
public record VerifiedLogin(
        String assertionId,
        Instant issued,
        Optional<NameId> nameId,
        Map<String, List<String>> attributes,
        Evidence evidence,
        List<String> sessionIndexes,
        Optional<Instant> sessionNotOnOrAfter,
        List<ReceivedAttribute> received,
        Optional<OriginalAssertion> original) {

    public VerifiedLogin {
        sessionIndexes = List.copyOf(sessionIndexes);
        received = List.copyOf(received);
    }

    /** One whose attributes do not tell the formats of their names. */
    public VerifiedLogin(
            String assertionId,
            Instant issued,
            Optional<NameId> nameId,
            Map<String, List<String>> attributes,
            Evidence evidence,
            List<String> sessionIndexes,
            Optional<Instant> sessionNotOnOrAfter) {
        this(
                assertionId,
                issued,
                nameId,
                attributes,
                evidence,
                sessionIndexes,
                sessionNotOnOrAfter,
                attributes.entrySet().stream()
                        .map(entry -> new ReceivedAttribute(entry.getKey(), Optional.empty(), entry.getValue()))
                        .toList(),
                Optional.empty());
    }

    /** The same with these attributes in place of its own. */
    public VerifiedLogin having(List<ReceivedAttribute> others) {
        return new VerifiedLogin(
                assertionId,
                issued,
                nameId,
                ReceivedAttribute.merged(others),
                evidence,
                sessionIndexes,
                sessionNotOnOrAfter,
                others,
                original);
    }

    /** The same with another proof. */
    public VerifiedLogin provedBy(Evidence proof) {
        return new VerifiedLogin(
                assertionId,
                issued,
                nameId,
                attributes,
                proof,
                sessionIndexes,
                sessionNotOnOrAfter,
                received,
                original);
    }

    /** The same with the assertion itself. */
    public VerifiedLogin keeping(Optional<OriginalAssertion> itself) {
        return new VerifiedLogin(
                assertionId,
                issued,
                nameId,
                attributes,
                evidence,
                sessionIndexes,
                sessionNotOnOrAfter,
                received,
                itself);
    }
}
