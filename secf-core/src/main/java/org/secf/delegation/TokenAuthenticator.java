package org.secf.delegation;

import org.secf.identity.Caller;
import org.secf.message.Facts;
import org.secf.verdict.Verdict;

/** Verifies tokens that came in another way than a mechanism reads them: in the content of a message, as an argument of a call. */
public interface TokenAuthenticator {

    /** What kind of token it verifies, see {@link TokenType}. */
    String tokenType();

    /**
     * Whom the token proves.
     *
     * @param facts what was verified of the message whose content brought it; {@link Facts#NONE} where there is none, so that a token that needs a proof of who
     *     brings it is refused
     * @param isConfidential whether nobody else could read it on its way
     */
    Verdict<Caller> authenticate(PresentedToken token, Facts facts, boolean isConfidential);
}
