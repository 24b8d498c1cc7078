package org.secf.saml.response;

import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.List;
import org.secf.crypto.Crypto;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.SignatureShape.Shape;
import org.secf.verdict.Verdict;
import org.w3c.dom.Element;

/**
 * The signature of a document that is too large for a tree: whoever streams the document computes its digest, by {@link #digest} over the canonical form with
 * {@link #prefixes} of everything but the signature. Its shape is that of every other signature (saml-core §5.4), and exclusive canonicalization has to be
 * named, because without a name it would be another.
 */
public final class StreamedSignature {

    private final Shape shape;
    private final SignedInfoVerifier signedInfo;
    private final MessageDigest digest;

    private StreamedSignature(Shape shape, SignedInfoVerifier signedInfo) {
        this.shape = shape;
        this.signedInfo = signedInfo;
        this.digest = signedInfo.digest(shape.reference());
    }

    /**
     * The signature, if it has the shape.
     *
     * @param signature alone in its document, with the prefixes that are declared around it
     * @param id of the root, which it must refer to
     */
    public static Verdict<StreamedSignature> of(Element signature, String id, Crypto crypto) {
        try {
            Shape shape = new SignatureShape(AlgorithmPolicy.USUAL).check(signature, id);
            if (shape.reference().form().isInclusive()) {
                return Verdict.rejected(SamlReason.FORBIDDEN_TRANSFORM, Ns.EXCLUSIVE_C14N + " second", "none");
            }
            StreamedSignature read = new StreamedSignature(shape, new SignedInfoVerifier(crypto));
            int octets = SignedInfoVerifier.octets(shape.reference().value())
                    .map(value -> value.length)
                    .orElse(0);
            return octets == read.digest.getDigestLength()
                    ? Verdict.accepted(read)
                    : Verdict.rejected(
                            SamlReason.MALFORMED_SIGNATURE,
                            "a DigestValue of " + read.digest.getAlgorithm(),
                            shape.reference().value());
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    /** To be fed with the canonical form. */
    public MessageDigest digest() {
        return digest;
    }

    /** The prefixes of InclusiveNamespaces. */
    public List<String> prefixes() {
        return shape.reference().form().prefixes();
    }

    /** Which of the keys signed what {@link #digest} was fed with; asked once. */
    public Verdict<PublicKey> verify(List<PublicKey> keys) {
        return SignedInfoVerifier.says(shape.reference(), digest.digest())
                ? signedInfo.signer(shape, keys, AlgorithmPolicy.USUAL.keys())
                : Verdict.rejected(
                        SamlReason.SIGNATURE_INVALID, "the digest that was signed", "a document that was altered");
    }
}
