package org.secf.openid.provider;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.secf.jwt.Claims;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.StrictJson;
import org.secf.keys.Secret;
import org.secf.token.BindingKey;
import org.secf.token.TokenAnswer;
import org.secf.verdict.Verdict;

/**
 * What the token endpoint gave (Core §3.1.3.3, RFC 6749 §5.1). The ID token is not verified yet.
 *
 * @param accessToken for the person's data at the provider and elsewhere
 * @param goodFor how long that is good from now on, where the provider says so
 * @param refreshToken gets others later
 * @param idToken as it came; from refreshing there may be none
 * @param scope what was granted, where that is not what was asked for
 * @param key that the access token is bound to (RFC 9449); empty where whoever bears it may use it
 */
public record ProviderTokens(
        Secret accessToken,
        Optional<Duration> goodFor,
        Optional<Secret> refreshToken,
        Optional<String> idToken,
        Optional<String> scope,
        Optional<BindingKey> key) {

    private static final int LONGEST_REFRESH_TOKEN = 16_384;
    private static final int LONGEST_SCOPE = 4096;
    private static final String BEARER = "Bearer";

    /**
     * Reads an answer of status 200; rejected with a {@link ProviderReason} that says what was expected and never what came.
     *
     * @param key that was proved: then a token for whoever bears it is refused, and otherwise one that is bound
     */
    static Verdict<ProviderTokens> parse(byte[] document, Optional<BindingKey> key) {
        Optional<JsonObject> json = StrictJson.object(document);
        if (json.isEmpty()) {
            return unreadable(StrictJson.EXPECTED);
        }
        Claims claims = new Claims(json.get());
        try {
            TokenAnswer answer = TokenAnswer.parse(document);
            String type = key.isPresent() ? BindingKey.SCHEME : BEARER;
            return answer.type().equalsIgnoreCase(type)
                    ? Verdict.accepted(new ProviderTokens(
                            answer.token(),
                            answer.goodFor(),
                            text(claims, "refresh_token", LONGEST_REFRESH_TOKEN)
                                    .map(text -> Secret.taking(text.getBytes(StandardCharsets.US_ASCII))),
                            text(claims, "id_token", JwtPolicy.LONGEST),
                            text(claims, "scope", LONGEST_SCOPE),
                            key))
                    : Verdict.rejected(ProviderReason.TOKEN_TYPE_OTHER, type, answer.type());
        } catch (IllegalArgumentException e) {
            return unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> text(Claims claims, String name, int longest) {
        Optional<String> text = claims.text(name);
        boolean isOne =
                text.filter(one -> one.length() <= longest && isVisible(one)).isPresent();
        if (claims.has(name) && !isOne) {
            throw new IllegalArgumentException(
                    name + ": expected a text of at most " + longest + " printable characters");
        }
        return text;
    }

    /** RFC 6749 Appendix A. */
    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static Verdict<ProviderTokens> unreadable(String expected) {
        return Verdict.rejected(ProviderReason.TOKENS_UNREADABLE, expected, "something else");
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "ProviderTokens[" + (idToken.isPresent() ? "with" : "without") + " ID token]";
    }
}
