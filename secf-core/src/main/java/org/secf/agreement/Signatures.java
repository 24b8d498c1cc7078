package org.secf.agreement;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.keys.Base64Url;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.verdict.Verdict;

/**
 * Signatures in messages, in base64url. The algorithm follows from the key.
 *
 * @param crypto has the providers that were chosen; a key in a token is used by the token alone
 */
record Signatures(Crypto crypto) {

    /**
     * Signs.
     *
     * @throws GeneralSecurityException when the key cannot
     */
    String sign(OwnKey key, byte[] content) throws GeneralSecurityException {
        String algorithm = KeyKind.signatureOf(key.publicKey())
                .orElseThrow(() -> new InvalidKeyException("a key that makes no signatures"));
        return Base64Url.encode(
                key.token().isPresent() ? key.sign(algorithm, content) : signed(key, algorithm, content));
    }

    private byte[] signed(OwnKey key, String algorithm, byte[] content) throws GeneralSecurityException {
        Signature signature = crypto.signature(algorithm);
        signature.initSign(key.privateKey());
        signature.update(content);
        return signature.sign();
    }

    /** The key, if its private half signed this; or refused with that reason. */
    Verdict<PublicKey> verify(PublicKey key, byte[] content, String signature, AgreementReason reason) {
        Optional<byte[]> octets = Base64Url.decode(signature);
        Optional<String> algorithm = KeyKind.signatureOf(key);
        return octets.isPresent() && algorithm.isPresent() && isGood(key, algorithm.get(), content, octets.get())
                ? Verdict.accepted(key)
                : Verdict.rejected(reason, "a signature by " + key.getAlgorithm(), "another");
    }

    private boolean isGood(PublicKey key, String algorithm, byte[] content, byte[] signature) {
        try {
            Signature verifier = crypto.signature(algorithm);
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException notOne) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no provider of this platform can do " + algorithm, e);
        }
    }
}
