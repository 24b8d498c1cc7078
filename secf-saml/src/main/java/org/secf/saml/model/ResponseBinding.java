package org.secf.saml.model;

/** How a response comes to us (saml-bindings §3). */
public enum ResponseBinding {
    /** In a form that the browser posts. */
    POST("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
    /** The same, with a signature over the response's octets beside it (saml-simplesign §2). */
    SIMPLE_SIGN("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST-SimpleSign"),
    /** The browser brings a reference, and we fetch the response from server to server. */
    ARTIFACT("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"),
    /** A client that is no browser brings it in a SOAP envelope (saml-profiles §4.2). */
    PAOS("urn:oasis:names:tc:SAML:2.0:bindings:PAOS");

    private final String uri;

    ResponseBinding(String uri) {
        this.uri = uri;
    }

    /** The binding's identifier in metadata and requests. */
    public String uri() {
        return uri;
    }
}
