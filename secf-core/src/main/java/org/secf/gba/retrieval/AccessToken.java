package org.secf.gba.retrieval;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * What whoever has it may use (RFC 6750).
 *
 * @param renew from this instant on another one should be got
 * @param expires from this instant on it is over
 */
public record AccessToken(Secret value, Instant renew, Instant expires) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final int LONGEST = 16_384;
    private static final Duration MOST_EARLY = Duration.ofSeconds(30);
    private static final Duration MOST = Duration.ofDays(1);

    /** Where a server does not say how long its tokens are good, which it should. */
    private static final long USUAL_SECONDS = 60;

    /**
     * Looks at the token, since what no field can hold is repeated by the platform in an error.
     *
     * @throws IllegalArgumentException for what is no bearer token (RFC 6750 §2.1)
     */
    public AccessToken {
        if (!value.use(AccessToken::isToken)) {
            throw new IllegalArgumentException("access_token: expected a bearer token");
        }
    }

    /** As a token endpoint answered (RFC 6749 §5.1). */
    static Verdict<AccessToken> parse(byte[] document, Instant now) {
        try {
            JsonText answer = JsonText.parse(document);
            String token = answer.text("access_token", LONGEST);
            if (!answer.text("token_type").equalsIgnoreCase("Bearer")) {
                throw new IllegalArgumentException("token_type: expected Bearer");
            }
            long seconds = answer.optionalNumber("expires_in").orElse(USUAL_SECONDS);
            Duration good = Duration.ofSeconds(Math.min(seconds, MOST.toSeconds()));
            Duration tenth = good.dividedBy(10);
            Duration early = tenth.compareTo(MOST_EARLY) < 0 ? tenth : MOST_EARLY;
            return Verdict.accepted(new AccessToken(
                    Secret.taking(token.getBytes(StandardCharsets.US_ASCII)),
                    now.plus(good).minus(early),
                    now.plus(good)));
        } catch (IllegalArgumentException e) {
            return Verdict.rejected(
                    RetrievalReason.MALFORMED_TOKEN, "a bearer token in JSON", String.valueOf(e.getMessage()));
        }
    }

    /** The field {@code Authorization}. */
    String field() {
        return value.use(octets -> "Bearer " + new String(octets, StandardCharsets.US_ASCII));
    }

    private static boolean isToken(byte[] octets) {
        return FORM.matcher(new String(octets, StandardCharsets.ISO_8859_1)).matches();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "a token until " + expires;
    }
}
