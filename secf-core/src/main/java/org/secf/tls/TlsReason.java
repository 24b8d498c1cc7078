package org.secf.tls;

import org.secf.verdict.Reason;

/** Why a call to another server was not made, or its answer not taken. */
public enum TlsReason implements Reason {
    /** A name or password in an address ends in logs, and hides which host is meant. */
    USER_IN_ADDRESS("RFC 9110 §4.2.4"),
    /** The address names no host that can be called and compared. */
    NO_HOST("RFC 9110 §4.2.2"),
    /** Neither https nor this machine itself. */
    NOT_HTTPS("RFC 9110 §4.2.2"),

    /** The server offers no version or suite that we take, or the handshake broke. */
    HANDSHAKE_FAILED("RFC 9325 §3.1"),
    /** The server wants new keys in the middle of a connection. */
    RENEGOTIATED("RFC 9325 §3.5"),
    /** A key that is too short, or a signature that can be forged. */
    WEAK_CERTIFICATE("RFC 9325 §4.5"),
    /** The certificate, or one above it, begins later or is over. */
    CERTIFICATE_OUT_OF_DATE("RFC 5280 §6.1.3"),
    /** The certificate leads to nobody who is trusted, or is not for servers. */
    CERTIFICATE_UNTRUSTED("RFC 5280 §6.1"),
    /** The certificate is another host's. */
    WRONG_HOST("RFC 9525 §6"),
    /** Whoever vouches for the server does so for other keys. */
    KEY_NOT_VOUCHED_FOR("SEC_CF AUTH-002c"),
    /** Something switched the comparison of host names off for the whole process. */
    HOST_NOT_CHECKED("RFC 9525 §6"),

    /** Nobody listens, or the connection broke. */
    UNREACHABLE("RFC 9110 §15.6.3"),
    /** No whole answer in time. */
    TIMED_OUT("RFC 9110 §15.6.5"),
    /** More octets than any honest answer has. */
    TOO_LARGE("SEC_CF limit"),
    /** The server sends us on to an address that nobody configured. */
    REDIRECTED("RFC 9110 §15.4"),
    /** Another status than was asked for. */
    BAD_STATUS("RFC 9110 §15");

    private final String clause;

    TlsReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
