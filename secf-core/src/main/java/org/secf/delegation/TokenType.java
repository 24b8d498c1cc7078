package org.secf.delegation;

/** What kinds of tokens are called (RFC 8693 §3). */
public final class TokenType {

    /** A SAML 2.0 assertion in base64url. */
    public static final String SAML2 = "urn:ietf:params:oauth:token-type:saml2";

    /** A token in the form of RFC 7519. */
    public static final String JWT = "urn:ietf:params:oauth:token-type:jwt";

    /** An access token of OAuth, in whatever form. */
    public static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    /** An ID token of OpenID Connect. */
    public static final String ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";

    private TokenType() {}
}
