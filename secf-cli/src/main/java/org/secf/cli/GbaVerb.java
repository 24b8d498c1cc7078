package org.secf.cli;

import jakarta.json.JsonObject;
import java.util.List;

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
         * @throws IllegalArgumentException when octets are too few or too many
         */
        JsonObject run(GbaGiven given) throws UnusableException;
    }

    static List<GbaVerb> all() {
        return List.of(MilenageVerb.verb(), DeriveVerb.verb(), DigestVerb.verb());
    }
}
