package org.secf.proxy;

import org.secf.verdict.Reason;

/** Why a proxy was not answered, or what a request says of its caller was not believed, in the order the rules are asked. */
public enum ProxyReason implements Reason {
    /** Who asks for a caller's identity is no proxy of ours. */
    NOT_A_PROXY("TS 33.222 §6.2"),
    /** The proxy does not tell which request it asks about, or tells two. */
    ORIGINAL_UNKNOWN("RFC 8725 §3.12"),
    /** A field that could be taken for one that says who the caller is, in another spelling or of another product. */
    OTHER_SPELLING("RFC 3875 §4.1.18"),
    /** One of the fields is there twice: two readers could take different ones. */
    REPEATED_FIELD("RFC 9110 §5.3"),
    /** A field is no list of names in quotes. */
    MALFORMED_FIELD("TS 24.109 §6"),
    /** Somebody says who the caller is, and nothing proves that it is a proxy of ours. */
    NOT_BY_PROXY("TS 33.222 §6.2"),
    /** The proof is right, and of somebody who is no proxy of ours. */
    UNKNOWN_PROXY("TS 33.222 §6.2"),
    /** The certificate of the proxy has not begun, or is over. */
    PROXY_CERTIFICATE_OVER("RFC 5280 §4.1.2.5"),
    /** A claim of the token is missing or of another type. */
    MALFORMED_ASSERTION("RFC 7519 §4.1"),
    /** It is for another resource. */
    OTHER_AUDIENCE("RFC 7519 §4.1.3"),
    /** It was made later than now. */
    ASSERTED_IN_FUTURE("RFC 7519 §4.1.6"),
    /** It is not to be believed yet. */
    ASSERTED_FOR_LATER("RFC 7519 §4.1.5"),
    /** It is over. */
    ASSERTION_OVER("RFC 7519 §4.1.4"),
    /** It would be good for longer than is believed here. */
    ASSERTED_FOR_TOO_LONG("RFC 8725 §3.12"),
    /** It does not say for which request it is. */
    ASSERTED_FOR_ANY_REQUEST("RFC 9449 §4.2"),
    /** It is for another request. */
    OTHER_REQUEST("RFC 9449 §4.3"),
    /** It was made before the application started: whether it was used then, nobody remembers. */
    ASSERTED_BEFORE_START("RFC 7519 §4.1.7"),
    /** It was used before. */
    ASSERTION_REPEATED("RFC 7519 §4.1.7"),
    /** Whether it was used before cannot be known. */
    REPEATED_UNKNOWN("RFC 7519 §4.1.7"),
    /** Fields and token say different things, or nothing says who the caller is. */
    OTHER_IDENTITY("TS 24.109 §6"),
    /** The caller's name cannot be shown. */
    UNUSABLE_IDENTITY("SEC_CF limit");

    private final String clause;

    ProxyReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
