package org.secf.webauthn.webauthn4j;

import org.secf.keys.Base64Url;

/** Texts that were read as base64url before. */
final class Octets {

    private Octets() {}

    static byte[] of(String text) {
        return Base64Url.decode(text).orElseThrow(() -> new IllegalArgumentException("expected base64url"));
    }
}
