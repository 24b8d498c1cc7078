package org.secf.openid;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.jwt.Claims;
import org.secf.keys.Secret;
import org.secf.openid.provider.IdToken;
import org.secf.openid.provider.IdTokenExpectation;
import org.secf.openid.provider.IdTokenVerifier;
import org.secf.openid.provider.ProviderTokens;
import org.secf.openid.provider.TokenRequests;
import org.secf.openid.provider.UserInfo;
import org.secf.verdict.Verdict;

/**
 * Gets the tokens of a login from the provider that it was begun with, and has them judged (OpenID Connect Core §3.1.3, §5.3, §12).
 *
 * @param userInfo asked for more claims; empty where those of the ID token do
 * @param redirectUri where codes come to
 */
record Redemption(
        TokenRequests requests,
        IdTokenVerifier verifier,
        Optional<UserInfo> userInfo,
        String redirectUri,
        Clock clock) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /**
     * What a code was good for.
     *
     * @param claims of the ID token and what else the provider says of the user
     */
    record Redeemed(LoginTokens tokens, Claims claims) {

        IdToken id() {
            return tokens.id();
        }
    }

    /** The tokens of a login; a code is tried once, whatever comes of it. */
    Verdict<Redeemed> redeem(String code, LoginsInFlight.Login login) {
        return requests.redeem(new TokenRequests.CodeGrant(code, redirectUri, login.verifier()))
                .then(tokens -> verifier.verify(
                                tokens.idToken().orElse(""),
                                expected(login, tokens).withCode(code))
                        .then(id -> claims(tokens, id)
                                .map(claims -> new Redeemed(tokens(tokens, id, Optional.empty()), claims))));
    }

    private static IdTokenExpectation expected(LoginsInFlight.Login login, ProviderTokens tokens) {
        Aim aim = login.aim();
        IdTokenExpectation expected =
                IdTokenExpectation.ofLogin(login.nonce()).with(tokens).within(Set.copyOf(aim.contexts()));
        return aim.maxAge().map(expected::notOlderThan).orElse(expected);
    }

    /** Others for those that end; where no ID token comes along, the one before stays. */
    Verdict<LoginTokens> renew(LoginTokens before) {
        return before.refresh()
                .map(refresh -> requests.refresh(refresh, Optional.empty()).then(tokens -> renewed(tokens, before)))
                .orElseGet(() -> Verdict.rejected(RenewalReason.NO_REFRESH_TOKEN, "a refresh token", "none"));
    }

    private Verdict<LoginTokens> renewed(ProviderTokens tokens, LoginTokens before) {
        return tokens.idToken()
                .map(text -> verifier.verify(
                        text, IdTokenExpectation.ofRefresh(before.id()).with(tokens)))
                .orElseGet(() -> Verdict.accepted(before.id()))
                .map(id -> tokens(tokens, id, before.refresh()));
    }

    private LoginTokens tokens(ProviderTokens tokens, IdToken id, Optional<Secret> earlier) {
        return new LoginTokens(
                tokens.accessToken(),
                tokens.goodFor().map(clock.instant()::plus),
                tokens.refreshToken().or(() -> earlier),
                id,
                tokens.key());
    }

    /** What both say, the ID token says: it alone is signed in any case. */
    private Verdict<Claims> claims(ProviderTokens tokens, IdToken id) {
        return userInfo.map(asked -> asked.ask(tokens, id).map(more -> merged(more, id.claims())))
                .orElseGet(() -> Verdict.accepted(id.claims()));
    }

    private static Claims merged(Claims weaker, Claims stronger) {
        JsonObjectBuilder all = JSON.createObjectBuilder(weaker.json());
        stronger.json().forEach(all::add);
        return new Claims(all.build());
    }
}
