package org.secf.jwt;

import java.util.List;
import java.util.Optional;
import org.secf.signature.VerificationKey;
import org.secf.verdict.Rejection;

/** The keys of one issuer. Whatever a token says, its keys come from here. */
@FunctionalInterface
public interface JwtKeys {

    /** The most keys that are tried where a token does not say which is meant. */
    int MOST_TRIED = 5;

    /**
     * Those that a token may be verified by; none while they cannot be had.
     *
     * @param keyId the name in the token; where there is none, every key is one of them
     */
    List<VerificationKey> candidates(Optional<String> keyId);

    /** Why there are none, where that is known and not a matter of the token. */
    default Optional<Rejection> failure() {
        return Optional.empty();
    }
}
