package org.secf.tls;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * No signature of a handshake over MD5 or SHA-1 (RFC 9155) or SHA-224, and none by DSA. What else is forbidden is the platform's and {@link PeerCheck}'s to
 * say.
 */
final class StrongSignatures implements AlgorithmConstraints {

    /** As JSSE names signatures: ecdsa_sha1, SHA1withECDSA, dsa_sha256. */
    private static final Pattern WEAK =
            Pattern.compile(".*(md5|sha1|sha224).*|dsa.*|.*withdsa", Pattern.CASE_INSENSITIVE);

    @Override
    public boolean permits(
            Set<CryptoPrimitive> primitives, @Nullable String algorithm, @Nullable AlgorithmParameters parameters) {
        return algorithm == null
                || !primitives.contains(CryptoPrimitive.SIGNATURE)
                || !WEAK.matcher(algorithm).matches();
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
        return true;
    }

    @Override
    public boolean permits(
            Set<CryptoPrimitive> primitives,
            @Nullable String algorithm,
            Key key,
            @Nullable AlgorithmParameters parameters) {
        return permits(primitives, algorithm, parameters);
    }
}
