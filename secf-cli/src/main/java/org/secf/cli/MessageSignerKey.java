package org.secf.cli;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.keys.Secret;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SigningKey;

/**
 * What a message is signed by.
 *
 * @param isNamedByMessages whether messages name the algorithm, since the key alone does not
 */
record MessageSignerKey(SigningKey key, boolean isNamedByMessages) {

    static MessageSignerKey read(TokenGiven given) throws UnusableException {
        boolean isShared = given.find(TokenOption.SECRET).isPresent();
        if (isShared == given.find(TokenOption.OWN_KEY).isPresent()) {
            throw new UnusableException("expected --key or --secret, found " + (isShared ? "both" : "none"));
        }
        return isShared ? shared(given) : own(given);
    }

    /** As people call the algorithm. */
    String name() {
        return key.algorithm().text().orElseGet(key.algorithm()::joseName);
    }

    private static MessageSignerKey shared(TokenGiven given) throws UnusableException {
        Optional<String> name = given.find(TokenOption.SIGNING_ALGORITHM);
        SignatureAlgorithm algorithm =
                name.isPresent() ? SignatureVerbs.algorithm(name.get()) : SignatureAlgorithm.HMAC_SHA256;
        String keyId = given.require(TokenOption.KEYID);
        try (Secret secret = given.secret()) {
            return new MessageSignerKey(SigningKey.of(Crypto.jdk(), secret, algorithm, keyId), false);
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--secret: " + e.getMessage(), e);
        }
    }

    private static MessageSignerKey own(TokenGiven given) throws UnusableException {
        OwnKeyFile file = OwnKeyFile.read(given);
        Set<SignatureAlgorithm> fitting = fitting(file.half());
        Optional<String> name = given.find(TokenOption.SIGNING_ALGORITHM);
        if (name.isEmpty() && fitting.size() != 1) {
            throw new UnusableException("--algorithm is missing: the key could sign by " + fitting);
        }
        SignatureAlgorithm algorithm = name.isPresent()
                ? SignatureVerbs.algorithm(name.get())
                : fitting.iterator().next();
        if (!fitting.contains(algorithm) && !isElse(file.half(), algorithm)) {
            throw new UnusableException("--algorithm: expected one of the key, " + fitting + ", found " + algorithm);
        }
        SigningKey key = SigningKey.of(Crypto.jdk(), file.pair(), algorithm, file.name(given));
        return new MessageSignerKey(key, fitting.size() > 1 && algorithm.text().isPresent());
    }

    /** Of an algorithm that JOSE has and RFC 9421 does not, for a key that names none. */
    private static boolean isElse(Jwk half, SignatureAlgorithm algorithm) {
        return half.algorithm().isEmpty() && SignatureAlgorithm.of(half.key()).contains(algorithm);
    }

    /** The registered ones first: others are meant where the key is for nothing else. */
    private static Set<SignatureAlgorithm> fitting(Jwk half) throws UnusableException {
        if (half.use().filter(use -> use != JwkUse.SIGNATURE).isPresent()) {
            throw new UnusableException("--key: expected a key for signatures, found one for encryption");
        }
        Set<SignatureAlgorithm> all = SignatureAlgorithm.of(half.key());
        half.algorithm()
                .ifPresent(name -> all.retainAll(
                        SignatureAlgorithm.ofJose(name).map(Set::of).orElse(Set.of())));
        Set<SignatureAlgorithm> registered = EnumSet.copyOf(SignatureAlgorithm.registered());
        registered.retainAll(all);
        return registered.isEmpty() ? all : registered;
    }
}
