package org.secf.webauthn.webauthn4j;

import java.time.Instant;
import org.secf.webauthn.credentials.WebAuthnCredential;

/** A new credential that holds every rule. Made by {@link RegistrationVerifier} alone. */
public final class VerifiedRegistration {

    private final String id;
    private final String publicKey;
    private final State state;

    /** What the authenticator says of the credential. */
    record State(long signCount, boolean isUserVerified, boolean isBackupEligible, boolean isBackedUp) {}

    VerifiedRegistration(String id, String publicKey, State state) {
        this.id = id;
        this.publicKey = publicKey;
        this.state = state;
    }

    /** The credential's id, base64url. */
    public String id() {
        return id;
    }

    /**
     * What is to be kept of it.
     *
     * @param issuer who vouches for the user
     * @param userHandle that the authenticator was given, base64url
     */
    public WebAuthnCredential credential(String user, String issuer, String userHandle, Instant now) {
        return new WebAuthnCredential(
                id,
                user,
                issuer,
                userHandle,
                publicKey,
                state.signCount(),
                state.isUserVerified(),
                state.isBackupEligible(),
                state.isBackedUp(),
                now);
    }
}
