package org.secf.message;

import java.util.Optional;

/**
 * The body was encrypted to us, and was decrypted; or there is none that anybody could have read.
 *
 * @param by the definition that decrypted it
 * @param form how it was encrypted: {@code jwe}, {@code aes128gcm}, {@code hpke}; {@link #NO_CONTENT} where there is nothing
 * @param keyId the key by which it was decrypted, as the message names it
 * @param sender who alone could have encrypted it; empty where that is not known, as of what was encrypted to a public key
 */
public record PayloadConfidentiality(String by, String form, Optional<String> keyId, Optional<String> sender) {

    /** The form of what is not there. */
    public static final String NO_CONTENT = "no-content";

    /** The message was read to its end, and has no content. */
    public static PayloadConfidentiality withoutContent(String by) {
        return new PayloadConfidentiality(by, NO_CONTENT, Optional.empty(), Optional.empty());
    }
}
