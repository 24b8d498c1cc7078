package org.secf.payload;

/** Encrypts records, one after the other; each has its place in their order as its nonce. One thread at a time. */
interface RecordSealer extends AutoCloseable {

    /** Encrypts the first {@code length} octets; {@code sealed} gets them and a tag of 16 octets. */
    void seal(byte[] plain, int length, byte[] sealed);

    /** Forgets the key. */
    @Override
    void close();
}
