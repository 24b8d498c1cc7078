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
 * @param account whose proof it is counted as by {@link ProofQuota}; empty for that of its key
 */
public record ProofQuestion(
        List<String> proofs,
        String method,
        Target target,
        String accessToken,
        Optional<String> key,
        Optional<String> account) {

    private static final String FIELD = "DPoP";

    /** How an address is told, which the one who verifies knows more of. */
    @FunctionalInterface
    public interface Target {

        /** In normal form; empty where it is no address of the application at {@code base}. */
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
                Optional.of(key),
                Optional.empty());
    }

    /**
     * Of a request that went to that address, as its client wrote it.
     *
     * @param proof the field {@code DPoP}
     * @param asked the address without its query and fragment is what the proof has to name
     * @param key that the token is bound to, where that is known
     */
    public static ProofQuestion of(String proof, Asked asked, String accessToken, Optional<String> key) {
        return new ProofQuestion(
                List.of(proof),
                asked.method(),
                base -> TargetUri.claimed(asked.address()),
                accessToken,
                key,
                Optional.empty());
    }

    /** The same, counted as a proof of whom the issuer names; a client cannot choose that, as it can its keys. */
    public ProofQuestion countedFor(String caller) {
        return new ProofQuestion(proofs, method, target, accessToken, key, Optional.of(caller));
    }

    /** How somebody asked, and whom. */
    public record Asked(String method, String address) {}

    /** Without the token. */
    @Override
    public String toString() {
        return method + " with " + proofs.size() + " proofs";
    }
}
