package org.secf.cli;

import java.security.Key;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.secf.jwt.FixedKeys;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealRecipient;
import org.secf.keys.Secret;

/**
 * What opens a sealed message.
 *
 * @param algorithm the only one that it is used with
 */
record SealKeys(OpeningKeys opening, SealAlgorithm algorithm) {

    /** To whom it is sealed. */
    static SealRecipient recipient(TokenGiven given) throws UnusableException {
        if (isShared(given, TokenOption.RECIPIENT_KEY)) {
            String keyId = given.require(TokenOption.KEYID);
            return checked("--secret", () -> new SealRecipient(shared(given), keyId, direct(given)));
        }
        Optional<SealAlgorithm> wanted = wanted(given);
        Jwk key = published(given, wanted);
        SealAlgorithm algorithm = algorithm(key, wanted);
        String keyId = given.find(TokenOption.KEYID).or(key::keyId).orElseGet(key::thumbprint);
        return checked("--key", () -> new SealRecipient(key.key(), keyId, algorithm));
    }

    /** What we have: by the name in the file or that of {@code --keyid} only; without either by any. */
    static SealKeys own(TokenGiven given) throws UnusableException {
        Optional<String> name = given.find(TokenOption.KEYID);
        if (isShared(given, TokenOption.OWN_KEY)) {
            return checked(
                    "--secret", () -> new SealKeys(named(name, shared(given), direct(given)), SealAlgorithm.DIR));
        }
        OwnKeyFile file = OwnKeyFile.read(given);
        SealAlgorithm algorithm = algorithm(file.half(), wanted(given));
        Key key = file.pair().getPrivate();
        return checked("--key", () -> new SealKeys(named(name.or(file.half()::keyId), key, algorithm), algorithm));
    }

    private static OpeningKeys named(Optional<String> name, Key key, SealAlgorithm algorithm) {
        return name.map(known -> new OpeningKeys(List.of(new OpeningKey(known, key, algorithm))))
                .orElseGet(() -> OpeningKeys.found(sent -> Optional.of(sent)
                        .filter(text -> !text.isBlank())
                        .map(text -> new OpeningKey(text, key, algorithm))));
    }

    /** What a key makes of given options. */
    @FunctionalInterface
    private interface Making<T> {
        T make() throws UnusableException;
    }

    private static <T> T checked(String option, Making<T> making) throws UnusableException {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw new UnusableException(option + ": " + e.getMessage(), e);
        }
    }

    private static boolean isShared(TokenGiven given, TokenOption key) throws UnusableException {
        boolean isShared = given.find(TokenOption.SECRET).isPresent();
        if (isShared == given.find(key).isPresent()) {
            throw new UnusableException("expected --key or --secret, found " + (isShared ? "both" : "none"));
        }
        return isShared;
    }

    private static SecretKey shared(TokenGiven given) throws UnusableException {
        try (Secret secret = given.secret()) {
            return secret.use(octets -> new SecretKeySpec(octets, "AES"));
        }
    }

    private static SealAlgorithm direct(TokenGiven given) throws UnusableException {
        SealAlgorithm algorithm = wanted(given).orElse(SealAlgorithm.DIR);
        if (algorithm != SealAlgorithm.DIR) {
            throw new UnusableException("--algorithm: expected dir for --secret, found " + algorithm.joseName());
        }
        return algorithm;
    }

    private static Optional<SealAlgorithm> wanted(TokenGiven given) throws UnusableException {
        Optional<String> name = given.find(TokenOption.SEAL_ALGORITHM);
        Optional<SealAlgorithm> found = name.flatMap(SealAlgorithm::named);
        if (name.isPresent() && found.isEmpty()) {
            throw new UnusableException(
                    "--algorithm: expected ECDH-ES+A256KW, ECDH-ES, RSA-OAEP-256 or dir, found " + name.get());
        }
        return found;
    }

    private static SealAlgorithm algorithm(Jwk key, Optional<SealAlgorithm> wanted) throws UnusableException {
        return wanted.or(() -> key.algorithm().flatMap(SealAlgorithm::named))
                .or(() -> SealAlgorithm.usualOf(key.key()))
                .filter(algorithm -> isFor(key, algorithm))
                .orElseThrow(() -> new UnusableException("--key: expected a key for "
                        + wanted.map(SealAlgorithm::joseName).orElse("encryption, on P-256 or RSA")
                        + ", found another"));
    }

    private static boolean isFor(Jwk key, SealAlgorithm algorithm) {
        return algorithm.isFor(key.key())
                && key.use().filter(use -> use != JwkUse.ENCRYPTION).isEmpty()
                && key.algorithm()
                        .map(name -> name.equals(algorithm.joseName()))
                        .orElse(true);
    }

    private static Jwk published(TokenGiven given, Optional<SealAlgorithm> wanted) throws UnusableException {
        List<Jwk> all = checked("--key", () -> FixedKeys.keys(given.file(TokenOption.RECIPIENT_KEY)));
        if (all.size() == 1) {
            return all.get(0);
        }
        Optional<String> name = given.find(TokenOption.KEYID);
        List<Jwk> fitting = all.stream()
                .filter(key -> name.map(Optional::of).map(key.keyId()::equals).orElse(true))
                .filter(key -> wanted.or(() -> SealAlgorithm.usualOf(key.key()))
                        .filter(algorithm -> isFor(key, algorithm))
                        .isPresent())
                .toList();
        if (fitting.size() != 1) {
            throw new UnusableException(
                    "--key: expected one key for encryption, or --keyid to choose it, found " + fitting.size());
        }
        return fitting.get(0);
    }
}
