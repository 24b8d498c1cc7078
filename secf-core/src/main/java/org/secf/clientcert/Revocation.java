package org.secf.clientcert;

/** Where it is asked whether a certificate was revoked. Each certificate below the trust anchor is asked for. */
public enum Revocation {
    /** Wherever a source was configured: {@link #CRL}, {@link #OCSP}, or with both {@link #PREFER_OCSP}. Without any source the deployment stops. */
    BY_SOURCES,
    /** In lists of the issuers (RFC 5280 §6.3). */
    CRL,
    /** At a responder (RFC 6960). */
    OCSP,
    /** At a responder, and in lists where it does not know or does not answer. */
    PREFER_OCSP,
    /** Nowhere: a lost key opens the application until its certificate ends. For certificates that live a few days at most. */
    NONE
}
