package org.secf.saml.logout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.LogoutSubject;
import org.secf.verdict.Verdict;

/** Which logins are over. Both instants that are compared are the identity provider's own: when it made the assertion, and when it asked for the logout. */
final class Logins {

    private final String us;
    private final EndedNotes notes;

    Logins(LogoutTenant tenant, EndedNotes notes) {
        // Our name stays while keys change, and is asked for at each request of each session.
        this.us = tenant.us().get().entityId();
        this.notes = notes;
    }

    boolean isOver(Map<String, String> details) {
        return KeptLogin.read(details).filter(this::isOver).isPresent();
    }

    /** Some write instants in whole seconds only, so that an assertion of the same second counts as earlier. */
    boolean isOver(KeptLogin login) {
        Instant made = login.issued().truncatedTo(ChronoUnit.SECONDS);
        return notes.isOver(login.issuer(), keys(login.issuer()).of(login), made);
    }

    /**
     * Whether both are logins of one user.
     *
     * @param asking the identity provider that names the subject
     */
    boolean isSameUser(KeptLogin login, String asking, LogoutSubject subject) {
        return keys(login.issuer()).ofAll(login.name()).equals(keys(asking).ofAll(subject.name()));
    }

    /**
     * Ends what a request names; the notes that were taken, or a refusal where none was.
     *
     * @param asking the identity provider that names the subject: none can end logins of another
     */
    Verdict<Ending> end(String asking, LogoutSubject subject, Instant asked) {
        List<String> keys = keys(asking).ended(subject);
        long taken = keys.stream().filter(key -> notes.end(asking, key, asked)).count();
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

    private SubjectKeys keys(String issuer) {
        return new SubjectKeys(issuer, us);
    }
}
