package org.secf.bearer;

/**
 * An access token as it was sent.
 *
 * @param scheme by which
 * @param token nothing of it is believed
 */
record Credential(Scheme scheme, String token) {

    /** Without the token. */
    @Override
    public String toString() {
        return scheme.text();
    }
}
