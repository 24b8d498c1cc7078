package org.secf.testkit.idp;

/** The request cannot be answered. */
final class BadRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String explanation;

    BadRequestException(String explanation) {
        super(explanation);
        this.explanation = explanation;
    }

    /** For the developer in front of the browser. */
    String explanation() {
        return explanation;
    }
}
