package org.secf.digest;

import java.time.Instant;
import org.secf.http.Request;

/**
 * An answer and what it is held against.
 *
 * @param credentials complete, nothing proved
 * @param request what the answer came with
 * @param policy what was offered
 */
record Candidate(DigestCredentials credentials, Request request, DigestPolicy policy) {

    /** Known once {@link CredentialChecks} passed. */
    DigestAlgorithm algorithm() {
        return DigestAlgorithm.named(credentials.algorithm()).orElseThrow();
    }

    /** Known once {@link CredentialChecks} passed. */
    QualityOfProtection qop() {
        return QualityOfProtection.named(credentials.qop()).orElseThrow();
    }

    /** When the nonce is of no use any more. */
    Instant nonceEnds(Instant issued) {
        return issued.plus(policy.nonceLifetime());
    }
}
