package org.secf.saml.request;

import static org.secf.saml.xml.XmlName.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.secf.saml.xml.XmlElement;
import org.secf.saml.xml.XmlName;

/** Signs a message we write (saml-core §5.4). What we write is canonical already, so digest and signature are taken over its own text. */
final class EnvelopedSignature {

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    private final OctetSigner signer;

    EnvelopedSignature(OctetSigner signer) {
        this.signer = signer;
    }

    /** The message with its signature after the issuer, where the schema wants it. */
    XmlElement sign(XmlElement message) {
        XmlElement keyInfo = XmlElement.of(signature("KeyInfo"))
                .with(XmlElement.of(signature("X509Data"))
                        .with(XmlElement.of(signature("X509Certificate")).with(signer.certificate())));
        return message.insert(1, signatureOf(message, "").with(keyInfo));
    }

    /**
     * The same without the certificate, for whoever knows the key; as short as it can be.
     *
     * @param prefix that values of the message use
     */
    XmlElement signShort(XmlElement message, String prefix) {
        return message.insert(1, signatureOf(message, prefix));
    }

    private XmlElement signatureOf(XmlElement message, String prefix) {
        String id = String.valueOf(message.attributes().get("ID"));
        XmlElement signedInfo = signedInfo(id, digest(message.canonical()), prefix);
        XmlElement value = XmlElement.of(signature("SignatureValue")).with(signer.sign(signedInfo.canonical()));
        return XmlElement.of(signature("Signature")).with(signedInfo).with(value);
    }

    private XmlElement signedInfo(String id, String digest, String prefix) {
        XmlElement exclusive = algorithm("Transform", EXCLUSIVE);
        XmlElement transforms = XmlElement.of(signature("Transforms"))
                .with(algorithm("Transform", "http://www.w3.org/2000/09/xmldsig#enveloped-signature"))
                .with(prefix.isEmpty() ? exclusive : exclusive.with(including(prefix)));
        XmlElement reference = XmlElement.of(signature("Reference"))
                .with("URI", "#" + id)
                .with(transforms)
                .with(algorithm("DigestMethod", "http://www.w3.org/2001/04/xmlenc#sha256"))
                .with(XmlElement.of(signature("DigestValue")).with(digest));
        return XmlElement.of(signature("SignedInfo"))
                .with(algorithm("CanonicalizationMethod", EXCLUSIVE))
                .with(algorithm("SignatureMethod", signer.uri()))
                .with(reference);
    }

    private static XmlElement including(String prefix) {
        return XmlElement.of(new XmlName("ec", EXCLUSIVE, "InclusiveNamespaces"))
                .with("PrefixList", prefix);
    }

    private static XmlElement algorithm(String element, String uri) {
        return XmlElement.of(signature(element)).with("Algorithm", uri);
    }

    private static String digest(String canonical) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
