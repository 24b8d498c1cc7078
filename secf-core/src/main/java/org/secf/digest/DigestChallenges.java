package org.secf.digest;

import java.util.List;
import org.secf.http.Reply;

/** The challenges of a realm (RFC 7616 §3.3): one for each algorithm, the preferred one first (§3.7), all with the same new nonce. */
public final class DigestChallenges {

    private final DigestPolicy policy;
    private final NonceSource nonces;

    public DigestChallenges(DigestPolicy policy, NonceSource nonces) {
        this.policy = policy;
        this.nonces = nonces;
    }

    /**
     * The values of {@code WWW-Authenticate}, each for a field of its own.
     *
     * @param isStale whether the client's answer was right but for the age of its nonce, so that nobody has to be asked for the password again
     */
    public List<String> write(boolean isStale) {
        String nonce = nonces.issue();
        return policy.offered().stream()
                .map(algorithm -> challenge(algorithm, nonce, isStale))
                .toList();
    }

    /** The same answer with the challenges. */
    public Reply addTo(Reply reply, boolean isStale) {
        Reply challenged = reply;
        for (String challenge : write(isStale)) {
            challenged = challenged.with("WWW-Authenticate", challenge);
        }
        return challenged;
    }

    private String challenge(DigestAlgorithm algorithm, String nonce, boolean isStale) {
        AuthParametersWriter field = AuthParametersWriter.withScheme(DigestCredentials.SCHEME)
                .quoted("realm", policy.realm())
                // Without blanks: some clients split at the comma and compare what they get.
                .quoted(
                        "qop",
                        String.join(
                                ",",
                                policy.qop().stream()
                                        .map(QualityOfProtection::token)
                                        .toList()))
                .token("algorithm", algorithm.token())
                .quoted("nonce", nonce)
                .token("charset", "UTF-8");
        if (policy.userhash()) {
            field.token("userhash", "true");
        }
        if (isStale) {
            field.token("stale", "true");
        }
        return field.text();
    }
}
