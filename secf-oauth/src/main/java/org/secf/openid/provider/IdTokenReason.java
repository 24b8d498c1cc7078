package org.secf.openid.provider;

import org.secf.verdict.Reason;

/** Why an ID token was refused whose signature held, or that was not encrypted as was agreed; in the order the rules are asked. */
public enum IdTokenReason implements Reason {
    /** Encryption was agreed, and this one is only signed. */
    ID_TOKEN_PLAIN("OpenID Connect Core §3.1.3.7 (1)"),
    /** Of another issuer. */
    ID_TOKEN_ISSUER("OpenID Connect Core §3.1.3.7 (2)"),
    /** Not for us. */
    ID_TOKEN_AUDIENCE("OpenID Connect Core §3.1.3.7 (3)"),
    /** For others as well, whom we do not know. */
    ID_TOKEN_OTHER_AUDIENCE("OpenID Connect Core §3.1.3.7 (3)"),
    /** Asked for by another client. */
    ID_TOKEN_PARTY("OpenID Connect Core §3.1.3.7 (5)"),
    /** Made for another purpose: a logout token, an access token. */
    ID_TOKEN_PURPOSE("RFC 8725 §3.11"),
    /** Does not say whom it is of, by a name that can be one. */
    ID_TOKEN_SUBJECT("OpenID Connect Core §2"),
    /** Ended, or says of no end. */
    ID_TOKEN_EXPIRED("OpenID Connect Core §3.1.3.7 (9)"),
    /** Issued long ago, or in the future, or at no time at all. */
    ID_TOKEN_ISSUED("OpenID Connect Core §3.1.3.7 (10)"),
    /** Not of the login that was asked for. */
    ID_TOKEN_NONCE("OpenID Connect Core §3.1.3.7 (11)"),
    /** The person logged in otherwise than was asked for. */
    ID_TOKEN_CONTEXT("OpenID Connect Core §3.1.3.7 (12)"),
    /** The person logged in too long ago, or when is not said. */
    ID_TOKEN_AUTHENTICATED("OpenID Connect Core §3.1.3.7 (13)"),
    /** The access token is another than the one it was issued with. */
    ID_TOKEN_ACCESS_TOKEN("OpenID Connect Core §3.1.3.8"),
    /** The code is another than the one it was issued with. */
    ID_TOKEN_CODE("OpenID Connect Core §3.3.2.11"),
    /** Of another login than the one that was to be renewed. */
    ID_TOKEN_RENEWED_OTHER("OpenID Connect Core §12.2");

    private final String clause;

    IdTokenReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
