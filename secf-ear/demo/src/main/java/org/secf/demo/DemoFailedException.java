package org.secf.demo;

/** The demonstration cannot go on; the text says why and what to do. */
final class DemoFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    DemoFailedException(String message) {
        super(message);
    }
}
