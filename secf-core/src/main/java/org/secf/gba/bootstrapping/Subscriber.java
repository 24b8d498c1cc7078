package org.secf.gba.bootstrapping;

import org.secf.gba.AkaFunctions;

/**
 * Whom the network knows.
 *
 * @param identity IMPI
 * @param functions with the subscriber's own key
 * @param management AMF of the challenges, 2 octets
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Subscriber(String identity, AkaFunctions functions, byte[] management) {

    public Subscriber {
        management = management.clone();
    }

    @Override
    public byte[] management() {
        return management.clone();
    }

    /** Without anything of the key. */
    @Override
    public String toString() {
        return identity;
    }
}
