package org.secf.signature;

import java.util.Map;
import java.util.Optional;

/**
 * A signature that proved right, with the values that it covers: read these, and not the message. Made by {@link SignatureVerifier} only. Of the content it
 * says no more than its covered digest does.
 */
public final class VerifiedSignature {

    private final ParsedSignature parsed;
    private final SignatureBase base;
    private final VerificationKey key;
    private final SignatureAlgorithm algorithm;

    VerifiedSignature(ParsedSignature parsed, SignatureBase base, VerificationKey key, SignatureAlgorithm algorithm) {
        this.parsed = parsed;
        this.base = base;
        this.key = key;
        this.algorithm = algorithm;
    }

    /** Its name in the message; not covered by the signature, so it means nothing. */
    public String label() {
        return parsed.label();
    }

    /** Each covered component with its value, in order. */
    public Map<Component, String> covered() {
        return base.values();
    }

    /** The value of a component, of a field also in its strict form; empty where it is not covered. */
    public Optional<String> value(Component component) {
        return base.find(covered ->
                covered.equals(component) || (!covered.isDerived() && Coverage.isCovered(component, covered)));
    }

    /** What it covers, with its parameters. */
    public SignatureInput input() {
        return parsed.input();
    }

    /** The name of the key in the message. */
    public String keyId() {
        return parsed.input().keyId().orElseThrow();
    }

    /** Whose key it is. */
    public String owner() {
        return key.owner();
    }

    /** Of a public key, {@link org.secf.keys.Thumbprint}. */
    public Optional<String> thumbprint() {
        return key.thumbprint();
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** Whether the same key made a signature, by the same algorithm. */
    boolean proves(byte[] signature, byte[] content) {
        return key.proves(algorithm, signature, content);
    }

    @Override
    public String toString() {
        return "signature of " + key.owner() + " over " + parsed.input().text();
    }
}
