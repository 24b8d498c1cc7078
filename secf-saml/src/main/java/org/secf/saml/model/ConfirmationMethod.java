package org.secf.saml.model;

import java.util.Arrays;
import java.util.Optional;

/** How whoever brings an assertion relates to its subject (saml-profiles §3). */
public enum ConfirmationMethod {
    /** It has a key that the assertion names. */
    HOLDER_OF_KEY("urn:oasis:names:tc:SAML:2.0:cm:holder-of-key"),
    /** It is somebody else whom the resource believes, and vouches for the subject by protecting the message. */
    SENDER_VOUCHES("urn:oasis:names:tc:SAML:2.0:cm:sender-vouches"),
    /** It has the assertion, and nothing else is asked. */
    BEARER("urn:oasis:names:tc:SAML:2.0:cm:bearer");

    private final String uri;

    ConfirmationMethod(String uri) {
        this.uri = uri;
    }

    /** The method's identifier. */
    public String uri() {
        return uri;
    }

    /** The method with that identifier, if it is one of these. */
    public static Optional<ConfirmationMethod> of(String uri) {
        return Arrays.stream(values()).filter(method -> method.uri.equals(uri)).findFirst();
    }
}
