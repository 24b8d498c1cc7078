package org.secf.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * By a secret in the field {@code Authorization}: {@code client_secret_basic}.
 *
 * @param client identifier
 * @param secret of the client, as it is at each call
 */
public record BasicSecret(String client, Secret secret) implements ClientAuthentication {

    @Override
    public Verdict<ProvedForm> prove(TokenForm form) {
        return Verdict.accepted(new ProvedForm(form, Optional.of(basic())));
    }

    /** Both parts are encoded before they are joined (RFC 6749 §2.3.1). */
    private String basic() {
        String pair = TokenForm.encoded(client) + ":" + TokenForm.encoded(text(secret));
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    /** A file ends with an end of line, and no secret does (RFC 6749 Appendix A.2). */
    static String text(Secret secret) {
        return secret.useText(characters -> {
            int end = characters.length;
            while (end > 0 && (characters[end - 1] == '\n' || characters[end - 1] == '\r')) {
                end--;
            }
            return new String(characters, 0, end);
        });
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return client + " by client_secret_basic";
    }
}
