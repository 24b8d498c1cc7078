package org.secf.openid.provider;

import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.jwt.Claims;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** Asks a provider about the person who logged in (Core §5.3). Rejections are {@link UserInfoReason}s, and a {@link ProviderReason} where it has no such endpoint. */
public final class UserInfo {

    private final ProviderAccess access;
    private final Optional<TokenTrust> signed;

    /**
     * Of one provider.
     *
     * @param signed what was agreed for signed answers; empty for plain ones, and then signed ones are refused
     */
    public UserInfo(ProviderAccess access, Optional<TokenTrust> signed, Crypto crypto) {
        this.access = access;
        this.signed = signed;
    }

    /**
     * What the provider says of the person.
     *
     * @param accessToken that came with the ID token
     * @param person whom it has to be about
     */
    public Verdict<Claims> ask(Secret accessToken, IdToken person) {
        throw new UnsupportedOperationException(access + "" + signed + person + accessToken);
    }
}
