package org.secf.clientcert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;

/**
 * Whom a certificate names: everything of a caller but the time.
 *
 * @param name caller name
 * @param groups caller groups after mapping
 * @param attributes what else stands in the certificate
 * @param issuer distinguished name of the certificate's issuer
 * @param keyThumbprint of the certificate's key
 */
record CertificateIdentity(
        String name, Set<String> groups, Map<String, List<String>> attributes, String issuer, String keyThumbprint) {

    /** SAML's class for certificate-based client authentication by TLS (saml-authn-context §3.4). */
    private static final String TLS_CLIENT = "urn:oasis:names:tc:SAML:2.0:ac:classes:TLSClient";

    /** The caller of a request at that time. */
    Caller at(Instant now) {
        Evidence evidence = new Evidence(
                ClientCertMechanism.NAME, issuer, now, Optional.of(TLS_CLIENT), Optional.of(keyThumbprint));
        return new AuthenticatedCaller(name, groups, attributes, evidence, List.of());
    }
}
