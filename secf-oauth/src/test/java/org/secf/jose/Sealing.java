package org.secf.jose;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.secf.keys.Base64Url;
import org.secf.keys.Opened;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealHeader;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealRecipient;
import org.secf.keys.Thumbprint;
import org.secf.verdict.Verdict;

/** One pair of keys with one algorithm, a secret for one alias, and the opener that expects it. */
record Sealing(KeyPair pair, SealAlgorithm algorithm) {

    static final String KEY_ID = "of-today";
    static final byte[] SECRET = "correct horse".getBytes(StandardCharsets.UTF_8);
    static final SealHeader HEADER =
            new SealHeader("secf-secret", Optional.of("octet-stream"), Map.of("alias", "db", "version", "7"));

    static Sealing by(SealAlgorithm algorithm) {
        return new Sealing(algorithm.isAgreement() ? ec() : rsa(), algorithm);
    }

    static KeyPair ec() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    SealRecipient recipient() {
        Key key = algorithm == SealAlgorithm.DIR ? secret() : pair.getPublic();
        return new SealRecipient(key, KEY_ID, algorithm);
    }

    OpeningKeys keys() {
        Key key = algorithm == SealAlgorithm.DIR ? secret() : pair.getPrivate();
        return new OpeningKeys(List.of(new OpeningKey(KEY_ID, key, algorithm)));
    }

    /** What both sides have for {@code dir}: made from the pair, so that each pair has another. */
    private SecretKey secret() {
        return new SecretKeySpec(
                Base64Url.decode(Thumbprint.of(pair.getPublic())).orElseThrow(), "AES");
    }

    SealPolicy policy() {
        return new SealPolicy(Set.of(SealAlgorithm.values()), 16_384);
    }

    String seal() {
        return new JwePayloadSeal().seal(recipient(), HEADER, SECRET);
    }

    Verdict<Opened> open(String compact) {
        return open(compact, SealExpectation.exactly(HEADER));
    }

    Verdict<Opened> open(String compact, SealExpectation expected) {
        return new JwePayloadSeal().open(compact, keys(), policy(), expected);
    }

    static String told(Verdict<Opened> verdict) {
        return verdict.fold(
                opened -> new String(opened.octets(), StandardCharsets.UTF_8),
                rejection -> rejection.reason().name());
    }

    /** The same message with another header. */
    static String withHeader(String compact, UnaryOperator<String> change) {
        int dot = compact.indexOf('.');
        byte[] octets = Base64Url.decode(compact.substring(0, dot)).orElseThrow();
        String changed = change.apply(new String(octets, StandardCharsets.UTF_8));
        return Base64Url.encode(changed.getBytes(StandardCharsets.UTF_8)) + compact.substring(dot);
    }
}
