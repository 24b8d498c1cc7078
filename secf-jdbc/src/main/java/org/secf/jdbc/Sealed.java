package org.secf.jdbc;

/**
 * Something encrypted, as a row holds it.
 *
 * @param keyId names the key that it was encrypted by
 * @param octets what only that key opens
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sealed(String keyId, byte[] octets) {

    public Sealed {
        octets = octets.clone();
    }

    @Override
    public byte[] octets() {
        return octets.clone();
    }

    /** Without the octets. */
    @Override
    public String toString() {
        return "sealed by " + keyId;
    }
}
