package org.secf.saml.request;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import org.secf.crypto.Crypto;
import org.secf.saml.model.Credential;

/** Signs text with one of our keys. */
final class OctetSigner {

    private final Credential credential;
    private final Crypto crypto;
    private final SigningAlgorithm algorithm;
    private final PrivateKey key;

    OctetSigner(Credential credential, Crypto crypto) {
        this.credential = credential;
        this.crypto = crypto;
        this.algorithm = SigningAlgorithm.forKey(credential.privateKey());
        this.key = crypto.key(algorithm.jcaName(), credential.privateKey());
    }

    /** The algorithm's identifier. */
    String uri() {
        return algorithm.uri();
    }

    /** The certificate of the key, base64. */
    String certificate() {
        try {
            return Base64.getEncoder().encodeToString(credential.certificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /** The signature over the text's octets, base64. */
    String sign(String text) {
        try {
            Signature signature = credential.token().isPresent()
                    ? Signature.getInstance(
                            algorithm.jcaName(), credential.token().get())
                    : crypto.signature(algorithm.jcaName());
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was tried at start signs", e);
        }
    }
}
