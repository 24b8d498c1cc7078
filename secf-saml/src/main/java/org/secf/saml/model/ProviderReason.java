package org.secf.saml.model;

import org.secf.verdict.Reason;

/** Why a login was refused where there are several identity providers or tenants. */
public enum ProviderReason implements Reason {
    /** Somebody else's response: an identity provider that is trusted, too, and was not asked. */
    OTHER_PROVIDER_ANSWERED("saml-profiles §4.1.4.2"),
    /** The login was begun at another tenant's address. */
    OTHER_TENANT("saml-profiles §4.1.4.3"),
    /** The request is for a host that is none of a configured base URL. */
    UNKNOWN_HOST("RFC 9110 §7.2"),
    /** No identity provider of that name may log users in here. */
    UNKNOWN_PROVIDER("sstc-saml-idp-discovery §2.4"),
    /** It takes a person to say which identity provider, and none may be asked. */
    PROVIDER_NOT_CHOSEN("sstc-saml-idp-discovery §2.4.1");

    private final String clause;

    ProviderReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
