package org.secf.cli;

import jakarta.json.JsonObject;
import java.util.List;
import org.secf.verdict.Verdict;

/**
 * One command around bootstrapped keys.
 *
 * @param required must be given
 * @param optional may be
 * @param action calculates
 */
record GbaVerb(String name, String meaning, List<GbaOption> required, List<GbaOption> optional, Action action) {

    /** What a command does. */
    @FunctionalInterface
    interface Action {

        /**
         * One object, its octets in hexadecimal.
         *
         * @return rejected where another machine was asked and the answer is not believed
         * @throws IllegalArgumentException when octets are too few or too many
         */
        Verdict<JsonObject> run(GbaGiven given, Outside outside) throws UnusableException;
    }

    /** An action that calculates and asks nobody. */
    static Action calculating(Calculation calculation) {
        return (given, outside) -> Verdict.accepted(calculation.run(given));
    }

    /** What a command calculates. */
    @FunctionalInterface
    interface Calculation {

        /** As {@link Action#run}. */
        JsonObject run(GbaGiven given) throws UnusableException;
    }

    static List<GbaVerb> all() {
        return List.of(MilenageVerb.verb(), DeriveVerb.verb(), DigestVerb.verb(), BootstrapVerb.verb());
    }
}
