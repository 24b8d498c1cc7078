package org.secf.keys.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.secf.keys.Secret;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * A store on disk. Reading takes no lock, since a change replaces the whole file at once; changes are made one after the other, each against the version
 * that its author saw.
 *
 * @param path the file
 * @param format how it is written
 * @param master opens it
 * @param clock dates changes
 */
public record StoreFile(Path path, StoreFormat format, Master master, Clock clock) {

    private static final int MAX_BYTES = 16 * 1024 * 1024;

    /** What is in the store now; the caller closes it. */
    public Verdict<StoreContents> read() {
        return octets().then(octets -> with(master, secret -> format.read(octets, secret)));
    }

    /** Makes an empty store, in whose history {@code who} stands. */
    public Verdict<ChangeRecord> init(String who) {
        if (Files.exists(path)) {
            return Verdict.rejected(StoreReason.STORE_EXISTS, "no file yet", path.toString());
        }
        StoreContents empty = StoreContents.empty();
        ChangeRecord made = record(empty, who, "store init", "store");
        return with(
                master,
                secret -> requireLong(secret)
                        .then(this::requirePrivate)
                        .then(good -> locked(() -> Files.exists(path)
                                ? Verdict.<ChangeRecord>rejected(
                                        StoreReason.STORE_EXISTS, "no file yet", path.toString())
                                : write(empty.changedBy(made), good, Optional.empty())
                                        .map(written -> made))));
    }

    /**
     * Carries out a change. Rejected, and the store as it was, when the version is another than expected or the change itself refuses.
     *
     * @return rejected with {@link StoreReason#STORE_NOT_FORCED}, and the change made, when the disk did not confirm it
     */
    public Verdict<ChangeRecord> change(Change change) {
        return rewrite(change, master);
    }

    /** Writes the store anew under another master secret. Backups stay under the old one. */
    public Verdict<ChangeRecord> rekey(Change change, Master other) {
        return format.token().isPresent()
                ? Verdict.rejected(
                        StoreReason.STORE_NOT_WRITTEN,
                        "a store with a master secret of its own; change the PIN of a token with the token's tool",
                        "a store that a token opens")
                : with(other, secret -> requireLong(secret).map(Secret::size)).then(size -> rewrite(change, other));
    }

    private Verdict<ChangeRecord> rewrite(Change change, Master under) {
        return changeable().then(nothing -> rewriteLocked(change, under));
    }

    /** A lock is for a store. Where none was taken yet, there may be something else by that name, which is left without one. */
    private Verdict<Boolean> changeable() {
        try {
            return AtomicFile.at(path).wasLocked() && Files.exists(path)
                    ? Verdict.accepted(true)
                    : read().map(contents -> {
                        contents.close();
                        return true;
                    });
        } catch (IOException e) {
            return notWritten(e);
        }
    }

    private Verdict<ChangeRecord> rewriteLocked(Change change, Master under) {
        return locked(() -> octets().then(octets -> with(
                master,
                secret -> format.read(octets, secret).then(contents -> {
                    try (contents) {
                        return rewrite(change, under, new OpenedStore(octets, secret, contents));
                    }
                }))));
    }

    private Verdict<ChangeRecord> rewrite(Change change, Master under, OpenedStore before) {
        long version = before.contents().version();
        if (change.expected().isPresent() && change.expected().getAsLong() != version) {
            return Verdict.rejected(
                    StoreReason.STALE_VERSION,
                    "version " + version + "; read the store again",
                    "version " + change.expected().getAsLong());
        }
        ChangeRecord record = record(before.contents(), change.who(), change.what(), change.subject());
        return change.edit()
                .apply(before.contents())
                .then(after -> with(
                        under,
                        secret -> write(after.changedBy(record), secret, Optional.of(before))
                                .map(written -> settled(before.contents(), written, secret))))
                .map(written -> record);
    }

    private StoreContents settled(StoreContents before, StoreContents after, Secret secret) {
        format.settle(before, after, secret);
        return after;
    }

    private ChangeRecord record(StoreContents before, String who, String what, String subject) {
        return new ChangeRecord(
                before.version() + 1, clock.instant().truncatedTo(ChronoUnit.MILLIS), who, what, subject);
    }

    private Verdict<StoreContents> write(StoreContents after, Secret secret, Optional<OpenedStore> before) {
        return format.write(after, secret, before).then(octets -> {
            if (octets.length > MAX_BYTES) {
                return Verdict.rejected(
                        StoreReason.STORE_NOT_WRITTEN, "a store of at most " + MAX_BYTES + " bytes", "a larger one");
            }
            try {
                long version = before.map(opened -> opened.contents().version()).orElse(0L);
                return AtomicFile.at(path)
                        .write(octets, version)
                        .map(StoreFile::<StoreContents>notForced)
                        .orElseGet(() -> Verdict.accepted(after));
            } catch (IOException e) {
                return notWritten(e);
            }
        });
    }

    private Verdict<byte[]> octets() {
        try {
            if (!Files.exists(path)) {
                return Verdict.rejected(
                        StoreReason.NO_STORE, "a store; make one with: secf store init", path.toString());
            }
            Optional<Rejection> violation = StorePrivacy.violation(path);
            if (violation.isPresent()) {
                return Verdict.rejected(violation.get());
            }
            if (Files.size(path) > MAX_BYTES) {
                return Verdict.rejected(StoreReason.STORE_UNREADABLE, "at most " + MAX_BYTES + " bytes", "more");
            }
            return Verdict.accepted(Files.readAllBytes(path));
        } catch (IOException e) {
            return Verdict.rejected(StoreReason.STORE_UNREADABLE, "a readable file", e.toString());
        }
    }

    private interface Step<T> {
        Verdict<T> run() throws IOException;
    }

    private <T> Verdict<T> locked(Step<T> step) {
        try {
            AtomicFile file = AtomicFile.at(path);
            synchronized (StoreLock.turn(file.path())) {
                return locked(file, step);
            }
        } catch (IOException e) {
            return notWritten(e);
        }
    }

    private static <T> Verdict<T> locked(AtomicFile file, Step<T> step) throws IOException {
        try (@Nullable StoreLock lock = StoreLock.take(file.lock()).orElse(null)) {
            return lock == null
                    ? Verdict.rejected(
                            StoreReason.STORE_BUSY, "the lock " + file.path() + ".lock within five seconds", "none")
                    : step.run();
        }
    }

    private static <T> Verdict<T> notForced(IOException e) {
        return Verdict.rejected(
                StoreReason.STORE_NOT_FORCED,
                "a disk that confirms a change; this one was made, and a power failure may take it back: look at the disk, and change the store again",
                e.toString());
    }

    private static <T> Verdict<T> notWritten(IOException e) {
        return Verdict.rejected(
                StoreReason.STORE_NOT_WRITTEN, "room and permission to write; the store is as it was", e.toString());
    }

    private Verdict<Secret> requireLong(Secret secret) {
        return secret.size() >= format.leastMaster()
                ? Verdict.accepted(secret)
                : Verdict.rejected(
                        StoreReason.MASTER_SECRET_TOO_SHORT,
                        "at least " + format.leastMaster() + " characters; make one with: openssl rand -base64 24",
                        secret.size() + " characters");
    }

    private Verdict<Secret> requirePrivate(Secret secret) {
        try {
            return StorePrivacy.violation(path)
                    .<Verdict<Secret>>map(Verdict::rejected)
                    .orElseGet(() -> Verdict.accepted(secret));
        } catch (IOException e) {
            return notWritten(e);
        }
    }

    private static <T> Verdict<T> with(Master source, Function<Secret, Verdict<T>> step) {
        return source.open().then(secret -> {
            try (secret) {
                return step.apply(secret);
            }
        });
    }
}
