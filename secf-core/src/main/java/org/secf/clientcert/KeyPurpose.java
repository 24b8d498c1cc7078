package org.secf.clientcert;

import java.util.Map;

/**
 * An extended key usage (RFC 5280 §4.2.1.12).
 *
 * @param oid object identifier with dots
 */
record KeyPurpose(String oid) {

    /** Authenticating a TLS client. */
    static final KeyPurpose CLIENT_AUTH = new KeyPurpose("1.3.6.1.5.5.7.3.2");

    static final String EXPECTED =
            "names clientAuth, emailProtection or smartcardLogon, or object identifiers; anyExtendedKeyUsage is none";

    /** Stands for every purpose, and therefore proves none. */
    static final String ANY = "2.5.29.37.0";

    private static final Map<String, String> NAMES = Map.of(
            "clientAuth",
            "1.3.6.1.5.5.7.3.2",
            "emailProtection",
            "1.3.6.1.5.5.7.3.4",
            "smartcardLogon",
            "1.3.6.1.4.1.311.20.2.2");

    KeyPurpose {
        if (!Oid.isOne(oid) || oid.equals(ANY)) {
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    static KeyPurpose parse(String text) {
        return new KeyPurpose(NAMES.getOrDefault(text, text));
    }

    /** Its name, where it has one here. */
    @Override
    public String toString() {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(oid))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(oid);
    }
}
