package org.secf.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;

/** Whether two halves are one key pair: what the private one signs, the public one verifies. */
public final class KeyPairProof {

    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    private KeyPairProof() {}

    /**
     * Whether the private key is the one of the certificate.
     *
     * @throws GeneralSecurityException for a kind of key that is not RSA, EC or Ed25519, or that the platform cannot use
     */
    public static boolean holds(OwnKey key) throws GeneralSecurityException {
        String algorithm = KeyKind.signatureOf(key.publicKey())
                .orElseThrow(() -> new GeneralSecurityException(
                        "expected RSA, EC or Ed25519, found " + key.publicKey().getAlgorithm()));
        return key.privateKey().getAlgorithm().equals(key.publicKey().getAlgorithm())
                && isVerified(key, algorithm, key.sign(algorithm, PROBE));
    }

    private static boolean isVerified(OwnKey key, String algorithm, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(key.publicKey());
        signature.update(PROBE);
        try {
            return signature.verify(signed);
        } catch (SignatureException otherLength) {
            return false;
        }
    }
}
