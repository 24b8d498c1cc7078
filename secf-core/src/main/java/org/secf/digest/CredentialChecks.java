package org.secf.digest;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.util.List;
import java.util.Optional;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What can be asked of an answer before anything is calculated (RFC 7616 §3.4). */
final class CredentialChecks {

    /** In the order they are asked. */
    static final List<Check<Candidate>> IN_ORDER = List.of(
            CredentialChecks::realm,
            CredentialChecks::algorithm,
            CredentialChecks::userhash,
            CredentialChecks::qop,
            CredentialChecks::uri,
            CredentialChecks::nonceCount,
            CredentialChecks::clientNonce,
            CredentialChecks::response);

    private static final int NONCE_COUNT_OCTETS = 4;
    private static final String ZERO = "00000000";
    private static final int LONGEST_CLIENT_NONCE = 256;

    private CredentialChecks() {}

    private static Optional<Rejection> realm(Candidate candidate) {
        String expected = candidate.policy().realm();
        String received = candidate.credentials().realm();
        return received.equals(expected) ? HOLDS : refused(DigestReason.WRONG_REALM, expected, received);
    }

    private static Optional<Rejection> algorithm(Candidate candidate) {
        String written = candidate.credentials().algorithm();
        List<DigestAlgorithm> offered = candidate.policy().offered();
        return DigestAlgorithm.named(written).filter(offered::contains).isPresent()
                ? HOLDS
                : refused(DigestReason.ALGORITHM_NOT_OFFERED, offered.toString(), written);
    }

    private static Optional<Rejection> userhash(Candidate candidate) {
        DigestUser user = candidate.credentials().user();
        if (!user.isHashed()) {
            return HOLDS;
        }
        if (!candidate.policy().userhash()) {
            return refused(DigestReason.USERHASH_NOT_OFFERED, "a name", "a hashed name");
        }
        return hash("username", user.name(), candidate);
    }

    private static Optional<Rejection> qop(Candidate candidate) {
        String written = candidate.credentials().qop();
        List<QualityOfProtection> offered = candidate.policy().qop();
        return QualityOfProtection.named(written).filter(offered::contains).isPresent()
                ? HOLDS
                : refused(DigestReason.QOP_NOT_OFFERED, offered.toString(), written);
    }

    private static Optional<Rejection> uri(Candidate candidate) {
        String expected = candidate.request().target();
        String received = candidate.credentials().uri();
        return DigestUri.names(received, expected) ? HOLDS : refused(DigestReason.WRONG_URI, expected, received);
    }

    private static Optional<Rejection> nonceCount(Candidate candidate) {
        String written = candidate.credentials().nc();
        return Hex.isOne(NonceCounts.canonical(written), NONCE_COUNT_OCTETS) && !written.equals(ZERO)
                ? HOLDS
                : refused(DigestReason.MALFORMED_NONCE_COUNT, "eight hexadecimal digits from 00000001", written);
    }

    /** It goes back in our answer, so it is held to what every client can read there. */
    private static Optional<Rejection> clientNonce(Candidate candidate) {
        String written = candidate.credentials().cnonce();
        boolean isPlain = written.chars().allMatch(c -> c >= ' ' && c <= '~');
        return isPlain && !written.isEmpty() && written.length() <= LONGEST_CLIENT_NONCE
                ? HOLDS
                : refused(
                        DigestReason.MALFORMED_PARAMETER,
                        "a cnonce of 1 to " + LONGEST_CLIENT_NONCE + " ASCII characters",
                        written);
    }

    private static Optional<Rejection> response(Candidate candidate) {
        return hash("response", candidate.credentials().response(), candidate);
    }

    private static Optional<Rejection> hash(String name, String written, Candidate candidate) {
        int octets = candidate.algorithm().octets();
        return Hex.isOne(written, octets)
                ? HOLDS
                : refused(
                        DigestReason.MALFORMED_PARAMETER,
                        name + " of " + 2 * octets + " hexadecimal digits in small letters",
                        written);
    }
}
