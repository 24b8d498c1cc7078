package org.secf.saml.response;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.secf.crypto.Crypto;

/** The signature algorithms that are taken (SDP-ALG01); no MAC is among them, because a MAC's key would be one that everybody knows. */
enum SignatureAlgorithm {
    RSA_SHA256("SHA256withRSA", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
    RSA_SHA384("SHA384withRSA", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384"),
    RSA_SHA512("SHA512withRSA", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"),
    RSA_PSS_SHA256("RSASSA-PSS", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"),
    ECDSA_SHA256("SHA256withECDSA", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"),
    ECDSA_SHA384("SHA384withECDSA", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"),
    ECDSA_SHA512("SHA512withECDSA", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"),
    RSA_SHA1("SHA1withRSA", "http://www.w3.org/2000/09/xmldsig#rsa-sha1");

    /** With a salt as long as the digest (RFC 6931 §2.3.9). */
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final String jcaName;
    private final String uri;

    SignatureAlgorithm(String jcaName, String uri) {
        this.jcaName = jcaName;
        this.uri = uri;
    }

    static Optional<SignatureAlgorithm> of(String uri) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.uri.equals(uri))
                .findFirst();
    }

    /** What a key of that kind and length is mostly used with. */
    static SignatureAlgorithm usualFor(PublicKey key) {
        if (key instanceof ECPublicKey curve) {
            int bits = curve.getParams().getCurve().getField().getFieldSize();
            return bits > 384 ? ECDSA_SHA512 : bits > 256 ? ECDSA_SHA384 : ECDSA_SHA256;
        }
        return RSA_SHA256;
    }

    /** The platform's name for it. */
    String jcaName() {
        return jcaName;
    }

    /** Whether a value is the key's signature over some octets; hostile values and keys make providers fail in many ways, each of which is no. */
    boolean isSignature(byte[] value, byte[] signed, PublicKey key, Crypto crypto) {
        try {
            Signature signature = crypto.signature(jcaName);
            if (this == RSA_PSS_SHA256) {
                signature.setParameter(PSS);
            }
            signature.initVerify(key);
            signature.update(signed);
            return signature.verify(forPlatform(value, key));
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            return false;
        }
    }

    /** The octets of a SignatureValue as the platform takes them: of ECDSA as a structure of DER, not side by side (xmldsig-core §6.4.3). */
    private static byte[] forPlatform(byte[] value, PublicKey key) {
        return key instanceof ECPublicKey curve ? DerSignature.of(value, curve) : value;
    }

    /** Whether it is taken where the signature stands beside the message; the list for new things has nothing of the past. */
    boolean isForForms() {
        return this != RSA_SHA1 && this != RSA_PSS_SHA256;
    }

    /** Whether the key is of the kind this algorithm works with. */
    boolean fits(PublicKey key) {
        return switch (this) {
            case ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512 -> key instanceof ECPublicKey;
            case RSA_SHA256, RSA_SHA384, RSA_SHA512, RSA_PSS_SHA256, RSA_SHA1 -> key instanceof RSAPublicKey;
        };
    }
}
