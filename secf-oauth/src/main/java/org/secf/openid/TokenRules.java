package org.secf.openid;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a login lasts because of its tokens.
 *
 * @param renews whether new ones are got in time
 * @param margin how long before their end
 * @param failure what becomes of a login that gets none
 * @param endsWithAccess whether it ends with its access token, where tokens are not renewed
 * @param endsWithId whether it ends with its ID token
 */
record TokenRules(boolean renews, Duration margin, RefreshFailure failure, boolean endsWithAccess, boolean endsWithId) {

    /**
     * Checks that one does not deny the other.
     *
     * @throws IllegalArgumentException when a login would end with an access token, and go on without
     */
    TokenRules {
        if (renews && endsWithAccess && failure == RefreshFailure.KEEP) {
            throw new IllegalArgumentException(
                    "refresh-failure is KEEP, but logout.access-token-expiry ends logins without access tokens; leave out one of them");
        }
    }

    /** When a session ends at the latest that begins now. */
    Instant sessionEnds(LoginTokens tokens, Instant latest) {
        if (renews) {
            return latest;
        }
        Optional<Instant> end = endsWithAccess ? tokens.firstEnd(endsWithId) : Optional.empty();
        Instant first = endsWithId ? end.orElse(tokens.id().ends()) : end.orElse(latest);
        return first.isBefore(latest) ? first : latest;
    }

    /** Whether new ones are needed. */
    boolean isDue(LoginTokens tokens, Instant now) {
        return renews
                && tokens.firstEnd(endsWithId)
                        .filter(end -> !now.isBefore(end.minus(margin)))
                        .isPresent();
    }

    /** Whether they are over that count. */
    boolean isPast(LoginTokens tokens, Instant now) {
        return tokens.firstEnd(endsWithId).filter(end -> !now.isBefore(end)).isPresent();
    }
}
