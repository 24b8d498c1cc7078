package org.secf.payload;

/** Decrypts records, one after the other; each has its place in their order as its nonce. One thread at a time. */
interface RecordOpener extends AutoCloseable {

    /**
     * Decrypts the first {@code length} octets.
     *
     * @param length at least that of a tag
     * @param plain gets 16 octets fewer; means nothing when the answer is no
     * @return whether it is the next record, unchanged
     */
    boolean open(byte[] sealed, int length, byte[] plain);

    /** Forgets the key. */
    @Override
    void close();
}
