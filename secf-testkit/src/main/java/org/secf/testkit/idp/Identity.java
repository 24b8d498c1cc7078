package org.secf.testkit.idp;

/** Who the identity provider is and what it signs with. */
record Identity(String baseUrl, Credential credential) {

    String entityId() {
        return baseUrl + Paths.METADATA;
    }

    String singleSignOn() {
        return baseUrl + Paths.SINGLE_SIGN_ON;
    }
}
