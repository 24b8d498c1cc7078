package org.secf.propagation;

/** By what another server learns for whom it is called. */
public enum PropagationMode {
    /** By the token that the caller brought, as it came. Whoever gets it can do what the caller can, wherever the token is believed. */
    RELAY,
    /** By an access token that a token endpoint gives for the caller's SAML assertion (RFC 7522). */
    SAML_BEARER,
    /** By a token that a token endpoint gives in exchange for the one that the caller brought (RFC 8693). */
    TOKEN_EXCHANGE,
    /** By a SAML assertion that a security token service gives in exchange for the token that the caller brought (RFC 8693), for one audience. */
    SECURITY_TOKEN_SERVICE,
    /** By a token in which this enabler vouches for the caller and says that it acts for it. */
    DELEGATED;

    /** Whether the token is needed that the caller brought. */
    public boolean needsProof() {
        return this != DELEGATED;
    }

    /** Whether a token endpoint is asked. */
    boolean needsEndpoint() {
        return this == SAML_BEARER || this == TOKEN_EXCHANGE || this == SECURITY_TOKEN_SERVICE;
    }
}
