package org.secf.structured;

/** What values can be made of. */
final class Characters {

    private Characters() {}

    static void requireKey(String key) {
        boolean isKey = !key.isEmpty() && Alphabet.KEY_START.has(key.charAt(0)) && Alphabet.KEY.hasAll(key);
        require(isKey, "a key of small letters, digits and _-.*", key);
    }

    static void require(boolean holds, String expected, Object received) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected + ", not " + received);
        }
    }
}
