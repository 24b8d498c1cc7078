package org.secf.clientcert.revocation;

import java.security.cert.X509Certificate;

/**
 * A certificate and the one whose key signed it, both of a validated path.
 *
 * @param certificate whose revocation is asked for
 * @param issuer the next certificate of the path, or the trust anchor
 */
public record Issued(X509Certificate certificate, X509Certificate issuer) {}
