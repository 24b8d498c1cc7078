package org.secf.saml.opensaml;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.SignedInfo;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.credential.BasicCredential;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.impl.SignatureImpl;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidator;
import org.secf.keys.Thumbprint;

/** The signature over a whole metadata document, by a key that configuration names (SDP-MD02); keys inside the document are not believed. */
final class MetadataSignature {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final Set<String> ALGORITHMS = Set.of(
            MORE + "rsa-sha256",
            MORE + "rsa-sha384",
            MORE + "rsa-sha512",
            MORE + "ecdsa-sha256",
            MORE + "ecdsa-sha384",
            MORE + "ecdsa-sha512");
    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256", MORE + "sha384", "http://www.w3.org/2001/04/xmlenc#sha512");

    private MetadataSignature() {}

    /** Refuses a document that {@code signer} did not sign as it stands. */
    static void require(SignableSAMLObject root, X509Certificate signer, MetadataSource source) {
        Signature signature = root.getSignature();
        if (signature == null) {
            throw source.error("expected a signature of " + name(signer)
                    + " over the document, found none; ask the publisher for signed metadata, or remove metadata-signing-certificate if the"
                    + " file came by a trusted way");
        }
        try {
            requireAlgorithms(signature, source);
            new SAMLSignatureProfileValidator().validate(signature);
            SignatureValidator.validate(signature, new BasicCredential(signer.getPublicKey()));
        } catch (SignatureException | XMLSecurityException e) {
            throw source.error(
                    "the signature does not hold for " + name(signer)
                            + ": the document was altered or somebody else signed it; download it again, and compare the certificate with the"
                            + " publisher's by another way",
                    e);
        }
    }

    private static void requireAlgorithms(Signature signature, MetadataSource source) throws XMLSecurityException {
        SignedInfo signedInfo = ((SignatureImpl) signature).getXMLSignature().getSignedInfo();
        String method = signedInfo.getSignatureMethodURI();
        List<String> digests = new java.util.ArrayList<>();
        for (int i = 0; i < signedInfo.getLength(); i++) {
            digests.add(signedInfo.item(i).getMessageDigestAlgorithm().getAlgorithmURI());
        }
        if (!ALGORITHMS.contains(method) || !DIGESTS.containsAll(digests)) {
            throw source.error("expected a signature by RSA or ECDSA with SHA-256, SHA-384 or SHA-512, found " + method
                    + " over " + digests + "; ask the publisher to sign with SHA-256");
        }
    }

    private static String name(X509Certificate signer) {
        return signer.getSubjectX500Principal() + " (key SHA-256 " + Thumbprint.of(signer.getPublicKey()) + ")";
    }
}
