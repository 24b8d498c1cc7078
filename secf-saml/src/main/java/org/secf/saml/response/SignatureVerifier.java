package org.secf.saml.response;

import java.security.PublicKey;
import java.util.List;
import org.secf.crypto.Crypto;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.SignatureShape.Shape;
import org.secf.saml.xml.CanonicalTree;
import org.secf.verdict.Verdict;
import org.w3c.dom.Element;

/**
 * Verifies the enveloped signature of one element with keys from metadata. The element is at hand, so nothing is looked up by an id, and keys and certificates
 * inside the signature are not read at all. The only maker of {@link Signed}.
 */
final class SignatureVerifier {

    private final Crypto crypto;
    private final SignedInfoVerifier signedInfo;

    SignatureVerifier(Crypto crypto) {
        this.crypto = crypto;
        this.signedInfo = new SignedInfoVerifier(crypto);
    }

    /** An element whose signature verified, and the key that did it. */
    static final class Signed {
        private final Element element;
        private final PublicKey key;

        private Signed(Element element, PublicKey key) {
            this.element = element;
            this.key = key;
        }

        /** The root of a document that was copied out of a signed one. */
        static Signed copied(Element root, PublicKey key) {
            return new Signed(root, key);
        }

        /** The very element the signature refers to. */
        Element element() {
            return element;
        }

        PublicKey key() {
            return key;
        }
    }

    /**
     * What is to be verified.
     *
     * @param element the parent of the signature
     * @param id the element's id
     * @param signature its child in the place the schema gives it
     */
    record Claim(Element element, String id, Element signature) {}

    Verdict<Signed> verify(Claim claim, List<PublicKey> keys, AlgorithmPolicy algorithms) {
        try {
            Shape shape = new SignatureShape(algorithms).check(claim.signature(), claim.id());
            // First, so that nobody without a key can have large elements digested.
            return signedInfo.signer(shape, keys, algorithms.keys()).then(key -> unaltered(claim, shape, key));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    private Verdict<Signed> unaltered(Claim claim, Shape shape, PublicKey key) {
        byte[] canonical = CanonicalTree.without(
                claim.signature(), claim.element(), shape.reference().form());
        byte[] digest = signedInfo.digest(shape.reference()).digest(canonical);
        return SignedInfoVerifier.says(shape.reference(), digest)
                ? Verdict.accepted(new Signed(claim.element(), key))
                : Verdict.rejected(
                        SamlReason.SIGNATURE_INVALID, "the digest that was signed", "an element that was altered");
    }

    /** By a signature beside the document that has the element as its root. */
    Verdict<Signed> verify(Surety.Beside claim, Element root, List<PublicKey> keys, AlgorithmPolicy algorithms) {
        return new FormSignatureVerifier(crypto, algorithms)
                .verify(claim.signature(), claim.octets(), keys)
                .map(key -> new Signed(root, key));
    }
}
