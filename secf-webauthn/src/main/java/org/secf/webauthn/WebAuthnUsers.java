package org.secf.webauthn;

import java.util.Optional;
import org.secf.identity.VerifiedUser;

/**
 * Knows the users who log in by an authenticator; a bean of the application. Without one, who has a credential gets in, with no groups. Where a caller of another
 * mechanism only proves more, that one's groups stay, and nobody is asked.
 */
@FunctionalInterface
public interface WebAuthnUsers {

    /**
     * The user of that name, with groups before any mapping; empty where there is no such user any more, or it may not log in.
     *
     * @param name the caller name of the user's credential
     */
    Optional<VerifiedUser> find(String name);
}
