package org.secf.openid.provider;

import java.util.Arrays;
import java.util.Optional;
import org.secf.keys.Secret;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.token.BindingKey;
import org.secf.token.TokenAnswer;
import org.secf.token.TokenEndpoint;
import org.secf.token.TokenForm;
import org.secf.verdict.Verdict;

/**
 * Asks the token endpoint (Core §3.1.3.1, §12.1). Rejected with a {@link ProviderReason}, or with a {@link org.secf.tls.TlsReason} where the provider cannot be
 * reached.
 */
public record TokenRequests(ProviderAccess access) {

    private static final String JSON = "application/json";
    private static final String REFRESH_TOKEN = "refresh_token";

    /**
     * A code that a browser brought.
     *
     * @param code as it came
     * @param redirectUri where it came to, as in the request for it
     * @param verifier of the request for it
     */
    public record CodeGrant(String code, String redirectUri, CodeVerifier verifier) {

        private TokenForm form() {
            return TokenForm.of("authorization_code")
                    .with("code", code)
                    .with("redirect_uri", redirectUri)
                    .with("code_verifier", verifier.text());
        }

        /** Without the code. */
        @Override
        public String toString() {
            return "a code for " + redirectUri;
        }
    }

    /** Tokens for a code, an ID token among them. */
    public Verdict<ProviderTokens> redeem(CodeGrant grant) {
        return ask(grant.form())
                .then(tokens -> tokens.idToken().isPresent()
                        ? Verdict.accepted(tokens)
                        : Verdict.rejected(ProviderReason.ID_TOKEN_MISSING, "id_token", "none"));
    }

    /**
     * Other tokens for those that end.
     *
     * @param scope less than before; empty for the same
     */
    public Verdict<ProviderTokens> refresh(Secret refreshToken, Optional<String> scope) {
        TokenForm form = TokenForm.of(REFRESH_TOKEN).with(REFRESH_TOKEN, refreshToken.<String>useText(String::new));
        return ask(scope.map(less -> form.with("scope", less)).orElse(form));
    }

    /**
     * Gives a refresh token back, and with it what was got by it (RFC 7009 §2.1). A token that the provider does not know is as good as given back.
     *
     * @return how that token is called in questions; rejected, too, where the provider has no such endpoint
     */
    public Verdict<String> revoke(Secret refreshToken) {
        TokenForm form = TokenForm.empty()
                .with("token", refreshToken.<String>useText(String::new))
                .with("token_type_hint", REFRESH_TOKEN);
        return access.revocation()
                .then(endpoint -> endpoint.ask(form, access.outbound().get())
                        .then(fetched -> fetched.status() == 200
                                ? Verdict.accepted(REFRESH_TOKEN)
                                : refused(fetched, endpoint)));
    }

    private static <T> Verdict<T> refused(Fetched fetched, TokenEndpoint endpoint) {
        return Verdict.rejected(
                ProviderReason.REVOCATION_REFUSED,
                "200 from " + endpoint,
                fetched.status() + " " + TokenAnswer.error(fetched.body()).orElse("without a reason"));
    }

    private Verdict<ProviderTokens> ask(TokenForm form) {
        return access.key()
                .then(key -> access.token()
                        .then(endpoint -> asked(endpoint, form, key).then(fetched -> read(fetched, endpoint, key))));
    }

    private Verdict<Fetched> asked(TokenEndpoint endpoint, TokenForm form, Optional<BindingKey> key) {
        Outbound outbound = access.outbound().get();
        return key.map(known -> endpoint.ask(form, outbound, known)).orElseGet(() -> endpoint.ask(form, outbound));
    }

    private static Verdict<ProviderTokens> read(Fetched fetched, TokenEndpoint endpoint, Optional<BindingKey> key) {
        byte[] document = fetched.body();
        try {
            if (fetched.status() != 200) {
                return Verdict.rejected(
                        ProviderReason.TOKENS_REFUSED,
                        "tokens for " + endpoint,
                        fetched.status() + " " + TokenAnswer.error(document).orElse("without a reason"));
            }
            String type = fetched.mediaType().orElse("none");
            return type.equals(JSON)
                    ? ProviderTokens.parse(document, key)
                    : Verdict.rejected(ProviderReason.TOKENS_UNREADABLE, JSON, type);
        } finally {
            Arrays.fill(document, (byte) 0);
        }
    }
}
