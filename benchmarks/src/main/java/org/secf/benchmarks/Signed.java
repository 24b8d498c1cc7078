package org.secf.benchmarks;

/** How a response is protected. */
public enum Signed {
    ASSERTION("Assertion signed"),
    RESPONSE_AND_ASSERTION("Response and assertion signed"),
    ENCRYPTED("Assertion signed and encrypted (AES-256-GCM, RSA-OAEP), response signed");

    private final String words;

    Signed(String words) {
        this.words = words;
    }

    /** As a heading. */
    String words() {
        return words;
    }

    boolean isResponseSigned() {
        return this != ASSERTION;
    }

    boolean isEncrypted() {
        return this == ENCRYPTED;
    }
}
