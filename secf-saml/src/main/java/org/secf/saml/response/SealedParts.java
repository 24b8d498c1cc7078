package org.secf.saml.response;

import org.secf.saml.model.Expectation;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.Sealing;
import org.secf.saml.response.AssertionDecrypter.Part;
import org.secf.verdict.Verdict;
import org.w3c.dom.Element;

/**
 * Opens what is encrypted on its own inside an assertion (saml-core §2.2.4, §2.7.3.2). Made for an assertion that is authenticated, since what it opens shares
 * the signature over the ciphertext, and none of our keys may be tried on what a stranger made.
 */
final class SealedParts {

    private static final Part NAME = new Part("NameID", SamlReason.UNSUPPORTED_IDENTIFIER);
    private static final Part ATTRIBUTE = new Part("Attribute", SamlReason.UNSUPPORTED_ATTRIBUTE);

    /** Each costs as much as a signature of ours. */
    private static final int MOST = 32;

    private final AssertionDecrypter decrypter;
    private final Opening opening;
    private final ResponsePolicy.Parts policy;
    private final StrictWalk walk;
    private int opened;

    /**
     * For one assertion.
     *
     * @param walk that of its response, so that ids are unique over all
     */
    SealedParts(AssertionDecrypter decrypter, Expectation expectation, StrictWalk walk) {
        this.decrypter = decrypter;
        this.opening = Opening.by(expectation);
        this.policy = expectation.policy().parts();
        this.walk = walk;
    }

    /** The NameID in an EncryptedID. */
    Element name(Element encryptedId) throws MalformedXml {
        if (policy.nameSealing() == Sealing.FORBIDDEN) {
            throw new MalformedXml(SamlReason.UNSUPPORTED_IDENTIFIER, "a NameID, or none", "an EncryptedID");
        }
        return open(encryptedId, NAME);
    }

    /** The Attribute in an EncryptedAttribute. */
    Element attribute(Element encryptedAttribute) throws MalformedXml {
        if (policy.attributeSealing() == Sealing.FORBIDDEN) {
            throw new MalformedXml(SamlReason.UNSUPPORTED_ATTRIBUTE, "plain attributes", "an EncryptedAttribute");
        }
        return open(encryptedAttribute, ATTRIBUTE);
    }

    private Element open(Element encrypted, Part part) throws MalformedXml {
        if (++opened > MOST) {
            throw new MalformedXml(SamlPolicyReason.TOO_MANY_ENCRYPTED, "at most " + MOST + " encrypted parts", "more");
        }
        Verdict<Element> plain = decrypter.decryptPart(encrypted, opening, walk, part);
        if (plain instanceof Verdict.Accepted<Element> accepted) {
            return accepted.value();
        }
        throw new MalformedXml(((Verdict.Rejected<Element>) plain).cause());
    }
}
