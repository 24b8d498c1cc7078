package org.secf.openid.provider;

import java.util.Optional;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * Asks the token endpoint (Core §3.1.3.1, §12.1). Rejected with a {@link ProviderReason}, or with a {@link org.secf.tls.TlsReason} where the provider cannot be
 * reached.
 */
public record TokenRequests(ProviderAccess access) {

    /**
     * A code that a browser brought.
     *
     * @param code as it came
     * @param redirectUri where it came to, as in the request for it
     * @param verifier of the request for it
     */
    public record CodeGrant(String code, String redirectUri, CodeVerifier verifier) {

        /** Without the code. */
        @Override
        public String toString() {
            return "a code for " + redirectUri;
        }
    }

    /** Tokens for a code, an ID token among them. */
    public Verdict<ProviderTokens> redeem(CodeGrant grant) {
        throw new UnsupportedOperationException(grant.toString());
    }

    /**
     * Other tokens for those that end.
     *
     * @param scope less than before; empty for the same
     */
    public Verdict<ProviderTokens> refresh(Secret refreshToken, Optional<String> scope) {
        throw new UnsupportedOperationException(scope.toString());
    }
}
