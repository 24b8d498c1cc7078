package org.secf.hpke;

import java.security.PublicKey;
import org.secf.verdict.Verdict;

/** A public key that was validated (RFC 9180 §7.1.4), with the octets that stand for it. There is no other way to make one. */
public final class KemPublicKey {

    private final HpkeKem kem;
    private final PublicKey key;
    private final byte[] octets;

    private KemPublicKey(HpkeKem kem, PublicKey key, byte[] octets) {
        this.kem = kem;
        this.key = key;
        this.octets = octets;
    }

    /**
     * DeserializePublicKey (§7.1.1).
     *
     * @param octets 65, an uncompressed point, for P-256; 32 for X25519; copied
     * @return refused with {@link HpkeReason#MALFORMED_PUBLIC_KEY} or {@link HpkeReason#INVALID_PUBLIC_KEY}
     */
    public static Verdict<KemPublicKey> parse(HpkeKem kem, byte[] octets) {
        byte[] copy = octets.clone();
        return kem.group().parse(copy).map(key -> new KemPublicKey(kem, key, copy));
    }

    /**
     * The platform's key, such as one from a certificate.
     *
     * @return refused with {@link HpkeReason#WRONG_KEY_TYPE} or {@link HpkeReason#INVALID_PUBLIC_KEY}
     */
    public static Verdict<KemPublicKey> of(HpkeKem kem, PublicKey key) {
        return kem.group().serialize(key).then(octets -> parse(kem, octets));
    }

    /** For which encapsulation it is. */
    public HpkeKem kem() {
        return kem;
    }

    /** The platform's key, a {@link java.security.interfaces.ECPublicKey} or {@link java.security.interfaces.XECPublicKey}. */
    public PublicKey key() {
        return key;
    }

    /** SerializePublicKey (§7.1.1); a copy. For a key that was parsed, the octets it was parsed from. */
    public byte[] octets() {
        return octets.clone();
    }
}
