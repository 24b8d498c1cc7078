package org.secf.saml;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.secf.settings.ConfigurationException;

/** Tries a key pair at start, so that no login fails for a mixed-up file. */
final class KeyPairCheck {

    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);
    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 256;

    private KeyPairCheck() {}

    static void require(String setting, PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        PublicKey publicKey = certificate.getPublicKey();
        if (!key.getAlgorithm().equals(publicKey.getAlgorithm()) || !belong(key, publicKey)) {
            throw new ConfigurationException(setting + ": the key does not belong to the certificate "
                    + certificate.getSubjectX500Principal()
                    + "; compare: openssl pkey -in KEY -pubout and openssl x509 -in CERTIFICATE -pubkey -noout");
        }
        if (!isLongEnough(publicKey)) {
            throw new ConfigurationException(setting + ": expected RSA of at least " + LEAST_RSA_BITS
                    + " bits or EC of at least " + LEAST_EC_BITS + " (SDP-MD06); make a new key pair");
        }
    }

    private static boolean belong(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        Signature signature =
                Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(PROBE);
        try {
            return signature.verify(signed);
        } catch (SignatureException otherLength) {
            return false;
        }
    }

    private static boolean isLongEnough(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
        }
        return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= LEAST_EC_BITS;
    }
}
