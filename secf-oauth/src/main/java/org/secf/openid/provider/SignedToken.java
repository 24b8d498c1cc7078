package org.secf.openid.provider;

import org.secf.jwt.VerifiedJwt;

/**
 * A token that the provider signed, not judged yet.
 *
 * @param jwt what it says
 * @param text as the provider signed it
 * @param algorithm by which, as JOSE calls it
 */
record SignedToken(VerifiedJwt jwt, String text, String algorithm) {

    /** Without the token. */
    @Override
    public String toString() {
        return "a token signed by " + algorithm;
    }
}
