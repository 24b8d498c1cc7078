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
    /** The caller is known, but lacks every role that the method is for. */
    ROLE_MISSING("RFC 9110 §15.5.4"),
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
