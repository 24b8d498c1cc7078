package org.secf.agreement;

/** How far an agreement is, as the client sees it. */
public enum AgreementState {
    /** The server's offer was found good; nothing was answered yet. */
    OFFERED,
    /** We answered; whether the server has the same keys is not known. */
    PROPOSED,
    /** The server proved to have the same keys. The only state in which there is a security association. */
    ESTABLISHED,
    /** Something was refused; begin with a new offer. */
    FAILED,
    /** The offer or the association came to its end; begin with a new offer. */
    EXPIRED
}
