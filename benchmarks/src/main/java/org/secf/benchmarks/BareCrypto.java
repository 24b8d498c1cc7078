package org.secf.benchmarks;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** What nobody can go below with these providers: base64, SHA-256 of the canonical octets, RSA. No XML at all. */
final class BareCrypto implements Contender {

    private final PublicKey key;

    BareCrypto(Site site) {
        this.key = site.identityProvider().getPublic();
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
        return octets.length > 0 ? Site.answer() : "";
    }
}
