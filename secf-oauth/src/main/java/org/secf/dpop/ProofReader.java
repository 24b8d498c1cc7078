package org.secf.dpop;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.clientcert.x509.BoundedCache;
import org.secf.crypto.Crypto;
import org.secf.jwt.Claims;
import org.secf.jwt.CompactJwt;
import org.secf.keys.Jwk;
import org.secf.keys.JwkReason;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.VerificationKey;
import org.secf.verdict.Verdict;

/** From a field to a proof: one token, complete, signed by the key that it brings (RFC 9449 §4.3, 2 to 7). */
final class ProofReader {

    static final String TYPE = "dpop+jwt";

    private static final int LONGEST = 8192;
    private static final int LONGEST_ID = 256;
    private static final int MOST_SEEN = 1000;
    private static final Set<String> PARAMETERS = Set.of("typ", "alg", "jwk");
    private static final List<String> TEXTS = List.of("jti", "htm", "htu");

    private final Crypto crypto;
    private final Set<SignatureAlgorithm> algorithms;

    /** Keys of clients that come again; preparing one for a fast provider costs as much as several proofs. */
    private final BoundedCache<String, VerificationKey> seen = new BoundedCache<>(MOST_SEEN);

    /** A token taken apart, and the key that it brings. */
    private record Sent(CompactJwt jwt, SignatureAlgorithm algorithm, Jwk key) {}

    ProofReader(Crypto crypto, Set<SignatureAlgorithm> algorithms) {
        this.crypto = crypto;
        this.algorithms = algorithms;
    }

    Verdict<Proof> read(String field) {
        return CompactJwt.parse(field.strip(), LONGEST)
                .<Verdict<CompactJwt>>fold(Verdict::accepted, rejection -> malformed(rejection.detail()))
                .then(this::sent)
                .then(this::verified);
    }

    private Verdict<Sent> sent(CompactJwt jwt) {
        if (!PARAMETERS.containsAll(jwt.header().keySet())) {
            return malformed("header members " + jwt.header().keySet());
        }
        if (jwt.text("typ").filter(TYPE::equals).isEmpty()) {
            return Verdict.rejected(DpopReason.PROOF_TYPE, TYPE, shown(jwt, "typ"));
        }
        Optional<SignatureAlgorithm> algorithm =
                jwt.text("alg").flatMap(SignatureAlgorithm::ofJose).filter(algorithms::contains);
        if (algorithm.isEmpty()) {
            return Verdict.rejected(DpopReason.PROOF_ALGORITHM, "one of " + algorithms, shown(jwt, "alg"));
        }
        return key(jwt).map(key -> new Sent(jwt, algorithm.get(), key));
    }

    private static Verdict<Jwk> key(CompactJwt jwt) {
        if (!(jwt.header().get("jwk") instanceof JsonObject json)) {
            return Verdict.rejected(DpopReason.PROOF_KEY, "a public key in jwk", "none");
        }
        return Jwk.read(json)
                .<Verdict<Jwk>>fold(
                        Verdict::accepted,
                        rejection -> Verdict.rejected(
                                rejection.reason() == JwkReason.PRIVATE_MEMBER
                                        ? DpopReason.PROOF_PRIVATE_KEY
                                        : DpopReason.PROOF_KEY,
                                rejection.expected(),
                                rejection.received()));
    }

    private Verdict<Proof> verified(Sent sent) {
        if (!SignatureAlgorithm.of(sent.key().key()).contains(sent.algorithm())) {
            return Verdict.rejected(DpopReason.PROOF_KEY, "a key for " + sent.algorithm(), "another");
        }
        String name = sent.algorithm() + " " + sent.key().thumbprint();
        VerificationKey key = seen.get(name)
                .orElseGet(() -> VerificationKey.of(
                        crypto, sent.key().key(), Set.of(sent.algorithm()), "the sender of a proof"));
        if (!sent.jwt().isSignedBy(key, sent.algorithm())) {
            return Verdict.rejected(DpopReason.PROOF_SIGNATURE, "a signature by the key in jwk", "another");
        }
        seen.put(name, key);
        return complete(sent);
    }

    private static Verdict<Proof> complete(Sent sent) {
        return sent.jwt()
                .unverifiedClaims()
                .map(Claims::new)
                .filter(ProofReader::isComplete)
                .map(claims -> Verdict.accepted(new Proof(claims, sent.key().thumbprint())))
                .orElseGet(() -> Verdict.rejected(
                        DpopReason.PROOF_INCOMPLETE, "the texts " + TEXTS + " and the time iat", "others"));
    }

    private static boolean isComplete(Claims claims) {
        return TEXTS.stream().allMatch(name -> claims.text(name).isPresent())
                && claims.text("jti").filter(id -> id.length() <= LONGEST_ID).isPresent()
                && claims.time("iat").isPresent();
    }

    private static String shown(CompactJwt jwt, String name) {
        return name + " " + jwt.header().get(name);
    }

    private static <T> Verdict<T> malformed(String received) {
        return Verdict.rejected(
                DpopReason.PROOF_MALFORMED, "one token with the header members " + PARAMETERS, received);
    }
}
