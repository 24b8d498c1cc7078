package org.secf.saml.response;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.util.Optional;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.NameId;
import org.secf.saml.model.NameIdPolicy;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.Sealing;
import org.secf.saml.response.AssertionChecks.Candidate;
import org.secf.verdict.Rejection;

/** What is asked of the subject's name (saml-core §2.2.2, §3.4.1.1), and of how it and the attributes travel. */
final class NameIdChecks {

    private static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

    private NameIdChecks() {}

    /** A name means something only in the list that it is from: the provider's (or a domain's of its own), for us or the group that we asked for. */
    static Optional<Rejection> qualifiers(Candidate candidate) {
        Expectation expectation = candidate.expectation();
        NameIdPolicy policy = parts(candidate).names();
        String provider = expectation.identityProvider().entityId();
        String us =
                policy.spNameQualifier().orElse(expectation.serviceProvider().entityId());
        Optional<NameId> name = candidate.assertion().nameId();
        Optional<String> foreign = name.flatMap(NameId::nameQualifier)
                .filter(qualifier ->
                        !qualifier.equals(provider) && !policy.nameQualifiers().contains(qualifier))
                .or(() -> name.flatMap(NameId::spNameQualifier).filter(qualifier -> !qualifier.equals(us)));
        return foreign.isEmpty()
                ? HOLDS
                : refused(SamlReason.NAME_OF_OTHER_PARTY, provider + " and " + us, foreign.get());
    }

    /** The name is of the kind asked for, and is no name of a server's. */
    static Optional<Rejection> format(Candidate candidate) {
        NameIdPolicy policy = parts(candidate).names();
        Optional<NameId> other = candidate
                .assertion()
                .nameId()
                .filter(name -> !policy.isMetBy(name)
                        || name.format().filter(ENTITY::equals).isPresent());
        return other.flatMap(name -> refused(
                SamlPolicyReason.WRONG_NAME_FORMAT,
                policy.format().orElse("a name of a user"),
                name.format().orElse("no Format")));
    }

    static Optional<Rejection> sealing(Candidate candidate) {
        boolean isWanted = parts(candidate).nameSealing() == Sealing.REQUIRED
                || parts(candidate).names().asksForEncryption();
        return isWanted && candidate.assertion().plain().name()
                ? refused(SamlPolicyReason.NAME_NOT_ENCRYPTED, "an EncryptedID", "a NameID")
                : HOLDS;
    }

    static Optional<Rejection> attributeSealing(Candidate candidate) {
        boolean isWanted = parts(candidate).attributeSealing() == Sealing.REQUIRED;
        return isWanted && candidate.assertion().plain().attributes()
                ? refused(SamlPolicyReason.ATTRIBUTE_NOT_ENCRYPTED, "EncryptedAttributes", "an Attribute")
                : HOLDS;
    }

    private static ResponsePolicy.Parts parts(Candidate candidate) {
        return candidate.expectation().policy().parts();
    }
}
