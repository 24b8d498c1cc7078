package org.secf.bearer;

import org.jspecify.annotations.Nullable;
import org.secf.jwt.JwtKeys;

/** The issuer's keys, read once where anybody needs them: for tokens, for signed answers, or for both. */
final class JwtKeysSource {

    private final KeySetup setup;
    private @Nullable JwtKeys read;

    JwtKeysSource(KeySetup setup) {
        this.setup = setup;
    }

    boolean isGiven() {
        return setup.isGiven();
    }

    JwtKeys get() {
        JwtKeys keys = read == null ? setup.read() : read;
        read = keys;
        return keys;
    }
}
