package org.secf.saml.response;

import java.security.PublicKey;
import org.secf.saml.response.SignatureVerifier.Signed;
import org.w3c.dom.Element;

/** An assertion that the identity provider signed, itself or with the response around it. Made of nothing but a {@link Signed} element. */
final class AuthenticatedAssertion {

    private final Element element;
    private final PublicKey key;

    private AuthenticatedAssertion(Element element, PublicKey key) {
        this.element = element;
        this.key = key;
    }

    /** The assertion that was signed itself. */
    static AuthenticatedAssertion of(Signed assertion) {
        return new AuthenticatedAssertion(assertion.element(), assertion.key());
    }

    /** The assertion in a signed response: its child, or what was decrypted from its child. */
    static AuthenticatedAssertion within(Signed response, Element assertion) {
        return new AuthenticatedAssertion(assertion, response.key());
    }

    Element element() {
        return element;
    }

    PublicKey key() {
        return key;
    }
}
