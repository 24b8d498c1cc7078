package org.secf.saml.ecp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.secf.saml.xml.XmlElement;
import org.secf.saml.xml.XmlName;

/**
 * The digest of the certificate that clients see at the TLS server in front of us (RFC 5929 §4, {@code tls-server-end-point}).
 *
 * @param base64 of the digest
 */
public record ChannelBindingValue(String base64) {

    static final String TYPE = "tls-server-end-point";

    /** MD5 and SHA-1 give way to SHA-256. */
    private static final Map<String, String> DIGESTS = Map.of(
            "MD5", "SHA-256",
            "SHA1", "SHA-256",
            "SHA256", "SHA-256",
            "SHA384", "SHA-384",
            "SHA512", "SHA-512");

    /**
     * That of a certificate.
     *
     * @throws IllegalArgumentException where its signature algorithm has no digest of its own, so that nothing is defined for it
     */
    public static ChannelBindingValue of(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        String digest = DIGESTS.get(algorithm.split("WITH", 2)[0]);
        if (digest == null) {
            throw new IllegalArgumentException("RFC 5929 defines nothing for certificates signed by " + algorithm);
        }
        try {
            byte[] octets = MessageDigest.getInstance(digest).digest(certificate.getEncoded());
            return new ChannelBindingValue(Base64.getEncoder().encodeToString(octets));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + digest, e);
        }
    }

    XmlElement element() {
        return XmlElement.of(
                        new XmlName("cb", "urn:oasis:names:tc:SAML:protocol:ext:channel-binding", "ChannelBindings"))
                .with("Type", TYPE)
                .with(base64);
    }
}
