package org.secf.visited;

import org.secf.verdict.Reason;

/** Why a server in a visited network is not believed, beside what is wrong with the home's answer or with the server's own. */
public enum VisitedReason implements Reason {
    /** What the home answered says nothing of servers, or not in a form that can be relied on. */
    NOT_A_STATEMENT("SEC_CF AUTH-002c"),
    /** Another home says it. */
    OTHER_HOME("SEC_CF AUTH-002c"),
    /** It begins later. */
    STATEMENT_NOT_YET_VALID("SEC_CF AUTH-002c"),
    /** It is over. */
    STATEMENT_EXPIRED("SEC_CF AUTH-002c"),
    /** It would bind us for longer than we let anybody. */
    STATEMENT_TOO_LONG_LIVED("SEC_CF AUTH-002c"),
    /** The home has not confirmed it for so long that it may have withdrawn it. */
    STATEMENT_STALE("SEC_CF AUTH-002c"),
    /** The home does not vouch for a server at that address. */
    NOT_VOUCHED_FOR("SEC_CF AUTH-002c"),
    /** The answer is by a key of another server that the home vouches for. */
    KEY_OF_ANOTHER_SERVER("SEC_CF AUTH-002c"),
    /** The home vouches for no key by which TLS alone would prove that server. */
    NO_TLS_KEY("SEC_CF AUTH-002c"),
    /** Nothing was asked for that would prove a server of a visited network. */
    UNPROVED_ANSWER("SEC_CF fail-closed");

    private final String clause;

    VisitedReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
