package org.secf.der;

/** Octets are no DER (X.690), or another structure than was asked for. */
public final class MalformedDer extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedDer(String message) {
        super(message);
    }
}
