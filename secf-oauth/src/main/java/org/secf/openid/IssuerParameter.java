package org.secf.openid;

/** Whether answers of logins have to say who they are from (RFC 9207). One that says it has to say it right in any case. */
public enum IssuerParameter {
    /** Where the provider announces it. */
    AUTO,
    /** Always. */
    REQUIRED
}
