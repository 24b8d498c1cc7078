package org.secf.webauthn.credentials;

import java.time.Instant;
import org.secf.identity.VisibleName;
import org.secf.keys.Base64Url;

/**
 * What is kept of a user's credential (WebAuthn-3 §4, credential record). Nothing in it is secret: the private key never leaves the authenticator.
 *
 * @param id the credential's id, base64url
 * @param user the caller name that it logs in
 * @param issuer who vouched for the caller who registered it; callers of that name for whom another does are others
 * @param userHandle by which the authenticator names the user (WebAuthn-3 §5.4.3), base64url; says nothing of who it is
 * @param publicKey the COSE key (RFC 9052 §7) as the authenticator sent it, base64url
 * @param signCount of the last login; zero of authenticators that do not count
 * @param userVerified whether the authenticator verified its user when it made the credential
 * @param backupEligible whether the private key may leave its authenticator for a backup (WebAuthn-3 §6.1.3)
 * @param backedUp whether it had, at the last login
 * @param created when it was registered
 */
public record WebAuthnCredential(
        String id,
        String user,
        String issuer,
        String userHandle,
        String publicKey,
        long signCount,
        boolean userVerified,
        boolean backupEligible,
        boolean backedUp,
        Instant created) {

    /** How many octets a public key may have: some 1,040 are those of an RSA key of 8192 bits. */
    public static final int LONGEST_KEY = 2048;

    private static final int LONGEST_ID = 1023;
    private static final int LONGEST_HANDLE = 64;
    private static final long MOST = 0xFFFF_FFFFL;

    public WebAuthnCredential {
        requireOctets("id", id, LONGEST_ID);
        requireOctets("user handle", userHandle, LONGEST_HANDLE);
        requireOctets("public key", publicKey, LONGEST_KEY);
        if (!VisibleName.isOne(user)) {
            throw new IllegalArgumentException("expected " + VisibleName.EXPECTED);
        }
        if (issuer.isBlank()) {
            throw new IllegalArgumentException("expected an issuer");
        }
        if (signCount < 0 || signCount > MOST) {
            throw new IllegalArgumentException("a count has 32 bits");
        }
        if (backedUp && !backupEligible) {
            throw new IllegalArgumentException("what cannot be backed up is not");
        }
    }

    /** The same after another login. */
    public WebAuthnCredential after(long count, boolean isBackedUp) {
        return new WebAuthnCredential(
                id, user, issuer, userHandle, publicKey, count, userVerified, backupEligible, isBackedUp, created);
    }

    private static void requireOctets(String what, String text, int most) {
        int length = Base64Url.decode(text).map(octets -> octets.length).orElse(0);
        if (length < 1 || length > most) {
            throw new IllegalArgumentException("expected a " + what + " of 1 to " + most + " octets in base64url");
        }
    }
}
