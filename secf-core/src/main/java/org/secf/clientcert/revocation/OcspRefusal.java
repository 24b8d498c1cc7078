package org.secf.clientcert.revocation;

/** An answer of a responder that proves nothing; the text says why. */
final class OcspRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    OcspRefusal(String message) {
        super(message);
    }

    OcspRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
