package org.secf.cli;

import java.util.List;
import org.secf.keys.Secret;
import org.secf.keys.store.StoreLines;

/** The commands {@code secf secret}. */
final class SecretCommands {

    private SecretCommands() {}

    static List<StoreVerb> all() {
        return List.of(
                StoreVerb.changing(
                                "set",
                                SecretCommands::set,
                                "Puts a secret into a store, or another value for one that is there.",
                                "",
                                "The value is typed, or comes on standard input or from a file. It is never an argument, and no"
                                        + " option takes it: arguments stand in the process list and in the shell's history."
                                        + " One line end at the end of what is typed or comes on standard input is left out.")
                        .ofAlias()
                        .allowing(StoreOption.VALUE_FROM, StoreOption.STDIN, StoreOption.BINARY),
                SealCommand.verb(),
                StoreVerb.reading("list", SecretCommands::list, "Prints the names of the secrets, never a value."),
                StoreVerb.changing(
                                "remove",
                                SecretCommands::remove,
                                "Takes a secret out of a store.",
                                "",
                                "It stays in the backups beside it until they are replaced.")
                        .ofAlias());
    }

    private static StoreAnswer set(StoreDesk desk) throws UnusableException {
        String alias = desk.given().alias();
        var edits = desk.edits();
        try (Secret secret = SecretInput.read(desk.given(), desk.outside())) {
            return desk.change(edits.setSecret(alias, secret));
        }
    }

    private static StoreAnswer list(StoreDesk desk) throws UnusableException {
        return desk.read(contents -> List.of(StoreLines.secrets(contents)));
    }

    private static StoreAnswer remove(StoreDesk desk) throws UnusableException {
        return desk.change(desk.edits().removeSecret(desk.given().alias()));
    }
}
