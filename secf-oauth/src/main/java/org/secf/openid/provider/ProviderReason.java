package org.secf.openid.provider;

import org.secf.verdict.Reason;

/** Why a provider could not be asked, or its answer was not taken. Tokens have reasons of their own. */
public enum ProviderReason implements Reason {
    /** The metadata could not be had, and there is no copy that is still good. */
    METADATA_UNAVAILABLE("OpenID Connect Discovery §4"),
    /** No JSON object with each member once, or too long. */
    METADATA_UNREADABLE("OpenID Connect Discovery §4.2"),
    /** Of another issuer than was configured. */
    METADATA_ISSUER("OpenID Connect Discovery §4.3"),
    /** An endpoint that is needed is not there. */
    ENDPOINT_MISSING("OpenID Connect Discovery §3"),
    /** An endpoint is no address that is called by https. */
    ENDPOINT_ADDRESS("OpenID Connect Discovery §3"),
    /** An endpoint is at a host that is neither the provider's own nor named by the deployer. */
    ENDPOINT_ELSEWHERE("OpenID Connect Discovery §3"),
    /** None of the ways that the provider knows clients by is one that we can go. */
    NO_CLIENT_AUTHENTICATION("OpenID Connect Core §9"),
    /** No key of ours signs now, or none by an algorithm that the provider takes. */
    NO_SIGNING_KEY("RFC 7523 §3"),
    /** The provider has to be asked in a way that it does not announce. */
    FEATURE_MISSING("OpenID Connect Discovery §3"),
    /** It publishes no key that requests could be encrypted to. */
    NO_ENCRYPTION_KEY("RFC 9101 §4"),
    /** As many requests are pushed already as may, and others wait for them. */
    PUSHES_BUSY("SEC_CF limit"),
    /** It did not take the request that was pushed. */
    PUSHED_REQUEST_REFUSED("RFC 9126 §2.3"),
    /** Its answer to a pushed request is not what it should be. */
    PUSHED_REQUEST_ANSWER("RFC 9126 §2.2"),
    /** It gave no tokens for what it was shown. */
    TOKENS_REFUSED("OpenID Connect Core §3.1.3.4"),
    /** What it gave is no answer with tokens. */
    TOKENS_UNREADABLE("OpenID Connect Core §3.1.3.3"),
    /** The access token is for another use than was asked for: by whoever bears it, or with a proof of our key. */
    TOKEN_TYPE_OTHER("OpenID Connect Core §3.1.3.5"),
    /** There is no ID token among the answer. */
    ID_TOKEN_MISSING("OpenID Connect Core §3.1.3.3"),
    /** It did not take a token back. */
    REVOCATION_REFUSED("RFC 7009 §2.2.1");

    private final String clause;

    ProviderReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
