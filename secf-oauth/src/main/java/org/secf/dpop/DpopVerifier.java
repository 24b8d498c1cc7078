package org.secf.dpop;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secf.crypto.Crypto;
import org.secf.digest.NonceSource;
import org.secf.http.PublicUrl;
import org.secf.keys.Base64Url;
import org.secf.signature.SignatureAlgorithm;
import org.secf.state.OnceShares;
import org.secf.state.OnceStore;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Verifies that the sender of a request has a key (RFC 9449 §4.3), the checks in the order of that section; rejections are {@link DpopReason}s. A proof passes
 * once.
 */
public final class DpopVerifier {

    private static final String PREFIX = "dpop:";

    /** How much longer than its proof an id is remembered: at another node it may be earlier. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final DpopPolicy policy;
    private final PublicUrl base;
    private final Memory memory;
    private final ProofReader reader;
    private final OnceShares shares;
    private final List<Check<Candidate>> checks;

    /**
     * What a verifier remembers by.
     *
     * @param clock for every time check
     * @param once remembers which proofs were used
     * @param nonces gives out nonces, and knows them again
     * @param quota how much of {@code once} proofs may take
     */
    public record Memory(Clock clock, OnceStore once, NonceSource nonces, ProofQuota quota) {

        /** With the usual quota. */
        public Memory(Clock clock, OnceStore once, NonceSource nonces) {
            this(clock, once, nonces, ProofQuota.USUAL);
        }
    }

    /** A proof, and what it has to be for. */
    private record Candidate(Proof proof, ProofQuestion question, Instant now) {}

    /**
     * A verifier of one application.
     *
     * @param base where it is reached, as clients address it
     */
    public DpopVerifier(DpopPolicy policy, PublicUrl base, Crypto crypto, Memory memory) {
        this.policy = policy;
        this.base = base;
        this.memory = memory;
        this.reader = new ProofReader(crypto, policy.algorithms());
        this.shares = memory.quota()
                .shares(policy.maxAge()
                        .plus(policy.clockSkew())
                        .plus(policy.clockSkew())
                        .plus(GRACE));
        this.checks = List.of(this::method, this::target, this::nonce, this::old, this::future, this::token, this::key);
    }

    /** The thumbprint (RFC 7638) of the key that was proved. */
    public Verdict<String> verify(ProofQuestion question) {
        return prove(question).map(ProvedKey::thumbprint);
    }

    /** The key that was proved, and by what proof. */
    public Verdict<ProvedKey> prove(ProofQuestion question) {
        if (question.proofs().size() != 1) {
            return Verdict.rejected(
                    question.proofs().isEmpty() ? DpopReason.PROOF_MISSING : DpopReason.SEVERAL_PROOFS,
                    "one field DPoP",
                    question.proofs().size() + "");
        }
        return reader.read(question.proofs().get(0))
                .then(proof -> Check.all(
                        checks, new Candidate(proof, question, memory.clock().instant())))
                .then(this::counted);
    }

    /** A nonce for the next proof; empty where none is asked for. */
    public Optional<String> freshNonce() {
        return policy.requireNonce() ? Optional.of(memory.nonces().issue()) : Optional.empty();
    }

    /** Those that are believed, as challenges name them: separated by spaces. */
    public String algorithms() {
        return policy.algorithms().stream()
                .map(SignatureAlgorithm::joseName)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private Optional<Rejection> method(Candidate candidate) {
        String method = candidate.question().method();
        String claimed = candidate.proof().text("htm");
        return claimed.equals(method) ? HOLDS : refused(DpopReason.OTHER_METHOD, method, claimed);
    }

    private Optional<Rejection> target(Candidate candidate) {
        Optional<String> target = candidate.question().target().below(base);
        String claimed = candidate.proof().text("htu");
        return target.isPresent() && target.equals(TargetUri.claimed(claimed))
                ? HOLDS
                : refused(DpopReason.OTHER_TARGET, target.orElse("an address below " + base), claimed);
    }

    /** One that nobody asked for is looked at all the same: whoever sends it relies on it. */
    private Optional<Rejection> nonce(Candidate candidate) {
        Optional<String> nonce = candidate.proof().claims().text("nonce");
        if (nonce.isEmpty()) {
            return policy.requireNonce() ? refused(DpopReason.NONCE_MISSING, "a nonce of ours", "none") : HOLDS;
        }
        return memory.nonces()
                .issuedAt(nonce.get())
                .fold(
                        issued -> issued.plus(policy.nonceLifetime()).isAfter(candidate.now())
                                ? HOLDS
                                : refused(
                                        DpopReason.NONCE_OLD,
                                        "younger than " + policy.nonceLifetime(),
                                        issued.toString()),
                        rejection -> refused(DpopReason.NONCE_NOT_OURS, rejection.expected(), rejection.received()));
    }

    private Optional<Rejection> old(Candidate candidate) {
        Instant earliest = candidate.now().minus(policy.maxAge()).minus(policy.clockSkew());
        Instant made = candidate.proof().made();
        return made.isAfter(earliest) ? HOLDS : refused(DpopReason.PROOF_TOO_OLD, "after " + earliest, made.toString());
    }

    private Optional<Rejection> future(Candidate candidate) {
        Instant latest = candidate.now().plus(policy.clockSkew());
        Instant made = candidate.proof().made();
        return made.isAfter(latest)
                ? refused(DpopReason.PROOF_FROM_FUTURE, "at most " + latest, made.toString())
                : HOLDS;
    }

    private Optional<Rejection> token(Candidate candidate) {
        String expected = hash(candidate.question().accessToken());
        Optional<String> claimed = candidate.proof().claims().text("ath");
        return claimed.filter(expected::equals).isPresent()
                ? HOLDS
                : refused(DpopReason.OTHER_TOKEN, "ath " + expected, claimed.orElse("none"));
    }

    private Optional<Rejection> key(Candidate candidate) {
        return candidate
                        .question()
                        .key()
                        .filter(key -> !key.equals(candidate.proof().key()))
                        .isEmpty()
                ? HOLDS
                : refused(
                        DpopReason.OTHER_KEY,
                        candidate.question().key().orElse(""),
                        candidate.proof().key());
    }

    /** What is not remembered by it takes nobody's place. */
    private Verdict<ProvedKey> counted(Candidate candidate) {
        String account = candidate.question().account().orElse(candidate.proof().key());
        if (!shares.take(account, candidate.now())) {
            return Verdict.rejected(
                    DpopReason.TOO_MANY_PROOFS,
                    "at most " + memory.quota().mostOfAccount() + " of one caller at a time, and "
                            + memory.quota().most() + " of all",
                    "one more");
        }
        Verdict<ProvedKey> verdict = once(candidate);
        if (verdict.rejection().isPresent()) {
            shares.giveBack(account);
        }
        return verdict;
    }

    /** By key, address and id: two clients may choose one id, and so may one client for two addresses. */
    private Verdict<ProvedKey> once(Candidate candidate) {
        Proof proof = candidate.proof();
        String use = PREFIX + proof.key() + " "
                + candidate.question().target().below(base).orElse("") + " " + proof.text("jti");
        Instant end = proof.made().plus(policy.maxAge()).plus(policy.clockSkew());
        try {
            return switch (memory.once().claim(use, end.plus(GRACE))) {
                case FIRST -> Verdict.accepted(new ProvedKey(proof.key(), proof.made(), end));
                case SEEN -> Verdict.rejected(DpopReason.PROOF_REPEATED, "a proof not used before", proof.text("jti"));
                case UNAVAILABLE -> unknown("none now");
            };
        } catch (RuntimeException e) {
            return unknown(e.toString());
        }
    }

    private static Verdict<ProvedKey> unknown(String received) {
        return Verdict.rejected(DpopReason.PROOF_MEMORY_FAILED, "a memory of proofs", received);
    }

    private static String hash(String token) {
        try {
            return Base64Url.encode(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
