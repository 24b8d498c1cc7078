package org.secf.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/** X25519: the secret of RFC 7748 §6.1, from both sides. */
record AgreementSelfTest(String algorithm) implements SelfTest {

    private static final String SECRET = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

    @Override
    public KeyAgreement instance(Provider provider) throws GeneralSecurityException {
        return KeyAgreement.getInstance(algorithm, provider);
    }

    @Override
    public void run(Provider provider) throws GeneralSecurityException {
        byte[] known = HexFormat.of().parseHex(SECRET);
        byte[] ofAlice = secret(provider, KnownKey.ALICE.privateKey(provider), KnownKey.BOB.publicKey(provider));
        byte[] ofBob = secret(provider, KnownKey.BOB.privateKey(provider), KnownKey.ALICE.publicKey(provider));
        Fault.unless(Arrays.equals(ofAlice, known) && Arrays.equals(ofBob, known), "the known secret");
    }

    private byte[] secret(Provider provider, PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
        KeyAgreement agreement = instance(provider);
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }
}
