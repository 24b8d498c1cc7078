package org.secf.saml.model;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.keys.KeyStrength;

/**
 * How messages may be signed and encrypted, by identifiers of XML Signature and XML Encryption (SDP-ALG01). It can only be narrowed to some of
 * {@link #USUAL}: neither CBC nor RSA PKCS#1 v1.5 key transport is implemented, and SHA-1 comes in by {@link #andSha1} alone.
 *
 * @param signatures signature algorithms
 * @param digests of what is signed
 * @param keyTransports how content keys are encrypted to us
 * @param blockCiphers how content is encrypted
 * @param keys whose signatures are believed
 */
public record AlgorithmPolicy(
        Set<String> signatures, Set<String> digests, Set<String> keyTransports, Set<String> blockCiphers, Keys keys) {

    /** Every algorithm that is held to be good today. */
    public static final AlgorithmPolicy USUAL = new AlgorithmPolicy(
            all(AlgorithmNames.SIGNATURES.values()),
            all(AlgorithmNames.DIGESTS.values()),
            all(AlgorithmNames.KEY_TRANSPORTS.values()),
            all(AlgorithmNames.BLOCK_CIPHERS.values()),
            new Keys(2048, EnumSet.allOf(NamedCurve.class)));

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    /**
     * Which keys are long enough (SDP-MD06, SDP-MD07), and no longer than {@link KeyStrength} takes.
     *
     * @param leastRsaBits the shortest RSA key, 2048 bits at least
     * @param curves of EC keys; empty takes none
     */
    public record Keys(int leastRsaBits, Set<NamedCurve> curves) {

        private static final int LEAST_RSA_BITS = 2048;

        public Keys {
            curves = Set.copyOf(curves);
            if (leastRsaBits < LEAST_RSA_BITS) {
                throw new IllegalArgumentException("RSA keys need 2048 bits at least, not " + leastRsaBits);
            }
        }

        /** Whether signatures by the key are believed. */
        public boolean areEnough(PublicKey key) {
            if (key instanceof RSAPublicKey rsa) {
                return KeyStrength.isEnough(rsa) && rsa.getModulus().bitLength() >= leastRsaBits;
            }
            return key instanceof ECPublicKey ec && curves.stream().anyMatch(curve -> curve.isOf(ec));
        }

        /** What is said where a key is not. */
        public String expected() {
            return "RSA of at least " + leastRsaBits + " bits (8192 at most, and 64 of its exponent) or EC of "
                    + curves.stream().sorted().map(NamedCurve::shown).collect(Collectors.joining(", "));
        }
    }

    public AlgorithmPolicy {
        signatures = requireUsual(signatures, AlgorithmNames.SIGNATURES.values(), DSIG + "rsa-sha1");
        digests = requireUsual(digests, AlgorithmNames.DIGESTS.values(), DSIG + "sha1");
        keyTransports = requireUsual(keyTransports, AlgorithmNames.KEY_TRANSPORTS.values(), "");
        blockCiphers = requireUsual(blockCiphers, AlgorithmNames.BLOCK_CIPHERS.values(), "");
    }

    /** The same, and RSA over SHA-1, which can be forged by collision. */
    public AlgorithmPolicy andSha1() {
        return new AlgorithmPolicy(
                with(signatures, DSIG + "rsa-sha1"), with(digests, DSIG + "sha1"), keyTransports, blockCiphers, keys);
    }

    private static Set<String> requireUsual(Set<String> some, Collection<String> usual, String dangerous) {
        if (some.isEmpty()) {
            throw new IllegalArgumentException("a list of algorithms is empty, so nothing could ever be accepted");
        }
        some.stream()
                .filter(uri -> !usual.contains(uri) && !uri.equals(dangerous))
                .findFirst()
                .ifPresent(uri -> {
                    throw new IllegalArgumentException(uri + " is none of " + usual);
                });
        return Set.copyOf(some);
    }

    private static Set<String> all(Collection<String> uris) {
        return Set.copyOf(uris);
    }

    private static Set<String> with(Set<String> some, String one) {
        return Stream.concat(some.stream(), Stream.of(one)).collect(Collectors.toCollection(HashSet::new));
    }
}
