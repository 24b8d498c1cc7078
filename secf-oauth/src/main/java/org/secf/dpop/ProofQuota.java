package org.secf.dpop;

import java.time.Duration;
import org.secf.state.OnceShares;

/**
 * How many proofs may be remembered at a time. The memory of what was used once is bounded, forgets nothing early, and serves every protocol of the application:
 * whoever fills it has everybody refused. A proof gets there after its token and its key held, so that nobody else can try; but a client with a good token makes as
 * many proofs as it likes, by as many keys as it is given tokens for.
 *
 * <p>So they are counted by whom the issuer names as the caller, which no client chooses, and not by key. Whoever uses up {@code mostOfAccount} is refused until the
 * oldest are over, and nobody else is. All callers of one definition together, and thereby all of one issuer, have {@code most}: an issuer that names a thousand
 * callers for one does not take the memory of others.
 *
 * <p>What is counted is never less than what is remembered, and holds for up to an eighth of the time longer. Each node counts for itself, also where the memory is
 * shared.
 *
 * @param mostOfAccount of one caller
 * @param most of all callers together
 */
public record ProofQuota(int mostOfAccount, int most) {

    /** Half of what an application remembers in its own process, and of that a tenth for each. */
    public static final ProofQuota USUAL = new ProofQuota(50_000, 500_000);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException where nobody could prove anything
     */
    public ProofQuota {
        if (mostOfAccount < 1 || most < 1) {
            throw new IllegalArgumentException("at least one proof has to be remembered");
        }
    }

    /** Counts for proofs that are remembered so long at most. */
    OnceShares shares(Duration window) {
        return new OnceShares(mostOfAccount, most, window);
    }
}
