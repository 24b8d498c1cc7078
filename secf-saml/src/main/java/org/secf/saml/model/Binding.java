package org.secf.saml.model;

import java.util.Arrays;
import java.util.Optional;

/** How a message travels (saml-bindings §3). */
public enum Binding {
    REDIRECT("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"),
    POST("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
    SIMPLE_SIGN("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST-SimpleSign");

    private final String uri;

    Binding(String uri) {
        this.uri = uri;
    }

    /** The binding's identifier in metadata and requests. */
    public String uri() {
        return uri;
    }

    /** The binding with that identifier, if it is one we speak. */
    public static Optional<Binding> of(String uri) {
        return Arrays.stream(values())
                .filter(binding -> binding.uri.equals(uri))
                .findFirst();
    }
}
