package org.secf.proxy;

/** How a proxy proves that it said who the caller is. */
public enum ProofKind {
    /** A signed token, {@code Secf-Identity-Token}, for this resource, this request and a few seconds. */
    TOKEN,
    /** A signature (RFC 9421) with the tag {@code secf-identity} over the fields and the request's line. */
    SIGNATURE,
    /** The proxy's own certificate in the TLS handshake. It proves whose connection it is, and not who wrote the fields. */
    CERTIFICATE
}
