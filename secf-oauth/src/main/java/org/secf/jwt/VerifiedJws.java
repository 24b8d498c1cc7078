package org.secf.jwt;

import java.util.Optional;
import org.secf.signature.SignatureAlgorithm;

/** Content whose signature held. What it says has not been judged. Made by {@link JwsVerifier} and nobody else. */
public final class VerifiedJws {

    private final byte[] content;
    private final SignatureAlgorithm algorithm;
    private final Optional<String> keyId;
    private final Optional<String> keyThumbprint;

    VerifiedJws(byte[] content, SignatureAlgorithm algorithm, Optional<String> keyId, Optional<String> keyThumbprint) {
        this.content = content.clone();
        this.algorithm = algorithm;
        this.keyId = keyId;
        this.keyThumbprint = keyThumbprint;
    }

    /** What was signed, a copy. */
    public byte[] content() {
        return content.clone();
    }

    /** By which it was signed. */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** What {@code kid} said, where it said anything. */
    public Optional<String> keyId() {
        return keyId;
    }

    /** Of the public key that verified it, {@link org.secf.keys.Thumbprint}. */
    public Optional<String> keyThumbprint() {
        return keyThumbprint;
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "content signed by " + algorithm;
    }
}
