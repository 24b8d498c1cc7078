package org.secf.bearer;

import java.time.Duration;
import java.util.List;
import org.secf.dpop.DpopPolicy;
import org.secf.dpop.ProofQuota;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.signature.SignatureAlgorithm;

/** The settings of proofs, below {@code secf.bearer.dpop}; {@link DpopDefinition} has an attribute for each. */
final class DpopKeys {

    private static final int MOST_PROOFS = 100_000_000;

    static final Key<List<SignatureAlgorithm>> ALGORITHMS = Key.of(
            "dpop.algorithms",
            AlgorithmNames.KIND,
            List.of(SignatureAlgorithm.ECDSA_P256_SHA256, SignatureAlgorithm.PS256, SignatureAlgorithm.ED25519),
            "By which algorithms proofs may be signed.");

    static final Key<Duration> MAX_AGE = Key.of(
            "dpop.max-age",
            Kind.duration(Duration.ofSeconds(1), DpopPolicy.LONGEST),
            Duration.ofMinutes(1),
            "How long after it was made a proof is good; so long it is remembered.");

    static final Key<Boolean> REQUIRE_NONCE = Key.of(
            "dpop.require-nonce",
            Kind.FLAG,
            false,
            "Whether each proof needs a nonce that this server gave out, so that none can be made in advance.");

    static final Key<Duration> NONCE_LIFETIME = Key.of(
            "dpop.nonce-lifetime",
            Kind.duration(Duration.ofSeconds(1), DpopPolicy.LONGEST),
            Duration.ofMinutes(5),
            "How long a nonce is good, for any number of proofs.");

    static final Key<String> NONCE_KEY = Key.secret(
            "dpop.nonce-key",
            Kind.TEXT,
            "Where the 32 octets are, store:alias or file:, by which all nodes know each other's nonces; by default each node makes its own.");

    static final Key<Integer> MAX_PROOFS = Key.of(
            "dpop.max-proofs",
            Kind.number(1, MOST_PROOFS),
            ProofQuota.USUAL.most(),
            "The most proofs of all callers that are remembered at a time; one more is answered 429.");

    static final Key<Integer> MAX_PROOFS_PER_CALLER = Key.of(
            "dpop.max-proofs-per-caller",
            Kind.number(1, MOST_PROOFS),
            ProofQuota.USUAL.mostOfAccount(),
            "The most proofs of one caller that are remembered at a time; one more is answered 429.");

    static final List<Key<?>> ALL =
            List.of(ALGORITHMS, MAX_AGE, REQUIRE_NONCE, NONCE_LIFETIME, NONCE_KEY, MAX_PROOFS, MAX_PROOFS_PER_CALLER);

    private DpopKeys() {}
}
