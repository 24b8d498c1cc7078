package org.secf.keys;

import java.util.Locale;

/** What a key of a key set is for (RFC 7517 §4.2). */
public enum KeyUse {
    /** Signs what we say; others verify by its public half. */
    SIGNING,
    /** Opens what others encrypted to its public half. */
    DECRYPTION,
    /** The certificate of somebody whose signatures we believe. */
    TRUST;

    /** The word for settings, the command line and stores: {@code signing}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The use of that word.
     *
     * @throws IllegalArgumentException for any other
     */
    public static KeyUse of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
