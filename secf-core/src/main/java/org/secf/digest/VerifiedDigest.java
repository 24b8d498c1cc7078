package org.secf.digest;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.secf.mechanism.ResponseSeal;
import org.secf.message.Freshness;

/** An answer that proved right and was not used before. Made by {@link DigestVerifier} only. */
public final class VerifiedDigest {

    private final Candidate candidate;
    private final DigestSecret user;
    private final MessageDigest begun;
    private final Instant nonceIssued;

    /**
     * Keeps of the secret no more than its digest.
     *
     * @param user for name and groups; may be wiped afterwards
     * @param nonceIssued when we gave out the nonce
     */
    VerifiedDigest(Candidate candidate, DigestSecret user, Instant nonceIssued) {
        this.candidate = candidate;
        this.user = user;
        this.begun = DigestFormulas.begin(candidate.algorithm(), user.hash(), candidate.credentials());
        this.nonceIssued = nonceIssued;
    }

    /** The caller's name as the store of secrets writes it. */
    public String name() {
        return user.name();
    }

    /** As the store of secrets has them, before any mapping. */
    public Set<String> groups() {
        return user.groups();
    }

    public DigestAlgorithm algorithm() {
        return candidate.algorithm();
    }

    public QualityOfProtection qop() {
        return candidate.qop();
    }

    public DigestCredentials credentials() {
        return candidate.credentials();
    }

    /** When we gave out the nonce. */
    public Instant nonceIssued() {
        return nonceIssued;
    }

    /**
     * What proves to the client that the response is from somebody who knows the secret (RFC 7616 §3.5). Good for one response; ask for it once.
     *
     * @param nextNonce the nonce for the client's next request, where this one is getting old
     */
    public ResponseSeal seal(Optional<String> nextNonce) {
        return new AuthenticationInfo(this, begun, nextNonce);
    }

    /**
     * That its count was not used before. The answer is younger than the nonce, by an unknown time.
     *
     * @param by the definition that made sure
     * @param caller whose use it was, as the caller is called
     */
    public Freshness freshness(String by, String caller) {
        return new Freshness(
                by,
                Freshness.Source.COUNT,
                name(),
                Optional.of(caller),
                Optional.of(nonceIssued),
                Optional.of(candidate.nonceEnds(nonceIssued)));
    }

    Candidate candidate() {
        return candidate;
    }
}
