package org.secf.openid.provider;

import java.time.Duration;
import java.util.Optional;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * What the token endpoint gave (Core §3.1.3.3, RFC 6749 §5.1). The ID token is not verified yet.
 *
 * @param accessToken for the person's data at the provider and elsewhere; of type {@code Bearer}
 * @param goodFor how long that is good from now on, where the provider says so
 * @param refreshToken gets others later
 * @param idToken as it came; from refreshing there may be none
 * @param scope what was granted, where that is not what was asked for
 */
public record ProviderTokens(
        Secret accessToken,
        Optional<Duration> goodFor,
        Optional<Secret> refreshToken,
        Optional<String> idToken,
        Optional<String> scope) {

    /** Reads an answer of status 200; rejected with a {@link ProviderReason} that says what was expected and never what came. */
    static Verdict<ProviderTokens> parse(byte[] document) {
        throw new UnsupportedOperationException(document.length + "");
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "ProviderTokens[" + (idToken.isPresent() ? "with" : "without") + " ID token]";
    }
}
