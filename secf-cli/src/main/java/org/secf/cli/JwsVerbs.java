package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.jwt.FixedKeys;
import org.secf.jwt.JwsVerifier;
import org.secf.jwt.JwtKeys;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.KeyFitness;
import org.secf.jwt.VerifiedJws;
import org.secf.keys.Secret;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.VerificationKey;

/** {@code secf jws verify}. */
final class JwsVerbs {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final String SIGNER = "signer";

    private JwsVerbs() {}

    static List<TokenVerb> all() {
        return List.of(new TokenVerb(
                        "verify",
                        "Judges the signature of a JSON Web Signature in its compact form (RFC 7515).",
                        "Its payload is told once the signature held, and is not judged: for access tokens there is jwt verify."
                                + " Prints one JSON object.",
                        List.of(TokenOption.SIGNER_KEY, TokenOption.SECRET, TokenOption.JOSE_ALGORITHM),
                        TokenOption.TOKEN,
                        JwsVerbs::verify)
                .showing("jws verify --key jwks.json eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "jws verify --key signer.pem -"));
    }

    private static Answer verify(TokenGiven given, Outside outside) throws UnusableException {
        String token = given.subject(TokenOption.TOKEN, outside.in());
        boolean isShared = given.find(TokenOption.SECRET).isPresent();
        if (isShared == given.find(TokenOption.SIGNER_KEY).isPresent()) {
            throw new UnusableException("expected --key or --secret, found " + (isShared ? "both" : "none"));
        }
        Set<SignatureAlgorithm> algorithms = algorithms(given, isShared);
        JwtKeys keys = isShared ? shared(given, algorithms) : published(given, algorithms);
        return new JwsVerifier(algorithms, keys).verify(token).fold(JwsVerbs::accepted, TokenAnswer::rejected);
    }

    private static Answer accepted(VerifiedJws jws) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("verdict", "accepted")
                .add("algorithm", jws.algorithm().joseName());
        jws.keyId().ifPresent(keyId -> json.add("keyid", keyId));
        jws.keyThumbprint().ifPresent(thumbprint -> json.add("thumbprint", thumbprint));
        ShownOctets.add(json, "payload", jws.content());
        return new Answer(false, 0, json.build());
    }

    /** Of one kind: a public key must never pass for a secret. */
    private static Set<SignatureAlgorithm> algorithms(TokenGiven given, boolean isShared) throws UnusableException {
        Set<SignatureAlgorithm> found = EnumSet.noneOf(SignatureAlgorithm.class);
        for (String name : given.names(TokenOption.JOSE_ALGORITHM)) {
            found.add(SignatureAlgorithm.ofJose(name)
                    .filter(algorithm -> algorithm.isSymmetric() == isShared)
                    .orElseThrow(() -> new UnusableException("--algorithm: expected names such as "
                            + (isShared ? "HS256 for --secret" : "ES256 for --key") + ", found " + name)));
        }
        if (found.isEmpty()) {
            return isShared ? Set.of(SignatureAlgorithm.HMAC_SHA256) : JwtPolicy.asymmetric();
        }
        return found;
    }

    private static JwtKeys published(TokenGiven given, Set<SignatureAlgorithm> algorithms) throws UnusableException {
        try {
            return FixedKeys.read(given.file(TokenOption.SIGNER_KEY), new KeyFitness(Crypto.jdk(), algorithms, SIGNER));
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--key: " + e.getMessage(), e);
        }
    }

    /** Whatever the token calls it. */
    private static JwtKeys shared(TokenGiven given, Set<SignatureAlgorithm> algorithms) throws UnusableException {
        try (Secret secret = given.secret()) {
            List<VerificationKey> keys = algorithms.stream()
                    .map(algorithm -> VerificationKey.of(Crypto.jdk(), secret, algorithm, SIGNER))
                    .toList();
            return keyId -> keys;
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--secret: " + e.getMessage(), e);
        }
    }
}
