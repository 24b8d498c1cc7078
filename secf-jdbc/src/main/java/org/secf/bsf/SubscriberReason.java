package org.secf.bsf;

import org.secf.verdict.Reason;

/** Why the list of subscribers was not changed. */
public enum SubscriberReason implements Reason {
    /** There is one of this identity. */
    SUBSCRIBER_EXISTS("TS 33.220 §4.2.3"),
    /** There is none of this identity. */
    NO_SUCH_SUBSCRIBER("TS 33.220 §4.2.3");

    private final String clause;

    SubscriberReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
