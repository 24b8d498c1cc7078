package org.secf.agreement;

import org.secf.verdict.Reason;

/** Why an agreement was refused. Faults of keys and seals have an {@link org.secf.hpke.HpkeReason}. */
public enum AgreementReason implements Reason {
    /** More octets than any message of an agreement has, no UTF-8, not one JSON object, a member twice, or nested too deep. */
    MALFORMED_MESSAGE("RFC 8259 §4, §8.1, §9"),
    /** A member is missing, unknown, or not in its one form. */
    MALFORMED_MEMBER("SEC_CF KEM-001"),
    /** The offer is signed by a key that we do not trust. */
    SERVER_KEY_UNKNOWN("SEC_CF KEM-001, NIST SP 800-56A §5.6.2"),
    /** The signature of the offer is not that of the server's key. */
    OFFER_SIGNATURE("SEC_CF KEM-001, FIPS 186-5 §3.3"),
    /** The offer of another server. */
    WRONG_SERVER("SEC_CF KEM-001"),
    /** The offer begins later. */
    OFFER_NOT_YET_VALID("SEC_CF KEM-001"),
    /** The offer has ended, or there never was one. What was sealed to it cannot be opened any more. */
    OFFER_EXPIRED("SEC_CF KEM-001, RFC 9180 §9.1"),
    /** Nothing among the suites and modes of one side is among those of the other: never less than both allow. */
    NOT_OFFERED("RFC 9180 §5.1, §7"),
    /** A step out of its order: a second answer, or keys before the agreement is complete. */
    WRONG_STATE("SEC_CF KEM-001"),
    /** There is no pre-shared key of that name. */
    PSK_UNKNOWN("RFC 9180 §5.1.2"),
    /** There is no client with that key. */
    CLIENT_UNKNOWN("RFC 9180 §5.1.3"),
    /** The client's signature is not that of its key over this very agreement. */
    CLIENT_SIGNATURE("SEC_CF KEM-001, FIPS 186-5 §3.3"),
    /** A client that says not who it is, where it must. */
    CLIENT_UNAUTHENTICATED("RFC 9180 §9.1.1"),
    /** An association for longer than is allowed. */
    LIFETIME_TOO_LONG("SEC_CF KEM-001"),
    /** The same answer to an offer again. */
    REPLAYED("RFC 9180 §9.7.3"),
    /** Whether it is a replay cannot be known; nothing is accepted then. */
    REPLAY_UNKNOWN("RFC 9180 §9.7.3"),
    /** As many answers to one offer were taken as may be; the next offer has room. */
    TOO_MANY_ANSWERS("SEC_CF KEM-001"),
    /** As many answers to one offer were taken of one client as may be. */
    TOO_MANY_OF_CLIENT("SEC_CF KEM-001"),
    /** There is no key that could sign an offer, or it failed. */
    NO_SIGNING_KEY("SEC_CF KEM-001"),
    /** The server grants what was not asked for. */
    TERMS_UNACCEPTABLE("SEC_CF KEM-001"),
    /** The association has come to its end. */
    ASSOCIATION_EXPIRED("SEC_CF KEM-001"),
    /** The server answered with another status or not at all. */
    CARRIER_FAILED("RFC 9110 §15");

    private final String clause;

    AgreementReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
