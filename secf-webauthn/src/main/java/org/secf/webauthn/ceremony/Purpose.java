package org.secf.webauthn.ceremony;

/** What an authenticator is asked for. */
public enum Purpose {
    /** To say who somebody is. */
    LOGIN("login"),
    /** To prove more of a caller who is known. */
    STEP_UP("step-up"),
    /** To make a credential for a caller who is known. */
    REGISTRATION("register");

    private final String path;

    Purpose(String path) {
        this.path = path;
    }

    /** The last part of its addresses. */
    public String path() {
        return path;
    }
}
