package org.secf.openid;

import java.time.Instant;
import java.util.Optional;
import org.secf.delegation.PresentedToken;
import org.secf.mechanism.KeptTokens;
import org.secf.mechanism.MechanismContext;

/** The access tokens of logins, by which callers travel with calls of other servers. None where nobody needs them. */
record RelayedTokens(Optional<KeptTokens> kept) {

    static RelayedTokens of(MechanismContext context) {
        return new RelayedTokens(context.parts().find(KeptTokens.class));
    }

    /** Keeps the one of a login; by which name. */
    Optional<String> keep(LoginTokens tokens, Instant sessionEnds) {
        return kept.flatMap(
                known -> known.keep(tokens.presented(), tokens.accessEnds().orElse(sessionEnds)));
    }

    Optional<PresentedToken> find(Optional<String> name) {
        return kept.flatMap(known -> name.flatMap(known::find));
    }

    void forget(Optional<String> name) {
        kept.ifPresent(known -> name.ifPresent(known::forget));
    }
}
