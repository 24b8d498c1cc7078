package org.secf.openid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.mechanism.Outcome;
import org.secf.openid.provider.IdToken;
import org.secf.verdict.Verdict;

/** Lets in whom the provider vouches for. */
final class Admission {

    private final Whom whom;
    private final Logins logins;
    private final TokenLife tokens;
    private final Clock clock;

    /**
     * How callers are named, and for how long.
     *
     * @param client who we are at the provider
     */
    record Whom(CallerNaming naming, String client, Duration sessionLifetime) {}

    Admission(Whom whom, Logins logins, TokenLife tokens, Clock clock) {
        this.whom = whom;
        this.logins = logins;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Whom a login lets in. */
    record Admitted(Caller caller, LoginTokens tokens) {}

    Verdict<Admitted> admit(Redemption.Redeemed redeemed, Aim aim) {
        IdToken id = redeemed.id();
        return recent(id, aim)
                .then(this::going)
                .then(good -> whom.naming().caller(id.claims(), redeemed.claims(), id.issuer(), id.keyThumbprint()))
                .map(caller -> new Admitted(caller, redeemed.tokens()));
    }

    /** The resource has no tolerance either: by one the browser would be sent to and fro. */
    private Verdict<IdToken> recent(IdToken id, Aim aim) {
        Instant now = clock.instant();
        Optional<Instant> end = aim.maxAge().flatMap(age -> id.authenticated().map(time -> time.plus(age)));
        return aim.isStepUp() && end.filter(time -> !time.isAfter(now)).isPresent()
                ? Verdict.rejected(
                        OpenIdReason.LOGIN_TOO_OLD,
                        "authenticated after " + aim.maxAge().map(now::minus).orElse(now),
                        id.authenticated().map(Instant::toString).orElse("never"))
                : Verdict.accepted(id);
    }

    private Verdict<IdToken> going(IdToken id) {
        return logins.isOver(login(id, Optional.empty()))
                ? Verdict.rejected(OpenIdReason.LOGIN_OVER, "a login after the last logout", id.issued() + "")
                : Verdict.accepted(id);
    }

    /** The session that begins. */
    Outcome loggedIn(Admitted admitted, Reply reply) {
        Instant latest = clock.instant().plus(whom.sessionLifetime());
        Instant ends = tokens.sessionEnds(admitted.tokens(), latest);
        KeptLogin login = login(admitted.tokens().id(), Optional.of(tokens.begin(admitted.tokens(), ends)));
        return Outcome.loggedIn(admitted.caller(), ends, reply, login.details());
    }

    private KeptLogin login(IdToken id, Optional<String> kept) {
        return new KeptLogin(id.issuer(), whom.client(), id.subject(), id.session(), id.issued(), id.ends(), kept);
    }
}
