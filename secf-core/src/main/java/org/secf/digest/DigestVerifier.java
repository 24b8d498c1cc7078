package org.secf.digest;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.secf.http.BodyLimits;
import org.secf.http.Request;
import org.secf.identity.VisibleName;
import org.secf.mechanism.MechanismContext;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Decides on answers to our challenges: parsed, well-formed, for this request, with a nonce of ours, right, fresh, not used before, in this order. Safe
 * for many threads at once.
 */
public final class DigestVerifier {

    private final DigestPolicy policy;
    private final DigestSecrets secrets;
    private final NonceSource nonces;
    private final Clock clock;
    private final NonceCounts counts;
    private final Map<DigestAlgorithm, DigestSecret> nobody;

    private DigestVerifier(DigestVerifier other, DigestSecrets secrets) {
        this.policy = other.policy;
        this.secrets = secrets;
        this.nonces = other.nonces;
        this.clock = other.clock;
        this.counts = other.counts;
        this.nobody = other.nobody;
    }

    /** A verifier for the answers to challenges with {@code nonces}. */
    public DigestVerifier(DigestPolicy policy, DigestSecrets secrets, NonceSource nonces, MechanismContext context) {
        this.policy = policy;
        this.secrets = secrets;
        this.nonces = nonces;
        this.clock = context.clock();
        this.counts = new NonceCounts(context.once());
        this.nobody = nobody(context.random());
    }

    /** The same with other secrets, such as those that only this request tells of. Costs next to nothing. */
    public DigestVerifier with(DigestSecrets others) {
        return new DigestVerifier(this, others);
    }

    /**
     * The user whose answer came with the request.
     *
     * @param request one with a field {@code Authorization}; several are refused
     * @return rejected with a {@link DigestReason}, or with that of a body that cannot be read; {@link DigestReason#NONCE_STALE} only where all else
     *     was right
     */
    public Verdict<VerifiedDigest> verify(Request request) {
        return field(request)
                .then(AuthParameters::parse)
                .then(DigestCredentials::of)
                .then(credentials -> Check.all(CredentialChecks.IN_ORDER, new Candidate(credentials, request, policy)))
                .then(candidate ->
                        nonces.issuedAt(candidate.credentials().nonce()).then(issued -> prove(candidate, issued)));
    }

    private static Verdict<String> field(Request request) {
        List<String> fields = request.headers("Authorization");
        return fields.size() == 1
                ? Verdict.accepted(fields.get(0))
                : Verdict.rejected(
                        DigestReason.SEVERAL_CREDENTIALS, "one field Authorization", fields.size() + " of them");
    }

    private Verdict<VerifiedDigest> prove(Candidate candidate, Instant issued) {
        return hashOfMessage(candidate)
                .then(message -> compare(candidate, message, issued))
                .then(this::freshAndFirst);
    }

    private static Verdict<byte[]> hashOfMessage(Candidate candidate) {
        DigestAlgorithm algorithm = candidate.algorithm();
        Request request = candidate.request();
        MessageDigest digest = algorithm.digest();
        Verdict<Optional<byte[]>> body = candidate.qop() == QualityOfProtection.AUTH
                ? Verdict.accepted(Optional.empty())
                : request.body(BodyLimits.upTo(candidate.policy().maxBody()), digest::update)
                        .map(read -> Optional.of(digest.digest()));
        return body.map(hash -> DigestFormulas.hashOfMessage(
                algorithm, request.method(), candidate.credentials().uri(), hash));
    }

    /** Where nobody is known by that name, the same is calculated with the secret of nobody. */
    private Verdict<VerifiedDigest> compare(Candidate candidate, byte[] message, Instant issued) {
        return find(candidate).then(found -> {
            try (DigestSecret secret = found.orElseGet(() -> nobody(candidate.algorithm()))) {
                byte[] received =
                        HexFormat.of().parseHex(candidate.credentials().response());
                byte[] right = DigestFormulas.finish(
                        DigestFormulas.begin(candidate.algorithm(), secret.hash(), candidate.credentials()), message);
                boolean isRight = MessageDigest.isEqual(right, received);
                if (found.isEmpty()) {
                    return Verdict.rejected(DigestReason.UNKNOWN_USER, "a user with a secret", user(candidate));
                }
                return isRight
                        ? Verdict.accepted(new VerifiedDigest(candidate, secret, issued))
                        : Verdict.rejected(DigestReason.WRONG_RESPONSE, "the answer of " + secret, "another answer");
            }
        });
    }

    private Verdict<Optional<DigestSecret>> find(Candidate candidate) {
        DigestUser user = candidate.credentials().user();
        DigestAlgorithm algorithm = candidate.algorithm();
        try {
            Optional<DigestSecret> found = user.isHashed()
                    ? secrets.findHashed(user.name(), policy.realm(), algorithm)
                    : secrets.find(user.name(), policy.realm(), algorithm);
            return found.filter(secret -> !isUsable(secret, algorithm)).isEmpty()
                    ? Verdict.accepted(found)
                    : Verdict.rejected(
                            DigestReason.SECRETS_FAILED,
                            VisibleName.EXPECTED + " and " + algorithm.octets() + " octets",
                            "another secret for " + user(candidate));
        } catch (RuntimeException e) {
            return Verdict.rejected(
                    DigestReason.SECRETS_FAILED,
                    "an answer of " + secrets.getClass().getName(),
                    e.toString());
        }
    }

    private static boolean isUsable(DigestSecret secret, DigestAlgorithm algorithm) {
        return VisibleName.isOne(secret.name()) && secret.hash().length == algorithm.octets();
    }

    private DigestSecret nobody(DigestAlgorithm algorithm) {
        return Objects.requireNonNull(nobody.get(algorithm)).copy();
    }

    private static Map<DigestAlgorithm, DigestSecret> nobody(SecureRandom random) {
        Map<DigestAlgorithm, DigestSecret> secrets = new EnumMap<>(DigestAlgorithm.class);
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            byte[] hash = new byte[algorithm.octets()];
            random.nextBytes(hash);
            secrets.put(algorithm, new DigestSecret("nobody", hash, Set.of()));
        }
        return secrets;
    }

    private Verdict<VerifiedDigest> freshAndFirst(VerifiedDigest verified) {
        Instant now = clock.instant();
        Instant issued = verified.nonceIssued();
        Instant ends = verified.candidate().nonceEnds(issued);
        // A clock that was put back makes a nonce of the future, whose end may be far away.
        if (now.isBefore(issued) || !now.isBefore(ends)) {
            return Verdict.rejected(
                    DigestReason.NONCE_STALE, "a nonce not older than " + policy.nonceLifetime(), "issued " + issued);
        }
        Optional<Rejection> seen = counts.claim(verified.credentials(), ends);
        return seen.<Verdict<VerifiedDigest>>map(Verdict::rejected).orElseGet(() -> Verdict.accepted(verified));
    }

    private static String user(Candidate candidate) {
        DigestUser user = candidate.credentials().user();
        return user.isHashed() ? "the hashed name " + user.name() : user.name();
    }
}
