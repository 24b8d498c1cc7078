package org.secf.saml;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.secf.keys.KeyPairProof;
import org.secf.keys.KeyStrength;
import org.secf.keys.OwnKey;
import org.secf.settings.ConfigurationException;

/** Tries a key pair at start, so that no login fails for a mixed-up file. */
final class KeyPairCheck {

    private KeyPairCheck() {}

    static void require(String setting, PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        if (!KeyPairProof.holds(new OwnKey(key, List.of(certificate)))) {
            throw new ConfigurationException(setting + ": the key does not belong to the certificate "
                    + certificate.getSubjectX500Principal()
                    + "; compare: openssl pkey -in KEY -pubout and openssl x509 -in CERTIFICATE -pubkey -noout");
        }
        if (!KeyStrength.isEnough(certificate.getPublicKey())) {
            throw new ConfigurationException(
                    setting + ": expected " + KeyStrength.EXPECTED + " bits (SDP-MD06); make a new key pair");
        }
    }
}
