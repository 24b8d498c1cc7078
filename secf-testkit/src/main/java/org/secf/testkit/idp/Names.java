package org.secf.testkit.idp;

/** The namespaces of SAML. */
final class Names {

    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

    private Names() {}
}
