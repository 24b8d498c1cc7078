package org.secf.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One command about tokens or proofs.
 *
 * @param name below its group
 * @param meaning in one line
 * @param more for its own help
 * @param options that may be given
 * @param subject what is judged: the argument without dashes
 * @param action judges
 * @param examples for its own help
 */
record TokenVerb(
        String name,
        String meaning,
        String more,
        List<TokenOption> options,
        TokenOption subject,
        Action action,
        List<String> examples) {

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

    /** Without examples. */
    TokenVerb(String name, String meaning, String more, List<TokenOption> options, TokenOption subject, Action action) {
        this(name, meaning, more, options, subject, action, List.of());
    }

    /** The same with commands to copy. */
    TokenVerb showing(String... commands) {
        return new TokenVerb(name, meaning, more, options, subject, action, List.of(commands));
    }

    /** The option, or the subject, that a line of a batch calls so. */
    Optional<TokenOption> option(String text) {
        return Stream.concat(options.stream(), Stream.of(subject))
                .filter(option -> option.text().equals(text))
                .findFirst();
    }
}
