package org.secf.cli;

/** What was given cannot be judged at all: a missing option, an unreadable file. The text says what was expected, what came and what to do. */
final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
        super(message);
    }

    UnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
