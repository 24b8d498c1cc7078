package org.secf.openid;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.keys.Secret;
import org.secf.openid.provider.IdToken;
import org.secf.token.BindingKey;

/**
 * The tokens of a login. Whoever has them may be taken for the user or for us, so they are in no session, no log and no caller.
 *
 * @param access for calls to others
 * @param accessEnds when that is over; empty where the provider does not say
 * @param refresh gets new ones; empty where there is none
 * @param id what the login was proved by
 * @param key that the access token is bound to; empty where whoever bears it may use it
 */
record LoginTokens(
        Secret access, Optional<Instant> accessEnds, Optional<Secret> refresh, IdToken id, Optional<BindingKey> key) {

    int octets() {
        return access.size() + refresh.map(Secret::size).orElse(0) + id.hint().length();
    }

    /** When the first of those is over that count. */
    Optional<Instant> firstEnd(boolean countsId) {
        return countsId
                ? accessEnds.filter(end -> end.isBefore(id.ends())).or(() -> Optional.of(id.ends()))
                : accessEnds;
    }

    /** The access token as others take it. */
    PresentedToken presented() {
        return access.useText(text ->
                new PresentedToken(TokenType.ACCESS_TOKEN, new String(text).getBytes(StandardCharsets.UTF_8), key));
    }

    /** Nothing of them. */
    @Override
    public String toString() {
        return "tokens of a login";
    }
}
