package org.secf.saml.model;

import java.util.Arrays;
import java.util.Optional;

/** How messages of a logout travel (saml-profiles §4.4.3), in the order in which we choose among what an identity provider offers. */
public enum LogoutBinding {
    /** In the address, by the browser: the identity provider can ask every other application of the same browser to log out. */
    REDIRECT("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"),
    /** In a form, by the browser. */
    POST("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
    /** From server to server. */
    SOAP("urn:oasis:names:tc:SAML:2.0:bindings:SOAP");

    private final String uri;

    LogoutBinding(String uri) {
        this.uri = uri;
    }

    /** The binding's identifier in metadata. */
    public String uri() {
        return uri;
    }

    /** The binding with that identifier, if it is one we speak. */
    public static Optional<LogoutBinding> of(String uri) {
        return Arrays.stream(values())
                .filter(binding -> binding.uri.equals(uri))
                .findFirst();
    }
}
