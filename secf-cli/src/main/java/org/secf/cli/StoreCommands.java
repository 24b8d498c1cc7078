package org.secf.cli;

import java.util.List;
import org.secf.keys.store.StoreLines;

/** The commands {@code secf store}. */
final class StoreCommands {

    private static final String BACKUPS =
            "The backups beside the store stay under the former master secret; delete them when nobody needs them.";

    private StoreCommands() {}

    static List<StoreVerb> all() {
        return List.of(
                StoreVerb.changing(
                                "init",
                                StoreDesk::init,
                                "Makes an empty store.",
                                "",
                                "Its master secret has at least 16 characters; make one with: openssl rand -base64 24")
                        .without(StoreOption.VERSION),
                StoreVerb.reading("info", StoreCommands::info, "Prints the version of a store and how much is in it."),
                StoreVerb.reading(
                        "log",
                        StoreCommands::log,
                        "Prints the last changes of a store, oldest first.",
                        "",
                        "Each as it was printed when it was made, so that an audit file can be compared or mended."),
                StoreVerb.changing("rekey", StoreDesk::rekey, "Puts a store under another master secret.", "", BACKUPS)
                        .allowing(StoreOption.NEW_MASTER));
    }

    private static StoreAnswer info(StoreDesk desk) throws UnusableException {
        String path = desk.given().path(StoreOption.STORE).toString();
        String format = desk.given().find(StoreOption.FORMAT).orElse(NamedStore.USUAL);
        return desk.read(contents -> List.of(StoreLines.summary(contents, path, format)));
    }

    private static StoreAnswer log(StoreDesk desk) throws UnusableException {
        return desk.read(
                contents -> contents.changes().stream().map(StoreLines::change).toList());
    }
}
