package org.secf.bearer;

/** What a client is told (RFC 6750 §3.1, RFC 9449 §7.1), in words that tell nothing of the token. */
enum BearerError {
    INVALID_REQUEST(400, "invalid_request", "The request does not carry one access token in the way that is agreed"),
    INVALID_TOKEN(401, "invalid_token", "The access token is not accepted"),
    INVALID_PROOF(401, "invalid_dpop_proof", "The DPoP proof is not accepted"),
    USE_NONCE(401, "use_dpop_nonce", "The DPoP proof needs the nonce that is given here"),
    INSUFFICIENT_SCOPE(403, "insufficient_scope", "The access token is for less than this"),
    TOO_MANY(429, "", ""),
    UNAVAILABLE(503, "", "");

    private final int status;
    private final String code;
    private final String description;

    BearerError(int status, String code, String description) {
        this.status = status;
        this.code = code;
        this.description = description;
    }

    int status() {
        return status;
    }

    /** Empty where the client is at no fault. */
    String code() {
        return code;
    }

    String description() {
        return description;
    }
}
