package org.secf.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** Whether a key on P-256 agrees on keys, where it lives, as what is sealed to it needs it (RFC 7518 §4.6). Not every token does. */
public final class AgreementProof {

    private AgreementProof() {}

    /**
     * Whether both sides of an agreement come to the same.
     *
     * @throws GeneralSecurityException where the key cannot agree at all
     * @throws java.security.ProviderException where its token fails
     */
    public static boolean holds(OwnKey key, SecureRandom random) throws GeneralSecurityException {
        KeyPair other = KeyKind.P_256.generate(random, Optional.empty());
        byte[] theirs = agreed(other.getPrivate(), key.publicKey(), Optional.empty());
        byte[] ours = agreed(key.privateKey(), other.getPublic(), key.token());
        try {
            return MessageDigest.isEqual(theirs, ours);
        } finally {
            Arrays.fill(theirs, (byte) 0);
            Arrays.fill(ours, (byte) 0);
        }
    }

    private static byte[] agreed(PrivateKey own, PublicKey other, Optional<Provider> token)
            throws GeneralSecurityException {
        KeyAgreement agreement =
                token.isPresent() ? KeyAgreement.getInstance("ECDH", token.get()) : KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }
}
