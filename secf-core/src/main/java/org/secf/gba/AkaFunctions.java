package org.secf.gba;

/**
 * The functions that a subscriber's card and the authentication centre calculate with the subscriber's key (TS 33.102 §6.3). {@link Milenage} is the usual
 * set; an operator may have another. For many threads at once. Whoever got them for one challenge closes them.
 */
public interface AkaFunctions extends AutoCloseable {

    /**
     * f2, f3, f4, f5 and f5*.
     *
     * @param random RAND, 16 octets
     */
    AkaKeys keys(byte[] random);

    /**
     * f1 and f1*.
     *
     * @param random RAND, 16 octets
     * @param management AMF, 2 octets
     */
    AkaCodes codes(byte[] random, SequenceNumber number, byte[] management);

    /** Wipes the subscriber's key, where it is here. */
    @Override
    default void close() {}
}
