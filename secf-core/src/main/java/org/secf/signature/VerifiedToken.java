package org.secf.signature;

import jakarta.json.JsonObject;
import java.util.Optional;

/** Claims whose signature held. What they say has not been judged. */
public final class VerifiedToken {

    private final JsonObject claims;
    private final String keyId;
    private final VerificationKey key;

    VerifiedToken(JsonObject claims, String keyId, VerificationKey key) {
        this.claims = claims;
        this.keyId = keyId;
        this.key = key;
    }

    /** Each member once. */
    public JsonObject claims() {
        return claims;
    }

    /** The name of the key in the token. */
    public String keyId() {
        return keyId;
    }

    /** Whose key it is, and so who says this. */
    public String owner() {
        return key.owner();
    }

    /** Of a public key, {@link org.secf.keys.Thumbprint}. */
    public Optional<String> thumbprint() {
        return key.thumbprint();
    }

    /** Without the claims, which may be personal. */
    @Override
    public String toString() {
        return "token of " + key.owner();
    }
}
