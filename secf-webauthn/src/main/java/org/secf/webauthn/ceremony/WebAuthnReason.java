package org.secf.webauthn.ceremony;

import org.secf.verdict.Reason;

/** Why a login by an authenticator, or the registration of one, was refused. */
public enum WebAuthnReason implements Reason {
    /** No message of ours, or octets that no authenticator sends. */
    MALFORMED_MESSAGE("WebAuthn-3 §5.1"),
    /** No page of this site sent it. */
    OTHER_SITE("CWE-352"),
    /** This browser has no such challenge: it was used, is too old, was for something else or for another browser. */
    UNKNOWN_CEREMONY("WebAuthn-3 §13.4.3"),
    /** The caller is another one than when the challenge was made. */
    CALLER_CHANGED("WebAuthn-3 §7.2 step 6"),
    /** It takes a caller to register a credential, or to prove more of one. */
    NO_CALLER("WebAuthn-3 §7.1"),
    /** The caller proved itself too long ago to register a credential. */
    CALLER_TOO_OLD("NIST SP 800-63B-4 §4.1.2.1"),
    /** Who acts for a user is not the user, and must not leave a key of its own behind. */
    DELEGATED_CALLER("NIST SP 800-63B-4 §4.1.2.1"),
    /** Who has a credential must use it to register another: a password alone would open what it protects. */
    CREDENTIAL_NOT_USED("NIST SP 800-63B-4 §4.1.2.1"),
    /** For a first credential callers must have proved themselves in another way. */
    WRONG_FIRST_CONTEXT("NIST SP 800-63B-4 §4.1.2.1"),
    /** The caller has no credential to prove itself by. */
    NO_CREDENTIAL("WebAuthn-3 §7.2 step 1"),
    /** Not among those that were asked for. */
    CREDENTIAL_NOT_ASKED_FOR("WebAuthn-3 §7.2 step 5"),
    /** Nobody has it. */
    UNKNOWN_CREDENTIAL("WebAuthn-3 §7.2 step 6"),
    /** Who it is has to be said by the authenticator, where nobody else did. */
    NO_USER_HANDLE("WebAuthn-3 §7.2 step 6"),
    /** Another user's. */
    WRONG_USER_HANDLE("WebAuthn-3 §7.2 step 6"),
    /** The application no longer knows this user, or does not let it in. */
    UNKNOWN_USER("WebAuthn-3 §7.2 step 6"),
    /** A registration in place of a login, or the other way round. */
    WRONG_TYPE("WebAuthn-3 §7.1 step 7, §7.2 step 10"),
    /** The answer to another challenge. */
    WRONG_CHALLENGE("WebAuthn-3 §7.1 step 8, §7.2 step 11"),
    /** A page of another site asked the authenticator. */
    WRONG_ORIGIN("WebAuthn-3 §7.1 step 9, §7.2 step 12"),
    /** The page was a frame in one of another site. */
    CROSS_ORIGIN("WebAuthn-3 §7.1 steps 10 and 11, §7.2 steps 13 and 14"),
    /** The credential is for another relying party. */
    WRONG_RP_ID("WebAuthn-3 §7.1 step 14, §7.2 step 15"),
    /** Nobody touched the authenticator. */
    USER_NOT_PRESENT("WebAuthn-3 §7.1 step 15, §7.2 step 16"),
    /** Neither PIN nor biometrics. */
    USER_NOT_VERIFIED("WebAuthn-3 §7.1 step 16, §7.2 step 17"),
    /** Backed up, though it cannot be. */
    IMPOSSIBLE_BACKUP_STATE("WebAuthn-3 §7.1 step 17, §7.2 step 18"),
    /** Whether it can be backed up never changes. */
    BACKUP_ELIGIBILITY_CHANGED("WebAuthn-3 §7.2 step 19"),
    /** Not by the key of the credential or of its attestation, or of something else. */
    WRONG_SIGNATURE("WebAuthn-3 §7.2 step 21, WebAuthn-2 §7.1 step 19"),
    /** The count did not grow: there may be a copy of the authenticator. */
    COUNT_WENT_BACK("WebAuthn-3 §7.2 step 22"),
    /** Not one of the algorithms that are allowed. */
    ALGORITHM_NOT_ALLOWED("WebAuthn-3 §7.1 step 20"),
    /** The key is too short. */
    WEAK_KEY("WebAuthn-3 §5.8.5"),
    /** An attestation of a format that was not asked for. */
    ATTESTATION_NOT_ALLOWED("WebAuthn-2 §7.1 step 18"),
    /** The attestation does not hold, or nobody whom we trust vouches for it. */
    WRONG_ATTESTATION("WebAuthn-2 §7.1 steps 19 and 21"),
    /** The id has more than 1023 octets. */
    CREDENTIAL_ID_TOO_LONG("WebAuthn-3 §7.1 step 24"),
    /** Somebody has it already. */
    KNOWN_CREDENTIAL("WebAuthn-3 §7.1 step 25"),
    /** There is no room for another. */
    TOO_MANY_CREDENTIALS("CWE-770"),
    /** The credentials cannot be read or written; nobody can be known. */
    CREDENTIALS_UNAVAILABLE("WebAuthn-3 §7.2 step 6"),
    /** Any other rule that the answer breaks. */
    OTHER_RULE("WebAuthn-3 §7");

    private final String clause;

    WebAuthnReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
