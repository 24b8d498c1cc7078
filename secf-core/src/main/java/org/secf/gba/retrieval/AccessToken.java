package org.secf.gba.retrieval;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.secf.keys.Secret;
import org.secf.token.TokenAnswer;
import org.secf.verdict.Verdict;

/**
 * What whoever has it may use (RFC 6750).
 *
 * @param renew from this instant on another one should be got
 * @param expires from this instant on it is over
 */
public record AccessToken(Secret value, Instant renew, Instant expires) {

    /** How it is used where it is bound to no key (RFC 6750). */
    static final String BEARER = "Bearer";

    private static final Duration MOST_EARLY = Duration.ofSeconds(30);

    /** Where a server does not say how long its tokens are good, which it should. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    /**
     * Looks at the token, since what no field can hold is repeated by the platform in an error.
     *
     * @throws IllegalArgumentException for what is no bearer token (RFC 6750 §2.1)
     */
    public AccessToken {
        if (!value.use(octets -> TokenAnswer.isToken(new String(octets, StandardCharsets.ISO_8859_1)))) {
            throw new IllegalArgumentException("access_token: expected a bearer token");
        }
    }

    /**
     * As a token endpoint answered (RFC 6749 §5.1).
     *
     * @param type how it has to be used
     */
    static Verdict<AccessToken> parse(byte[] document, Instant now, String type) {
        try {
            TokenAnswer answer = TokenAnswer.parse(document);
            if (!answer.type().equalsIgnoreCase(type)) {
                throw new IllegalArgumentException("token_type: expected " + type);
            }
            Duration good = answer.goodFor().orElse(USUAL);
            Duration tenth = good.dividedBy(10);
            Duration early = tenth.compareTo(MOST_EARLY) < 0 ? tenth : MOST_EARLY;
            return Verdict.accepted(
                    new AccessToken(answer.token(), now.plus(good).minus(early), now.plus(good)));
        } catch (IllegalArgumentException e) {
            return Verdict.rejected(
                    RetrievalReason.MALFORMED_TOKEN, "a bearer token in JSON", String.valueOf(e.getMessage()));
        }
    }

    /** The field {@code Authorization}. */
    String field() {
        return value.use(octets -> BEARER + " " + new String(octets, StandardCharsets.US_ASCII));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "a token until " + expires;
    }
}
