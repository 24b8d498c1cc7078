package org.secf.signature;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.state.OnceShares;
import org.secf.state.OnceStore;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Decides on the signatures of messages: parsed, chosen, by policy, with a key that is known, right, not used before, in this order (RFC 9421 §3.2). A nonce
 * is used up by a signature that proved right only, so nobody can use up somebody else's. Safe for many threads at once.
 */
public final class SignatureVerifier {

    private final SignaturePolicy policy;
    private final SignatureKeys keys;
    private final Clock clock;
    private final Nonces nonces;

    /** A verifier of the signatures that {@code policy} chooses. */
    public SignatureVerifier(SignaturePolicy policy, SignatureKeys keys, Clock clock, OnceStore once) {
        this(policy, keys, clock, new Nonces(once, Optional.empty()));
    }

    private SignatureVerifier(SignaturePolicy policy, SignatureKeys keys, Clock clock, Nonces nonces) {
        this.policy = policy;
        this.keys = keys;
        this.clock = clock;
        this.nonces = nonces;
    }

    /**
     * The same with a bound for what is remembered, so that no signer takes the memory of others; beyond it signatures are refused with
     * {@link SignatureReason#TOO_MANY_NONCES}.
     *
     * @param mostOfOwner nonces of one owner of keys, at least 1
     * @param most of all together, at least 1
     */
    public SignatureVerifier remembering(int mostOfOwner, int most) {
        Duration window = policy.maxAge()
                .plus(policy.clockSkew())
                .plus(policy.clockSkew())
                .plus(Nonces.GRACE);
        return new SignatureVerifier(
                policy, keys, clock, new Nonces(nonces.once(), Optional.of(new OnceShares(mostOfOwner, most, window))));
    }

    /** Reads the signature that is meant for this verifier, for whoever has to know whether there is one before it is verified. */
    public PresentedSignature presented(Fields fields) {
        return PresentedSignature.of(fields, policy);
    }

    /** See {@link PresentedSignature#isMeant()}. */
    public boolean isPresented(Fields fields) {
        return presented(fields).isMeant();
    }

    /**
     * What the chosen signature proves.
     *
     * @return rejected with a {@link SignatureReason}, or with the reason of a field or query that cannot be read
     */
    public Verdict<VerifiedSignature> verify(Message message) {
        return verify(message, presented(message.fields()));
    }

    /**
     * As {@link #verify(Message)}, of a signature that has been read already.
     *
     * @param presented by this verifier, from the fields of this message
     */
    public Verdict<VerifiedSignature> verify(Message message, PresentedSignature presented) {
        return prove(message, presented)
                .then(verified -> use(verified)
                        .map(Verdict::<VerifiedSignature>rejected)
                        .orElseGet(() -> Verdict.accepted(verified)));
    }

    /** The same without the use of its nonce, for whoever has more to check before; {@link #use} has to follow, and what that refuses is refused. */
    public Verdict<VerifiedSignature> prove(Message message) {
        return prove(message, presented(message.fields()));
    }

    /**
     * As {@link #prove(Message)}, of a signature that has been read already.
     *
     * @param presented by this verifier, from the fields of this message
     */
    public Verdict<VerifiedSignature> prove(Message message, PresentedSignature presented) {
        return presented
                .chosen()
                .then(chosen ->
                        Check.all(SignatureChecks.IN_ORDER, new Candidate(chosen, message, policy, clock.instant())))
                .then(this::prove);
    }

    /** Uses up the nonce of a signature that proved right; refused where it was before. */
    public Optional<Rejection> use(VerifiedSignature verified) {
        return policy.nonce() == NonceRule.ACCEPT_REPEATED
                ? Check.HOLDS
                : nonces.claim(verified, ends(verified), clock.instant());
    }

    /** From when on it is refused for its age; until then at least its nonce is remembered. */
    public Instant ends(VerifiedSignature verified) {
        return Candidate.ends(verified.input(), policy);
    }

    private Verdict<VerifiedSignature> prove(Candidate candidate) {
        try {
            return SignatureKeys.firstOf(
                    keys.candidates(candidate.keyId()),
                    key -> prove(candidate, key),
                    () -> new Rejection(SignatureReason.UNKNOWN_KEY, "a key for this purpose", candidate.keyId()));
        } catch (RuntimeException e) {
            return Verdict.rejected(
                    SignatureReason.KEYS_FAILED,
                    "an answer of " + keys.getClass().getName(),
                    e.toString());
        }
    }

    private Verdict<VerifiedSignature> prove(Candidate candidate, VerificationKey key) {
        return algorithm(candidate.input(), key)
                .then(algorithm -> SignatureBase.of(candidate.input(), candidate.message())
                        .then(base -> key.proves(
                                        algorithm,
                                        candidate.chosen().signature().value(),
                                        base.content())
                                ? Verdict.accepted(new VerifiedSignature(candidate.chosen(), base, key, algorithm))
                                : Verdict.rejected(
                                        SignatureReason.WRONG_SIGNATURE,
                                        "a signature by the " + key,
                                        "another over " + candidate.input().text())));
    }

    /** What key, message and policy agree on. */
    private Verdict<SignatureAlgorithm> algorithm(SignatureInput input, VerificationKey key) {
        Optional<SignatureAlgorithm> named = input.algorithm().flatMap(SignatureAlgorithm::named);
        if (named.isPresent()) {
            return key.algorithms().contains(named.get())
                    ? Verdict.accepted(named.get())
                    : Verdict.rejected(
                            SignatureReason.ALGORITHM_MISMATCH,
                            "one of " + key.algorithms(),
                            named.get().toString());
        }
        List<SignatureAlgorithm> possible = new ArrayList<>(1);
        for (SignatureAlgorithm algorithm : key.algorithms()) {
            if (policy.algorithms().contains(algorithm)) {
                possible.add(algorithm);
            }
        }
        return possible.size() == 1
                ? Verdict.accepted(possible.get(0))
                : Verdict.rejected(
                        SignatureReason.ALGORITHM_UNDETERMINED,
                        "one algorithm by the key, or alg",
                        "a key for " + possible);
    }
}
