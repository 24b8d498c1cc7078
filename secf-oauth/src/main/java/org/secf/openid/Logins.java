package org.secf.openid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.state.BrowserBinding;
import org.secf.state.EndedLogins;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** Which logins with one provider are over. Both instants that are compared are the provider's own: when it issued the ID token, and when the logout token. */
final class Logins {

    /** A login may begin a while after its token was issued, and clocks of nodes differ. */
    private static final Duration BEYOND = Duration.ofMinutes(15);

    private final String issuer;
    private final EndedLogins ended;
    private final Duration longestSession;
    private final Clock clock;

    /**
     * With that provider.
     *
     * @param longestSession after that no session keeps a login any more
     */
    Logins(String issuer, EndedLogins ended, Duration longestSession, Clock clock) {
        this.issuer = issuer;
        this.ended = ended;
        this.longestSession = longestSession;
        this.clock = clock;
    }

    /** Times are whole seconds, so that a token of the same second counts as earlier. */
    boolean isOver(KeptLogin login) {
        Instant made = login.issued().truncatedTo(ChronoUnit.SECONDS);
        String own = login.session().map(this::ofSession).orElseGet(() -> ofUserWithoutSession(login.subject()));
        return Stream.of(ofUser(login.subject()), own).anyMatch(key -> ended.isOver(key, made));
    }

    /**
     * Ends the logins of one session of the provider, or all of a user there (Back-Channel Logout §2.7). Logins whose ID token named no session may be of any, so
     * that they end with each of their user's.
     *
     * @param subject needed where there is no session
     * @param asked when the provider asked for it
     */
    Optional<Rejection> end(Optional<String> subject, Optional<String> session, Instant asked) {
        Instant forgotten = clock.instant().plus(longestSession).plus(BEYOND);
        List<String> keys = session.map(this::ofSession)
                .map(one -> Stream.concat(Stream.of(one), subject.map(this::ofUserWithoutSession).stream()))
                .orElseGet(() -> subject.map(this::ofUser).stream())
                .toList();
        boolean isTaken = !keys.isEmpty()
                && keys.stream().allMatch(key -> ended.end(key, asked, forgotten) == EndedLogins.Note.TAKEN);
        return isTaken
                ? Check.HOLDS
                : Check.refused(
                        OpenIdLogoutReason.CANNOT_END,
                        "a store that takes notes of ended logins",
                        "no answer, or it is full");
    }

    private String ofUser(String subject) {
        return key("user", subject);
    }

    private String ofUserWithoutSession(String subject) {
        return key("user without session", subject);
    }

    private String ofSession(String session) {
        return key("session", session);
    }

    /** A digest, since whoever reads the store need not read names. */
    private String key(String kind, String value) {
        return "openid-logout:" + BrowserBinding.digest(issuer.length() + " " + issuer + " " + kind + " " + value);
    }
}
