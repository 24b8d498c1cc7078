package org.secf.hpke;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import org.secf.verdict.Verdict;

/** A group in which two parties agree on a secret: what RFC 9180 §4.1 asks of it. */
interface DhGroup {

    KeyPair generate(SecureRandom random);

    /** DeriveKeyPair (§7.1.3). */
    KeyPair derive(LabeledKdf kdf, byte[] keyMaterial);

    /** DeserializePublicKey (§7.1.1) with the validation of §7.1.4. */
    Verdict<PublicKey> parse(byte[] octets);

    /** SerializePublicKey (§7.1.1); refuses what is of another kind. */
    Verdict<byte[]> serialize(PublicKey key);

    /** DH(own, other) (§4.1); {@code other} is validated. The outcome is the caller's to wipe. */
    Verdict<byte[]> agree(PrivateKey own, PublicKey other);

    /** Whether the two belong together; {@code validated} is. */
    boolean isPair(PrivateKey own, PublicKey validated);
}
