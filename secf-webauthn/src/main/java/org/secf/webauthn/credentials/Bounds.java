package org.secf.webauthn.credentials;

/**
 * How many credentials are kept.
 *
 * @param most of all users together
 * @param mostOfUser of one user
 */
public record Bounds(int most, int mostOfUser) {

    public Bounds {
        if (most < 1 || mostOfUser < 1) {
            throw new IllegalArgumentException("at least one");
        }
    }
}
