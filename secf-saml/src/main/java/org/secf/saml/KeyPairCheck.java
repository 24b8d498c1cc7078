package org.secf.saml;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import org.secf.keys.KeyStrength;
import org.secf.settings.ConfigurationException;

/** Tries a key pair at start, so that no login fails for a mixed-up file. */
final class KeyPairCheck {

    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    private KeyPairCheck() {}

    static void require(String setting, PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        PublicKey publicKey = certificate.getPublicKey();
        if (!key.getAlgorithm().equals(publicKey.getAlgorithm()) || !belong(key, publicKey)) {
            throw new ConfigurationException(setting + ": the key does not belong to the certificate "
                    + certificate.getSubjectX500Principal()
                    + "; compare: openssl pkey -in KEY -pubout and openssl x509 -in CERTIFICATE -pubkey -noout");
        }
        if (!KeyStrength.isEnough(publicKey)) {
            throw new ConfigurationException(
                    setting + ": expected " + KeyStrength.EXPECTED + " bits (SDP-MD06); make a new key pair");
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
}
