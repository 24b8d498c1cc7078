package org.secf.hpke;

import org.secf.crypto.Crypto;

/** How a secret is encapsulated for a public key (RFC 9180 §7.1, table 2). */
public enum HpkeKem {
    /** DHKEM(P-256, HKDF-SHA256). Public keys are uncompressed points of 65 octets. */
    P256_HKDF_SHA256(0x0010),
    /** DHKEM(X25519, HKDF-SHA256). Public keys have 32 octets. */
    X25519_HKDF_SHA256(0x0020);

    private final int id;

    HpkeKem(int id) {
        this.id = id;
    }

    /** {@code kem_id}, two octets on the wire. */
    public int id() {
        return id;
    }

    /** By the JDK: for keys, which are made and read at leisure. */
    DhGroup group() {
        return group(Primitives.JDK);
    }

    DhGroup group(Crypto crypto) {
        return switch (this) {
            case P256_HKDF_SHA256 -> new P256(crypto);
            case X25519_HKDF_SHA256 -> new X25519(crypto);
        };
    }
}
