package org.secf.bearer;

/** Whether tokens have to be bound to their senders. */
public enum SenderRule {
    /** Tokens that are bound are refused. */
    REFUSED,
    /** Tokens may be bound; those that are, are good for their sender only. */
    ACCEPTED,
    /** Tokens that are good for whoever has them are refused. */
    REQUIRED
}
