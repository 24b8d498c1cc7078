package org.secf.gba.bootstrapping;

import org.secf.gba.AkaFunctions;

/**
 * Whom the network knows. Whoever found it closes it.
 *
 * @param identity IMPI
 * @param functions with the subscriber's own key
 * @param management AMF of the challenges, 2 octets
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Subscriber(String identity, AkaFunctions functions, byte[] management) implements AutoCloseable {

    public Subscriber {
        management = management.clone();
    }

    @Override
    public byte[] management() {
        return management.clone();
    }

    /** Wipes the key. */
    @Override
    public void close() {
        functions.close();
    }

    /** Without anything of the key. */
    @Override
    public String toString() {
        return identity;
    }
}
