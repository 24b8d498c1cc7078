package org.secf.webauthn.credentials;

import java.util.List;
import java.util.Optional;

/**
 * The credentials of an application's users. A bean of the application that implements it takes the place of ours, and then may keep them in a database; it is
 * used by many threads at once. What it cannot do it says by an unchecked exception, and nobody gets in meanwhile.
 */
public interface WebAuthnCredentials {

    /** What became of a new credential. */
    enum Addition {
        /** It is kept. */
        ADDED,
        /** Somebody has a credential of that id, be it the same user (WebAuthn-3 §7.1 step 25). */
        KNOWN,
        /** There is no room for it, for this user or at all. */
        FULL
    }

    /**
     * The credential of that id. Asked at each login, and at each request of a session by an authenticator.
     *
     * @param id base64url
     */
    Optional<WebAuthnCredential> find(String id);

    /** Those of a user's name, whoever vouches for it, oldest first; empty where there are none. */
    List<WebAuthnCredential> ofUser(String user);

    /** Keeps a new one, atomically: of simultaneous additions of one id, one succeeds. It must be kept for good before this returns. */
    Addition add(WebAuthnCredential credential);

    /**
     * Takes a credential's new state over, atomically: only where the kept one still is {@code before}. Of two logins with the same count one succeeds, so that a
     * copy of an authenticator cannot slip through beside it (WebAuthn-3 §7.2 step 22).
     *
     * @return whether it was taken over
     */
    boolean update(WebAuthnCredential before, WebAuthnCredential after);
}
