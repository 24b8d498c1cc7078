package org.secf.cli;

import java.util.List;

/**
 * One command about tokens or proofs.
 *
 * @param name below its group
 * @param meaning in one line
 * @param more for its own help
 * @param options that may be given
 * @param subject what is judged: the argument without dashes
 * @param action judges
 */
record TokenVerb(
        String name, String meaning, String more, List<TokenOption> options, TokenOption subject, Action action) {

    /** What a command does. */
    @FunctionalInterface
    interface Action {

        /**
         * The result.
         *
         * @throws UnusableException when it cannot be judged at all
         */
        Answer run(TokenGiven given, Outside outside) throws UnusableException;
    }
}
