package org.secf.signature;

import java.time.Instant;

/**
 * A chosen signature and what it is held against.
 *
 * @param chosen nothing proved
 * @param message what it is on
 * @param policy what is believed
 * @param now by our clock
 */
record Candidate(ParsedSignature chosen, Message message, SignaturePolicy policy, Instant now) {

    SignatureInput input() {
        return chosen.input();
    }

    /** Known once {@link SignatureChecks} passed. */
    String keyId() {
        return input().keyId().orElseThrow();
    }

    Instant ends() {
        return ends(input(), policy);
    }

    /** From when on the signature is refused for its age, by whatever node's clock. */
    static Instant ends(SignatureInput input, SignaturePolicy policy) {
        return input.created().orElseThrow().plus(policy.maxAge()).plus(policy.clockSkew());
    }
}
