package org.secf.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of key pair that are made. */
public enum KeyKind {
    /** RSA with 3072 bits. */
    RSA_3072("rsa-3072", "RSA", "SHA256withRSA"),
    /** RSA with 4096 bits. */
    RSA_4096("rsa-4096", "RSA", "SHA256withRSA"),
    /** The curve P-256 of FIPS 186-5. */
    P_256("p-256", "EC", "SHA256withECDSA"),
    /** The curve P-384 of FIPS 186-5. */
    P_384("p-384", "EC", "SHA384withECDSA"),
    /** Ed25519 (RFC 8032); no decryption. */
    ED25519("ed25519", "Ed25519", "Ed25519");

    private final String word;
    private final String generator;
    private final String signature;

    KeyKind(String word, String generator, String signature) {
        this.word = word;
        this.generator = generator;
        this.signature = signature;
    }

    /** The word for settings and the command line: {@code p-256}. */
    public String word() {
        return word;
    }

    /** The JCA name of the signature that such a key makes. */
    public String signature() {
        return signature;
    }

    /** All words, for errors. */
    public static String words() {
        return Arrays.stream(values()).map(KeyKind::word).collect(Collectors.joining(", "));
    }

    /** The kind of that word. */
    public static Optional<KeyKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** The JCA name of the signature that the private half of this key makes; empty for a key that does not sign. */
    public static Optional<String> signatureOf(PublicKey key) {
        if (key instanceof RSAKey) {
            return Optional.of(RSA_3072.signature);
        }
        if (key instanceof ECKey ec) {
            return Optional.of(
                    ec.getParams().getCurve().getField().getFieldSize() > 256 ? P_384.signature : P_256.signature);
        }
        return key instanceof EdECKey ed && ed.getParams().getName().equalsIgnoreCase("Ed25519")
                ? Optional.of(ED25519.signature)
                : Optional.empty();
    }

    /**
     * A fresh key pair.
     *
     * @param token where it is made and stays; empty for one in memory
     * @throws GeneralSecurityException when the token makes none of this kind
     */
    public KeyPair generate(SecureRandom random, Optional<Provider> token) throws GeneralSecurityException {
        KeyPairGenerator made = token.isPresent()
                ? KeyPairGenerator.getInstance(generator, token.get())
                : KeyPairGenerator.getInstance(generator);
        made.initialize(parameters(), random);
        return made.generateKeyPair();
    }

    private AlgorithmParameterSpec parameters() {
        return switch (this) {
            case RSA_3072 -> new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4);
            case RSA_4096 -> new RSAKeyGenParameterSpec(4096, RSAKeyGenParameterSpec.F4);
            case P_256 -> new ECGenParameterSpec("secp256r1");
            case P_384 -> new ECGenParameterSpec("secp384r1");
            case ED25519 -> NamedParameterSpec.ED25519;
        };
    }
}
