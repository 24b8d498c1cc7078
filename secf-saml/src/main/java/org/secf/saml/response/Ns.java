package org.secf.saml.response;

/** XML namespace names. */
final class Ns {

    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    static final String SIGNATURE_11 = "http://www.w3.org/2009/xmldsig11#";
    static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
    static final String ENCRYPTION_11 = "http://www.w3.org/2009/xmlenc11#";
    static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private Ns() {}
}
