package org.secf.clientcert;

import org.secf.verdict.Reason;

/** Why a client's certificate was refused, in the order the rules are asked. */
public enum ClientCertReason implements Reason {
    /** Outside of TLS nobody proved that the key of the certificate is theirs. */
    NO_TLS("RFC 8446 §4.4.3"),
    /** The fields of a proxy in a request that none of the listed ones vouches for: anybody can write them. */
    NOT_BY_PROXY("RFC 9440 §4"),
    /** What a proxy tells of a certificate cannot be read. */
    MALFORMED_FIELD("RFC 9440 §2.1"),
    /** More certificates than the deployer allows. */
    CHAIN_TOO_LONG("SEC_CF limit"),
    /** More octets than any honest chain has. */
    CHAIN_TOO_LARGE("SEC_CF limit"),
    /** A certificate, or an extension that is decided on, cannot be read. */
    UNREADABLE_CERTIFICATE("RFC 5280 §4.1"),
    /** The same certificate twice. */
    DUPLICATE_CERTIFICATE("RFC 5246 §7.4.2"),
    /** A certificate is not the issuer of the one before it. */
    CHAIN_OUT_OF_ORDER("RFC 5246 §7.4.2"),
    /** Whoever vouches for others is no client; a key of an authority that signs handshakes is misused. */
    CLIENT_IS_AUTHORITY("RFC 5280 §4.2.1.9"),
    /** A key that is too short, or of a kind we do not know. */
    WEAK_KEY("RFC 9325 §4.5"),
    /** Signed over a digest that can be forged, or by an algorithm that is not on the list. */
    WEAK_SIGNATURE("RFC 8446 §4.4.2.4"),
    /** A certificate of the chain, or the trust anchor, begins later. */
    NOT_YET_VALID("RFC 5280 §4.1.2.5"),
    /** A certificate of the chain, or the trust anchor, is over. */
    EXPIRED("RFC 5280 §4.1.2.5"),

    /** The chain ends at nobody whom the deployer trusts. */
    UNTRUSTED_ISSUER("RFC 5280 §6.1.1"),
    /** A certificate bears its issuer's name but not its signature. */
    SIGNATURE_INVALID("RFC 5280 §6.1.3"),
    /** Somebody vouches for others who may not. */
    ISSUER_NOT_AUTHORITY("RFC 5280 §6.1.4"),
    /** More authorities below one than it allows. */
    PATH_LENGTH_EXCEEDED("RFC 5280 §4.2.1.9"),
    /** A name that an authority above was not given to certify. */
    NAME_NOT_PERMITTED("RFC 5280 §4.2.1.10"),
    /** A critical extension that nobody here understands. */
    UNKNOWN_CRITICAL_EXTENSION("RFC 5280 §4.2"),
    /** Issued under none of the policies that the deployer asks for. */
    POLICY_NOT_MET("RFC 5280 §6.1.5"),
    /** The path does not validate for another reason. */
    PATH_INVALID("RFC 5280 §6.1"),

    /** The key is certified for other uses than signing. */
    WRONG_KEY_USAGE("RFC 5280 §4.2.1.3"),
    /** Neither issued for authenticating clients, or whatever purpose the deployer asks for, or by an authority that may not. */
    MISSING_KEY_PURPOSE("RFC 5280 §4.2.1.12"),

    /** The certificate, or one above it, was revoked. */
    REVOKED("RFC 5280 §6.3"),
    /** Whether it was revoked cannot be known; counts as revoked. */
    REVOCATION_UNKNOWN("RFC 6960 §2.2"),

    /** Nothing in the certificate names the caller. */
    NO_CALLER_NAME("RFC 5280 §4.1.2.6"),
    /** Several values, and no rule to choose. */
    SEVERAL_CALLER_NAMES("RFC 5280 §4.1.2.6"),
    /** The name is blank, has spaces at its ends, control or invisible characters, or a broken or retired encoding. */
    HOSTILE_CALLER_NAME("RFC 5280 §4.1.2.4");

    private final String clause;

    ClientCertReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
