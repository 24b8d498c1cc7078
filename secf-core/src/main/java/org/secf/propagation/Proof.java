package org.secf.propagation;

import java.nio.charset.StandardCharsets;
import org.secf.keys.Secret;

/**
 * A token that a caller brought, of which it is known that a field can hold it. Shown by no text.
 *
 * @param type see {@link org.secf.delegation.TokenType}
 * @param text as it came
 */
record Proof(String type, String text) {

    /** An assertion of 192 KiB. */
    static final int LONGEST = 256 * 1024;

    byte[] octets() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    Secret secret() {
        return Secret.taking(octets());
    }

    @Override
    public String toString() {
        return "Proof[" + type + "]";
    }
}
