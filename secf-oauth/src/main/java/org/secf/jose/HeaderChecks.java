package org.secf.jose;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.util.List;
import java.util.Optional;
import org.secf.keys.OpeningKey;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealReason;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What is asked before any key is used. The message does not choose: it may only name what the opener takes anyway. */
final class HeaderChecks {

    static final List<Check<SealedMessage>> ALL = List.of(
            HeaderChecks::algorithm,
            HeaderChecks::encryption,
            HeaderChecks::lengths,
            HeaderChecks::compression,
            HeaderChecks::critical,
            HeaderChecks::parametersOfOthers,
            HeaderChecks::keyId,
            HeaderChecks::knownKey,
            HeaderChecks::algorithmOfKey,
            HeaderChecks::encryptedKey,
            EphemeralKeyCheck::check);

    private static final List<String> OF_OTHERS = List.of("p2c", "p2s", "iv", "tag", "b64");

    private HeaderChecks() {}

    private static Optional<Rejection> algorithm(SealedMessage message) {
        List<String> taken = message.policy().algorithms().stream()
                .map(SealAlgorithm::joseName)
                .sorted()
                .toList();
        return message.text("alg").filter(taken::contains).isPresent()
                ? HOLDS
                : refused(SealReason.JWE_ALGORITHM, "alg " + taken, shown(message, "alg"));
    }

    private static Optional<Rejection> encryption(SealedMessage message) {
        return message.text("enc").filter(SealPolicy.ENCRYPTION::equals).isPresent()
                ? HOLDS
                : refused(SealReason.JWE_ALGORITHM, "enc " + SealPolicy.ENCRYPTION, shown(message, "enc"));
    }

    private static Optional<Rejection> lengths(SealedMessage message) {
        return message.parts().hasLengthsOfGcm()
                ? HOLDS
                : refused(
                        SealReason.SEAL_MALFORMED,
                        "an initialization vector of 96 bits and a tag of 128 (RFC 7518 §5.3)",
                        "another length");
    }

    private static Optional<Rejection> compression(SealedMessage message) {
        return message.header().containsKey("zip")
                ? refused(SealReason.JWE_COMPRESSED, "no zip", shown(message, "zip"))
                : HOLDS;
    }

    private static Optional<Rejection> critical(SealedMessage message) {
        return message.header().containsKey("crit")
                ? refused(SealReason.JWE_CRITICAL, "no crit", shown(message, "crit"))
                : HOLDS;
    }

    /** What belongs to passwords, wrapping by GCM and unencoded payloads, none of which is taken: it could only mean something to somebody else. */
    private static Optional<Rejection> parametersOfOthers(SealedMessage message) {
        return OF_OTHERS.stream()
                .filter(message.header()::containsKey)
                .findFirst()
                .flatMap(name -> refused(SealReason.JWE_PARAMETER, "no " + name, shown(message, name)));
    }

    private static Optional<Rejection> keyId(SealedMessage message) {
        return message.text("kid").isPresent()
                ? HOLDS
                : refused(SealReason.KEY_ID_MISSING, "the text kid", shown(message, "kid"));
    }

    private static Optional<Rejection> knownKey(SealedMessage message) {
        List<String> known =
                message.keys().keys().stream().map(OpeningKey::keyId).toList();
        return message.key().isPresent()
                ? HOLDS
                : refused(SealReason.KEY_ID_UNKNOWN, "kid " + known, shown(message, "kid"));
    }

    private static Optional<Rejection> algorithmOfKey(SealedMessage message) {
        String used = message.key().orElseThrow().algorithm().joseName();
        return message.text("alg").filter(used::equals).isPresent()
                ? HOLDS
                : refused(SealReason.JWE_ALGORITHM, "alg " + used + ", as the key is used", shown(message, "alg"));
    }

    private static Optional<Rejection> encryptedKey(SealedMessage message) {
        boolean isDirect = message.key().orElseThrow().algorithm().isDirect();
        boolean isSent = message.parts().sentKey().isPresent();
        return isDirect != isSent
                ? HOLDS
                : refused(
                        SealReason.ENCRYPTED_KEY,
                        isDirect ? "no encrypted key" : "an encrypted key",
                        isSent ? "one" : "none");
    }

    private static String shown(SealedMessage message, String name) {
        return message.header().containsKey(name)
                ? name + " " + message.header().get(name)
                : "no " + name;
    }
}
