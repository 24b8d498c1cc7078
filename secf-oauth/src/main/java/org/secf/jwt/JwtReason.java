package org.secf.jwt;

import org.secf.verdict.Reason;

/** Why a JSON Web Token was refused before anybody looked at what it claims, in the order the rules are asked. */
public enum JwtReason implements Reason {
    /** More characters than the deployer allows. */
    JWT_TOO_LONG("SEC_CF limit"),
    /** Encrypted, where nobody agreed on encryption. */
    JWT_ENCRYPTED("RFC 7516 §9"),
    /** Not three parts in base64url, each in its one spelling. */
    JWT_MALFORMED("RFC 7515 §7.1"),
    /** The header is no JSON object with each member once, or is nested too deep. */
    JWT_HEADER_UNREADABLE("RFC 7515 §5.2"),
    /** Extensions that must be understood; we understand none. */
    JWT_CRITICAL("RFC 7515 §4.1.11"),
    /** Brings the key that it wants to be verified by, or says where to look for it. */
    JWT_BRINGS_KEY("RFC 8725 §3.10"),
    /** A parameter that changes how the token is read, of encryption or of unencoded payloads. */
    JWT_PARAMETER("RFC 7797 §6"),
    /** Made for another purpose: an ID token, a logout token, a proof. */
    JWT_TYPE("RFC 8725 §3.11"),
    /** Says of its content what claims are not, such as that it is another token. */
    JWT_CONTENT_TYPE("RFC 7519 §5.2"),
    /** An algorithm that is not on the list; {@code none} never is, and neither is one by a shared secret. */
    JWT_ALGORITHM("RFC 8725 §3.1"),
    /** A name of a key that is no text, or longer than names are, or holds what nobody could see. */
    JWT_KEY_ID("RFC 8725 §3.10"),
    /** The issuer's metadata says that its keys are where we do not ask: not by https, or at a host that is neither its own nor named by the deployer. */
    JWT_KEYS_ELSEWHERE("RFC 8414 §2"),
    /** No key of that name, or none at all, is known of the issuer. */
    JWT_KEY_UNKNOWN("RFC 7515 §4.1.4"),
    /** The key is for another algorithm. */
    JWT_ALGORITHM_OF_KEY("RFC 8725 §3.1"),
    /** Not signed by the key. */
    JWT_SIGNATURE("RFC 7515 §5.2"),
    /** The claims are no JSON object with each member once, or are nested too deep. */
    JWT_CLAIMS_UNREADABLE("RFC 7519 §7.2");

    private final String clause;

    JwtReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
