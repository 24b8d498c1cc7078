package org.secf.jwt;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.signature.SignatureAlgorithm;

/**
 * Which tokens are looked at.
 *
 * @param types what {@code typ} may say, in small letters without {@code application/}; {@link #UNTYPED} for tokens that do not say it
 * @param algorithms by which they may be signed: none by a shared secret, or those by a shared secret alone
 * @param maxLength the most characters
 * @param isBySharedSecret which of both; whoever verifies could sign then
 */
public record JwtPolicy(
        Set<String> types, Set<SignatureAlgorithm> algorithms, int maxLength, boolean isBySharedSecret) {

    /** The type of tokens without one. */
    public static final String UNTYPED = "none";

    /** The most characters that can be allowed. */
    public static final int LONGEST = 64 * 1024;

    private static final String MEDIA = "application/";

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException for no type, no algorithm, one of the other kind, or a length out of bounds
     */
    public JwtPolicy {
        types = types.stream().map(JwtPolicy::shortened).collect(Collectors.toUnmodifiableSet());
        algorithms = Set.copyOf(algorithms);
        require(!types.isEmpty(), "no type of token is taken");
        require(!algorithms.isEmpty(), "no algorithm is believed");
        require(
                isBySharedSecret || algorithms.stream().noneMatch(SignatureAlgorithm::isSymmetric),
                "an algorithm by a shared secret is believed, by which whoever verifies could sign");
        require(
                !isBySharedSecret || algorithms.stream().allMatch(SignatureAlgorithm::isSymmetric),
                "an algorithm by public keys is believed beside one by a shared secret, so that a public key could pass for that");
        require(maxLength >= 1 && maxLength <= LONGEST, "the length is not from 1 to " + LONGEST);
    }

    /**
     * By public keys alone.
     *
     * @throws IllegalArgumentException for no type, no algorithm, one by a shared secret, or a length out of bounds
     */
    public JwtPolicy(Set<String> types, Set<SignatureAlgorithm> algorithms, int maxLength) {
        this(types, algorithms, maxLength, false);
    }

    /**
     * By a secret that is shared with the one issuer alone, where issuer and verifier agreed on that.
     *
     * @throws IllegalArgumentException for no type, no algorithm, one by public keys, or a length out of bounds
     */
    public static JwtPolicy bySharedSecret(Set<String> types, Set<SignatureAlgorithm> algorithms, int maxLength) {
        return new JwtPolicy(types, algorithms, maxLength, true);
    }

    /** Those by which a public key of anybody can be used: every one but those by a shared secret. */
    public static Set<SignatureAlgorithm> asymmetric() {
        Set<SignatureAlgorithm> all = EnumSet.allOf(SignatureAlgorithm.class);
        all.removeIf(SignatureAlgorithm::isSymmetric);
        return all;
    }

    /** How a type is compared (RFC 7515 §4.1.9): letters of any case, with or without {@code application/}. */
    public static String shortened(String type) {
        String small = type.toLowerCase(Locale.ROOT);
        return small.startsWith(MEDIA) ? small.substring(MEDIA.length()) : small;
    }

    /** The algorithm of that name, if it is believed. */
    Optional<SignatureAlgorithm> algorithm(String joseName) {
        return SignatureAlgorithm.ofJose(joseName).filter(algorithms::contains);
    }

    /** For errors. */
    List<String> algorithmNames() {
        return algorithms.stream().map(SignatureAlgorithm::joseName).sorted().toList();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
