package org.secf.clientcert.revocation;

/** A revocation list of a kind from which nothing may be concluded here; the text says why. */
final class UnusableList extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableList(String message) {
        super(message);
    }

    UnusableList(String message, Throwable cause) {
        super(message, cause);
    }
}
