package org.secf.dpop;

import java.util.List;
import java.util.Optional;
import org.secf.http.PublicUrl;
import org.secf.http.Request;

/**
 * What a proof has to be for.
 *
 * @param proofs every field {@code DPoP} that came
 * @param method of the request
 * @param target where it went, in normal form; empty where that cannot be told
 * @param accessToken that came along
 * @param key thumbprint (RFC 7638) of the key that the token is bound to; empty where any key will do
 */
public record ProofQuestion(
        List<String> proofs, String method, Target target, String accessToken, Optional<String> key) {

    private static final String FIELD = "DPoP";

    /** How an address is told, which the one who verifies knows more of. */
    @FunctionalInterface
    interface Target {

        Optional<String> below(PublicUrl base);
    }

    public ProofQuestion {
        proofs = List.copyOf(proofs);
    }

    /**
     * Of a request.
     *
     * @param accessToken that it brings
     * @param key that the token is bound to
     */
    public static ProofQuestion of(Request request, String accessToken, String key) {
        return new ProofQuestion(
                request.headers(FIELD),
                request.method(),
                base -> TargetUri.of(base, request),
                accessToken,
                Optional.of(key));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return method + " with " + proofs.size() + " proofs";
    }
}
