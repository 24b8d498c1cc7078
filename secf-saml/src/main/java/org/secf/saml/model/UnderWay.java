package org.secf.saml.model;

import org.secf.state.BrowserBinding;

/**
 * What was begun and is remembered until it is answered. All kinds are remembered in one place, so what binds each to whoever began it says of which kind it is:
 * what comes in for one takes out no other, and spoils none.
 */
public enum UnderWay {
    /** A login of a browser. */
    LOGIN,
    /** A login of a client that is no browser. */
    CLIENT_LOGIN,
    /** The choice of an identity provider. */
    CHOICE,
    /** A logout. */
    LOGOUT;

    /**
     * What is remembered of whoever began one of this kind.
     *
     * @param digest of the secret, see {@link BrowserBinding}
     */
    public String binding(String digest) {
        return BrowserBinding.digest("saml " + name() + " " + digest);
    }
}
