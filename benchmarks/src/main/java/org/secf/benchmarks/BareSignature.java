package org.secf.benchmarks;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key operation of the JDK and nothing else. */
interface BareSignature {

    byte[] sign(byte[] content) throws GeneralSecurityException;

    boolean verify(byte[] content, byte[] signature) throws GeneralSecurityException;

    /** HMAC with SHA-256. */
    static BareSignature of(byte[] secret) {
        SecretKeySpec key = new SecretKeySpec(secret, "HmacSHA256");
        return new BareSignature() {
            @Override
            public byte[] sign(byte[] content) throws GeneralSecurityException {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return mac.doFinal(content);
            }

            @Override
            public boolean verify(byte[] content, byte[] signature) throws GeneralSecurityException {
                return proved(MessageDigest.isEqual(sign(content), signature));
            }
        };
    }

    /** Ed25519 or ECDSA over P-256, whichever the keys are for. */
    static BareSignature of(KeyPair pair) {
        boolean isElliptic = pair.getPublic().getAlgorithm().equals("EC");
        String algorithm = isElliptic ? "SHA256withECDSAinP1363Format" : "Ed25519";
        return new BareSignature() {
            @Override
            public byte[] sign(byte[] content) throws GeneralSecurityException {
                Signature signer = Signature.getInstance(algorithm);
                signer.initSign(pair.getPrivate());
                signer.update(content);
                return signer.sign();
            }

            @Override
            public boolean verify(byte[] content, byte[] signature) throws GeneralSecurityException {
                Signature verifier = Signature.getInstance(algorithm);
                verifier.initVerify(pair.getPublic());
                verifier.update(content);
                return proved(verifier.verify(signature));
            }
        };
    }

    private static boolean proved(boolean holds) throws GeneralSecurityException {
        if (!holds) {
            throw new GeneralSecurityException("the signature does not verify");
        }
        return true;
    }
}
