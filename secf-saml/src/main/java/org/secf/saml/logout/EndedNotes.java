package org.secf.saml.logout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.secf.saml.model.IssuerShares;
import org.secf.state.EndedLogins;

/**
 * Notes of ended logins of all tenants. They are bounded, and each identity provider has its share: of one that ends more, all logins until then are over, so
 * that it is obeyed without taking the place of others. That is one instant for each provider, which is known by its metadata, and is kept.
 */
final class EndedNotes {

    /** A login may begin a while after its assertion was made, and clocks of nodes differ. */
    private static final Duration BEYOND = Duration.ofMinutes(15);

    private final EndedLogins notes;
    private final IssuerShares shares;
    private final Duration lasting;
    private final Clock clock;
    private final Map<String, Instant> allUntil = new ConcurrentHashMap<>();

    /**
     * Notes.
     *
     * @param longestSession of any tenant: several may have sessions of one identity provider, and a note is for all of them
     */
    EndedNotes(LogoutMemory memory, Duration longestSession, Clock clock) {
        this.notes = memory.notes();
        this.shares = new IssuerShares(memory.share());
        this.lasting = longestSession.plus(BEYOND);
        this.clock = clock;
    }

    /**
     * Whether a login is over.
     *
     * @param issuer the identity provider that it was with
     * @param keys by which it can be ended
     * @param made by that provider's clock
     */
    boolean isOver(String issuer, List<String> keys, Instant made) {
        @Nullable Instant all = allUntil.get(issuer);
        return (all != null && !made.isAfter(all)) || keys.stream().anyMatch(key -> notes.isOver(key, made));
    }

    /**
     * Takes a note; false where there is no room.
     *
     * @param asked by the clock of the issuer
     */
    boolean end(String issuer, String key, Instant asked) {
        Instant now = clock.instant();
        Instant forgotten = now.plus(lasting);
        if (!shares.take(issuer, forgotten, now)) {
            allUntil.merge(issuer, asked, (one, other) -> one.isAfter(other) ? one : other);
            return true;
        }
        boolean isTaken = notes.end(key, asked, forgotten) == EndedLogins.Note.TAKEN;
        if (!isTaken) {
            shares.giveBack(issuer, forgotten);
        }
        return isTaken;
    }
}
