package org.secf.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.security.Provider;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.secf.keys.store.Change;
import org.secf.keys.store.ChangeRecord;
import org.secf.keys.store.Master;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEdits;
import org.secf.keys.store.StoreFile;
import org.secf.keys.store.StoreLines;
import org.secf.verdict.Verdict;

/** Reads and changes the store that was named. No rule of stores is decided here. */
final class StoreDesk implements AutoCloseable {

    private static final int LONGEST_NAME = 100;

    private final Outside outside;
    private final StoreGiven given;
    private final NamedStore named;
    private Optional<StoreFile> opened = Optional.empty();

    StoreDesk(Outside outside, StoreGiven given) {
        this.outside = outside;
        this.given = given;
        this.named = new NamedStore(outside, given);
    }

    Outside outside() {
        return outside;
    }

    StoreGiven given() {
        return given;
    }

    /** Times in a store are read by people too. */
    Instant now() {
        return outside.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Prints a view of the store. */
    StoreAnswer read(Function<StoreContents, List<JsonObject>> view) throws UnusableException {
        return store().read()
                .fold(
                        contents -> {
                            try (contents) {
                                return StoreAnswer.done(view.apply(contents));
                            }
                        },
                        StoreAnswer::rejected);
    }

    /** Makes a change, and prints it. */
    StoreAnswer change(Change change) throws UnusableException {
        return change(Verdict.accepted(change));
    }

    /** Makes a change, where the rules allowed to ask for it, and prints it. */
    StoreAnswer change(Verdict<Change> change) throws UnusableException {
        StoreFile store = store();
        return written(() -> change.then(store::change), List.of());
    }

    /** Makes a change, and prints it and what {@code view} shows of the store afterwards. */
    StoreAnswer change(Change change, Function<StoreContents, JsonObject> view) throws UnusableException {
        List<JsonObject> shown = new ArrayList<>();
        StoreFile store = store();
        Change watched = new Change(
                change.who(),
                change.what(),
                change.subject(),
                change.expected(),
                before -> change.edit().apply(before).map(after -> {
                    shown.add(view.apply(after));
                    return after;
                }));
        return written(() -> store.change(watched), shown);
    }

    StoreAnswer init() throws UnusableException {
        String who = who();
        StoreFile store = named.fresh();
        return written(() -> store.init(who), List.of());
    }

    StoreAnswer rekey() throws UnusableException {
        Change change = new Change(who(), "store rekey", "store", given.version(), Verdict::accepted);
        StoreFile store = store();
        Master other = named.next();
        return written(() -> store.rekey(change, other), List.of());
    }

    /** For the changes to make. The master secret is asked for first, before the change's own questions and before a long key is made. */
    StoreEdits edits() throws UnusableException {
        store();
        return new StoreEdits(who(), given.version());
    }

    /** Where keys are made and stay, once it is logged in to, which reading the store does; empty where they are kept in the file. */
    Verdict<Optional<Provider>> token() throws UnusableException {
        StoreFile store = store();
        Optional<Provider> token = store.format().token();
        return token.isEmpty()
                ? Verdict.accepted(token)
                : store.read().map(contents -> {
                    contents.close();
                    return token;
                });
    }

    private StoreFile store() throws UnusableException {
        if (opened.isEmpty()) {
            opened = Optional.of(named.open());
        }
        return opened.get();
    }

    private interface Step {
        Verdict<ChangeRecord> run();
    }

    private StoreAnswer written(Step step, List<JsonObject> shown) throws UnusableException {
        Optional<String> audit = given.find(StoreOption.AUDIT);
        try (AuditFile file = audit.isPresent() ? AuditFile.open(given.path(StoreOption.AUDIT)) : AuditFile.none()) {
            return step.run().fold(record -> audited(file, record, shown), StoreAnswer::rejected);
        }
    }

    private StoreAnswer audited(AuditFile file, ChangeRecord record, List<JsonObject> shown) {
        JsonObject line = StoreLines.change(record);
        List<JsonObject> lines = new ArrayList<>(List.of(line));
        lines.addAll(shown);
        try {
            file.append(line.toString());
            return StoreAnswer.done(lines);
        } catch (IOException e) {
            outside.err()
                    .println("the change was made, but its line could not be appended: " + e
                            + "; append it from here, or from: secf store log");
            outside.err().flush();
            return StoreAnswer.of(3, lines);
        }
    }

    private String who() throws UnusableException {
        String who = given.find(StoreOption.WHO)
                .or(outside::user)
                .orElseThrow(() -> new UnusableException(
                        "--who is missing: the operating system does not know the user of this process"));
        boolean isName = !who.isBlank()
                && who.length() <= LONGEST_NAME
                && who.codePoints().noneMatch(Character::isISOControl);
        if (!isName) {
            throw new UnusableException(
                    "--who: expected a name of 1 to " + LONGEST_NAME + " characters, none of them a control character");
        }
        return who;
    }

    @Override
    public void close() {
        named.close();
    }
}
