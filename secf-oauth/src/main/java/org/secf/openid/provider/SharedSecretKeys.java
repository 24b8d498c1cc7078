package org.secf.openid.provider;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.jwt.JwtKeys;
import org.secf.keys.Secret;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.VerificationKey;

/** The secret of a client as the key by which its provider signs (Core §10.1); whatever name a token has for it. */
final class SharedSecretKeys implements JwtKeys {

    private final List<VerificationKey> keys;

    /**
     * Copies the secret.
     *
     * @throws IllegalArgumentException when it is shorter than a digest of one of the algorithms (RFC 7518 §3.2)
     */
    SharedSecretKeys(Crypto crypto, Secret secret, Set<SignatureAlgorithm> algorithms, String issuer) {
        List<VerificationKey> made = new ArrayList<>();
        try (Secret whole = withoutEndOfLine(secret)) {
            algorithms.forEach(algorithm -> made.add(VerificationKey.of(crypto, whole, algorithm, issuer)));
        }
        this.keys = List.copyOf(made);
    }

    @Override
    public List<VerificationKey> candidates(Optional<String> keyId) {
        return keys;
    }

    /** A file ends with an end of line, and no secret does (RFC 6749 Appendix A.2). */
    private static Secret withoutEndOfLine(Secret secret) {
        return secret.use(octets -> {
            int end = octets.length;
            while (end > 0 && (octets[end - 1] == '\n' || octets[end - 1] == '\r')) {
                end--;
            }
            return Secret.taking(Arrays.copyOf(octets, end));
        });
    }
}
