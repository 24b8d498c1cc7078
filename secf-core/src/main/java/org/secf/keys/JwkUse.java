package org.secf.keys;

import java.util.Arrays;
import java.util.Optional;

/** What a key is for; no key is for both (RFC 7517 §4.2). */
public enum JwkUse {
    /** Signing, or verifying what was signed. */
    SIGNATURE("sig"),
    /** Encrypting, or agreeing on keys. */
    ENCRYPTION("enc");

    private final String jwkName;

    JwkUse(String jwkName) {
        this.jwkName = jwkName;
    }

    /** The value of the member {@code use}. */
    public String jwkName() {
        return jwkName;
    }

    static Optional<JwkUse> named(String jwkName) {
        return Arrays.stream(values())
                .filter(use -> use.jwkName.equals(jwkName))
                .findFirst();
    }
}
