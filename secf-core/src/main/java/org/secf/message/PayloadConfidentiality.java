package org.secf.message;

import java.util.Optional;

/**
 * The body was encrypted to us, and was decrypted.
 *
 * @param by the definition that decrypted it
 * @param form how it was encrypted: {@code jwe}, {@code aes128gcm}
 * @param keyId the key by which it was decrypted, as the message names it
 */
public record PayloadConfidentiality(String by, String form, Optional<String> keyId) {}
