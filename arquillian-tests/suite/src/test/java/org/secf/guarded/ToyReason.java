package org.secf.guarded;

import org.secf.verdict.Reason;

/** Why the toy guard refuses. */
public enum ToyReason implements Reason {
    /** The sum over the body is another. */
    WRONG_SUM,
    /** The message was there before. */
    SEEN_BEFORE;

    @Override
    public String clause() {
        return "toy §1";
    }
}
