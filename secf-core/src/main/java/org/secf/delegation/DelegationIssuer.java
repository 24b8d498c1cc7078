package org.secf.delegation;

import org.secf.identity.Caller;
import org.secf.verdict.Verdict;

/** Vouches for callers of this enabler towards others. Built once at start, used by many threads at once. */
public interface DelegationIssuer {

    /** What kind of token it makes, see {@link TokenType}. */
    String tokenType();

    /**
     * A token that says who the caller is, who vouched for it so far, and that this enabler acts for it now.
     *
     * @param caller of the request at hand
     * @return rejected with a {@link DelegationReason} or a reason of the protocol; a token that is good for the one audience, for a short time
     */
    Verdict<DelegatedToken> vouch(Caller caller, DelegationRequest request);
}
