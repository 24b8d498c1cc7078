package org.secf.crypto;

import java.security.GeneralSecurityException;

/** A provider did not do what it should; the text says what that was. */
final class Fault extends GeneralSecurityException {

    private static final long serialVersionUID = 1L;

    private Fault(String expected) {
        super("expected " + expected);
    }

    static void unless(boolean holds, String expected) throws Fault {
        if (!holds) {
            throw new Fault(expected);
        }
    }

    /** The octets with their last bit changed. */
    static byte[] changed(byte[] octets) {
        byte[] other = octets.clone();
        other[other.length - 1] ^= 1;
        return other;
    }
}
