package org.secf.saml.logout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.LogoutSubject;
import org.secf.state.EndedLogins;
import org.secf.verdict.Verdict;

/** Which logins are over. Both instants that are compared are the identity provider's own: when it made the assertion, and when it asked for the logout. */
final class Logins {

    /** A login may begin a while after its assertion was made, and clocks of nodes differ. */
    private static final Duration BEYOND = Duration.ofMinutes(15);

    private final LogoutParty party;
    private final String us;
    private final EndedLogins ended;
    private final Clock clock;

    Logins(LogoutParty party, EndedLogins ended, Clock clock) {
        this.party = party;
        // Our name stays while keys change, and is asked for at each request of each session.
        this.us = party.us().get().entityId();
        this.ended = ended;
        this.clock = clock;
    }

    boolean isOver(Map<String, String> details) {
        return KeptLogin.read(details).filter(this::isOver).isPresent();
    }

    /** Some write instants in whole seconds only, so that an assertion of the same second counts as earlier. */
    boolean isOver(KeptLogin login) {
        Instant made = login.issued().truncatedTo(ChronoUnit.SECONDS);
        return keys(login.issuer()).of(login).stream().anyMatch(key -> ended.isOver(key, made));
    }

    /** Whether both are logins of one user. */
    boolean isSameUser(KeptLogin login, LogoutSubject subject) {
        return keys(login.issuer()).ofAll(login.name()).equals(keys(asking()).ofAll(subject.name()));
    }

    /** Ends what a request names; the notes that were taken, or a refusal where none was. */
    Verdict<Ending> end(LogoutSubject subject, Instant asked) {
        Instant forgotten =
                clock.instant().plus(party.policy().longestSession()).plus(BEYOND);
        List<String> keys = keys(asking()).ended(subject);
        long taken = keys.stream()
                .filter(key -> ended.end(key, asked, forgotten) == EndedLogins.Note.TAKEN)
                .count();
        return taken == 0
                ? Verdict.rejected(
                        LogoutReason.CANNOT_END, "a store that takes notes of ended logins", "no answer, or it is full")
                : Verdict.accepted(new Ending(taken == keys.size()));
    }

    /**
     * What was ended.
     *
     * @param isWhole everything that was named
     */
    record Ending(boolean isWhole) {}

    /** Only the identity provider that we follow can ask. */
    private String asking() {
        return party.provider().get().entityId();
    }

    private SubjectKeys keys(String issuer) {
        return new SubjectKeys(issuer, us);
    }
}
