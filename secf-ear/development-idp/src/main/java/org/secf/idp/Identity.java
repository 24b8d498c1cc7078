package org.secf.idp;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** Who the identity provider is and what it signs with. */
record Identity(String baseUrl, PrivateKey key, X509Certificate certificate) {

    String entityId() {
        return baseUrl + "/metadata";
    }

    String singleSignOn() {
        return baseUrl + "/sso";
    }

    @Override
    public String toString() {
        return "Identity[" + entityId() + "]";
    }
}
