package org.secf.signature;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;

/** A verifier a moment after the signatures of the specification were made, with all its keys; one thing at a time is changed. */
record Verifying(SignaturePolicy policy, SignatureKeys keys, Instant now, OnceStore once) {

    static final Instant NOW = Instant.ofEpochSecond(1_618_884_481);

    /** With the policy for requests, but without nonces. */
    static Verifying requests() {
        return with(SignaturePolicy.ofRequests().with(NonceRule.ONCE_IF_PRESENT));
    }

    static Verifying with(SignaturePolicy policy) {
        return new Verifying(
                policy, SignatureKeys.of(Rfc9421.verificationKeys()), NOW, new MemoryOnceStore(clock(NOW), 100));
    }

    /** What covers just this. */
    static Coverage coverage(Component... components) {
        return new Coverage(new LinkedHashSet<>(List.of(components)), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    Verifying policy(SignaturePolicy other) {
        return new Verifying(other, keys, now, once);
    }

    Verifying keys(SignatureKeys other) {
        return new Verifying(policy, other, now, once);
    }

    Verifying at(Instant other) {
        return new Verifying(policy, keys, other, once);
    }

    Verifying once(OnceStore other) {
        return new Verifying(policy, keys, now, other);
    }

    SignatureVerifier verifier() {
        return new SignatureVerifier(policy, keys, clock(now), once);
    }

    Verdict<VerifiedSignature> verify(Message message) {
        return verifier().verify(message);
    }

    static Clock clock(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
