package org.secf.benchmarks;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What nobody can go below with these providers: base64, SHA-256 of the canonical octets, RSA, decryption. No XML at all. */
final class BareCrypto implements Contender {

    private final PublicKey key;
    private final PrivateKey ours;

    BareCrypto(Site site) {
        this.key = site.identityProvider().publicKey();
        this.ours = site.serviceProvider().privateKey();
    }

    @Override
    public String verify(SignedResponse response) throws GeneralSecurityException {
        byte[] octets = Base64.getDecoder().decode(response.field());
        for (SignedResponse.Proof proof : response.proofs()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(proof.content());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(proof.signedInfo());
            if (!signature.verify(proof.signature()) || !MessageDigest.isEqual(digest, proof.digest())) {
                throw new GeneralSecurityException("the signature does not verify");
            }
        }
        int opened = response.sealed().isPresent() ? open(response.sealed().get()) : 1;
        return octets.length * opened > 0 ? Site.answer() : "";
    }

    /** The number of octets. Their base64 counts as well. */
    private int open(Sealed sealed) throws GeneralSecurityException {
        Cipher transport = Cipher.getInstance(Sealed.TRANSPORT);
        transport.init(Cipher.DECRYPT_MODE, ours, Sealed.OAEP);
        SecretKeySpec content = new SecretKeySpec(transport.doFinal(sealed.key()), "AES");
        byte[] octets = Base64.getDecoder().decode(sealed.text());
        Cipher block = Cipher.getInstance(Sealed.BLOCK);
        block.init(Cipher.DECRYPT_MODE, content, new GCMParameterSpec(Sealed.TAG_BITS, octets, 0, Sealed.VECTOR));
        return block.doFinal(octets, Sealed.VECTOR, octets.length - Sealed.VECTOR).length;
    }
}
