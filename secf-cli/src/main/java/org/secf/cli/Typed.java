package org.secf.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.secf.keys.store.MasterSource;

/** Asks for a secret at the terminal, where nothing of it is shown. */
record Typed(Optional<Function<String, char[]>> terminal) {

    /** What was typed; the caller wipes it. */
    char[] once(String option, String label) throws UnusableException {
        char[] typed = terminal.orElseThrow(() -> new UnusableException(
                        option + " is missing, and there is no terminal to ask at: expected " + MasterSource.EXPECTED))
                .apply(label + ": ");
        if (typed.length == 0) {
            throw new UnusableException("expected the " + label.toLowerCase(Locale.ROOT) + ", found nothing");
        }
        return typed;
    }

    /** What was typed twice alike, because nobody could read a slip. */
    char[] twice(String option, String label) throws UnusableException {
        char[] typed = once(option, label);
        char[] again = once(option, label + ", again");
        try {
            if (!Arrays.equals(typed, again)) {
                Arrays.fill(typed, '\0');
                throw new UnusableException("the two are not the same; nothing was changed");
            }
            return typed;
        } finally {
            Arrays.fill(again, '\0');
        }
    }
}
