package org.secf.saml.response;

import java.security.PublicKey;
import java.util.Optional;
import org.secf.saml.response.SignatureVerifier.Signed;
import org.w3c.dom.Element;

/** An assertion that the identity provider signed, itself or with the response around it. Made of nothing but a {@link Signed} element. */
final class AuthenticatedAssertion {

    private final Element element;
    private final PublicKey key;
    private final Optional<byte[]> standalone;

    private AuthenticatedAssertion(Element element, PublicKey key, Optional<byte[]> standalone) {
        this.element = element;
        this.key = key;
        this.standalone = standalone;
    }

    /**
     * The assertion that was signed itself.
     *
     * @param standalone the same taken out of its document, where somebody wants that
     */
    static AuthenticatedAssertion of(Signed assertion, Optional<byte[]> standalone) {
        return new AuthenticatedAssertion(assertion.element(), assertion.key(), standalone);
    }

    /** The assertion in a signed response: its child, or what was decrypted from its child. */
    static AuthenticatedAssertion within(Signed response, Element assertion) {
        return new AuthenticatedAssertion(assertion, response.key(), Optional.empty());
    }

    Element element() {
        return element;
    }

    PublicKey key() {
        return key;
    }

    /** All of it, where that was wanted and proves its subject by itself. */
    Optional<byte[]> standalone() {
        return standalone;
    }
}
