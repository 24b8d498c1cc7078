package org.secf.hpke;

/** How messages are encrypted (RFC 9180 §7.3, table 5). */
public enum HpkeAead {
    /** AES in Galois/counter mode with keys of 128 bits. */
    AES_128_GCM(0x0001, 16),
    /** AES in Galois/counter mode with keys of 256 bits. */
    AES_256_GCM(0x0002, 32),
    /** ChaCha20 with Poly1305 (RFC 8439). */
    CHACHA20_POLY1305(0x0003, 32),
    /** No messages: secrets are exported and nothing else (§5.3). */
    EXPORT_ONLY(0xFFFF, 0);

    static final int NONCE_OCTETS = 12;
    static final int TAG_OCTETS = 16;

    private final int id;
    private final int keyOctets;

    HpkeAead(int id, int keyOctets) {
        this.id = id;
        this.keyOctets = keyOctets;
    }

    /** {@code aead_id}, two octets on the wire. */
    public int id() {
        return id;
    }

    /** Nk, the octets of a key; none when export-only. */
    public int keyOctets() {
        return keyOctets;
    }
}
