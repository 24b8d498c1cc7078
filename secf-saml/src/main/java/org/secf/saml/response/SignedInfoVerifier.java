package org.secf.saml.response;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.SignatureShape.Reference;
import org.secf.saml.response.SignatureShape.Shape;
import org.secf.saml.xml.CanonicalTree;
import org.secf.verdict.Verdict;

/** Verifies the two halves of a signature that has the shape: whose value it is over SignedInfo, and that what SignedInfo says of the element is so. */
record SignedInfoVerifier(Crypto crypto) {

    /** Which of the keys signed (xmldsig-core §3.2.2). */
    Verdict<PublicKey> signer(Shape shape, List<PublicKey> keys, AlgorithmPolicy.Keys strength) {
        List<PublicKey> fitting = keys.stream().filter(shape.algorithm()::fits).toList();
        List<PublicKey> strong = fitting.stream().filter(strength::areEnough).toList();
        if (strong.isEmpty() && !fitting.isEmpty()) {
            return Verdict.rejected(SamlReason.WEAK_KEY, strength.expected(), "only weaker keys");
        }
        Optional<byte[]> value = octets(shape.value());
        byte[] signed = CanonicalTree.of(shape.signedInfo(), shape.form());
        return strong.stream()
                .filter(key -> value.isPresent() && shape.algorithm().isSignature(value.get(), signed, key, crypto))
                .findFirst()
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        SamlReason.SIGNATURE_INVALID,
                        "a signature by one of " + keys.size() + " keys",
                        "another, by " + shape.algorithm()));
    }

    /** A digest of the reference's algorithm. */
    MessageDigest digest(Reference reference) {
        try {
            return crypto.digest(reference.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1 and SHA-2", e);
        }
    }

    /** Whether that is the digest of the reference (xmldsig-core §3.2.1). */
    static boolean says(Reference reference, byte[] digest) {
        return octets(reference.value())
                .filter(said -> MessageDigest.isEqual(said, digest))
                .isPresent();
    }

    /** Nothing where it is not base64. */
    static Optional<byte[]> octets(String base64) {
        return Base64Text.decode(base64, SamlReason.MALFORMED_SIGNATURE)
                .fold(Optional::of, refused -> Optional.empty());
    }
}
