package org.secf.ejb;

import org.secf.verdict.Reason;

/** Why a method was not called. */
public enum InterceptorReason implements Reason {
    /** No part of the deployment says who calls; nobody is believed then. */
    NO_CALLER_SOURCE("RFC 9110 §15.5.4"),
    /** The binding came by a way that does not show what it demands, such as a stereotype. */
    NO_REQUIREMENT_FOUND("Jakarta Interceptors §3.1"),
    /** No part of the deployment says how calls come; none is believed to be confidential then. */
    NO_TRANSPORT_SOURCE("RFC 9325 §3.2"),
    /** No request is known on the thread, so nothing of how the call came. */
    NO_REQUEST("RFC 9325 §3.2"),
    /** The request came without TLS. */
    NOT_CONFIDENTIAL("RFC 9325 §3.2"),
    /** No part of the deployment says what was verified of messages; nothing is believed to be then. */
    NO_FACTS_SOURCE("RFC 9421 §3.2"),
    /** No signature of the request was verified. */
    NOT_SIGNED("RFC 9421 §3.2"),
    /** The signature does not cover what the method demands. */
    COMPONENT_NOT_SIGNED("RFC 9421 §7.2.1"),
    /** The signature covers no digest of the body. */
    BODY_NOT_SIGNED("RFC 9421 §7.2.8"),
    /** The key belongs to nobody known, or to another than the caller. */
    WRONG_ORIGIN("RFC 9421 §7.3.4"),
    /** Nothing in the request is used once, or nothing that the method takes for that, so it may be a copy. */
    NOT_FRESH("RFC 9421 §7.2.2"),
    /** The request is used once, but was made longer ago than the method takes it, or nobody knows when. */
    MESSAGE_TOO_OLD("RFC 9421 §7.2.2"),
    /** The body could be read by others on its way, or nothing is known of it. */
    NOT_ENCRYPTED("SEC_CF CONF-001"),
    /** Somebody else encrypted the body than signed it or calls, who may have copied it. */
    OTHERS_BODY("SEC_CF CONF-001"),
    /** No part of the deployment can hold a response back until it is protected. */
    NO_RESPONSE_OBLIGATIONS("RFC 9110 §15.6.1"),
    /** The caller is known, but lacks every role that the method is for. */
    ROLE_MISSING("RFC 9110 §15.5.4"),
    /** The call brings no token, and its caller is whom a token proves. */
    NO_TOKEN("RFC 9110 §15.5.2"),
    NOT_AUTHENTICATED("RFC 9110 §15.5.2"),
    WRONG_AUTHENTICATION_CONTEXT("RFC 9470 §3"),
    AUTHENTICATION_TOO_OLD("RFC 9470 §3");

    private final String clause;

    InterceptorReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
