package org.secf.gba;

/**
 * A challenge, and what a good card makes of it.
 *
 * @param random RAND, 16 octets
 * @param token AUTN, 16 octets
 * @param keys XRES, CK and IK
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AuthenticationVector(byte[] random, byte[] token, AkaKeys keys) implements AutoCloseable {

    /** Copies what is shown. */
    public AuthenticationVector {
        random = random.clone();
        token = token.clone();
    }

    @Override
    public byte[] random() {
        return random.clone();
    }

    @Override
    public byte[] token() {
        return token.clone();
    }

    /** Wipes the keys. */
    @Override
    public void close() {
        keys.close();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "an authentication vector";
    }
}
