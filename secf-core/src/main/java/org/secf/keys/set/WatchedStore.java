package org.secf.keys.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.secf.keys.KeyUse;
import org.secf.keys.store.KeyRecord;
import org.secf.keys.store.KeyRules;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreFile;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * A store that a running application follows. Keeps the key sets, which are needed all the time, and no secret; a store that cannot be read leaves what was
 * read last.
 */
public final class WatchedStore {

    private static final KeySet NOTHING = new KeySet(List.of(), List.of());

    private final String name;
    private final StoreFile file;
    private final Watch watch;
    private final AtomicLong lookAt;
    private volatile Seen seen;

    /** Which file was read, and what stood there. */
    private record Seen(String stamp, long version, Map<String, KeySet> sets) {

        /** Versions are counted anew where an older file was put in the place of the store. */
        boolean isAs(Seen other) {
            return version == other.version && sets.equals(other.sets);
        }
    }

    private WatchedStore(String name, StoreFile file, Watch watch, Seen seen) {
        this.name = name;
        this.file = file;
        this.watch = watch;
        this.lookAt = new AtomicLong(nextLook(watch));
        this.seen = seen;
    }

    /**
     * Reads the store for the first time.
     *
     * @param name for errors: that of the definition
     * @param watch how it is followed from then on
     * @throws ConfigurationException when it cannot be read, or a key in it may not be used, naming store and alias
     */
    public static WatchedStore open(String name, StoreFile file, Watch watch) {
        String stamp = stamp(file);
        Seen first = read(file, stamp).fold(read -> read, rejection -> {
            throw new ConfigurationException("The secret store %s (%s) cannot be used: %s: %s"
                    .formatted(name, file.path(), rejection.reason().name(), rejection.detail()));
        });
        return new WatchedStore(name, file, watch, first);
    }

    /** The keys of that set; of none where the store speaks of no such set. */
    public Keys keys(String set) {
        return () -> {
            follow();
            return seen.sets().getOrDefault(set, NOTHING);
        };
    }

    /**
     * Looks at the file when it is time to. While the server is busy, in the background; after a rest before anybody is answered, because what was read
     * before the rest may name keys that have been given up since. So also where the clock was set back: nobody knows how long the next look would have to
     * wait otherwise.
     */
    private void follow() {
        long now = watch.clock().millis();
        long due = lookAt.get();
        long poll = watch.poll().toMillis();
        boolean isSetBack = due - now > poll;
        if (isSetBack || now - due > poll) {
            lookAfterRest(due);
        } else if (now >= due && lookAt.compareAndSet(due, nextLook(watch))) {
            watch.executor().execute(this::look);
        }
    }

    /** Those who come while one looks wait for what it sees: the time of the next look is set afterwards. */
    private synchronized void lookAfterRest(long due) {
        if (lookAt.get() == due) {
            look();
            lookAt.set(nextLook(watch));
        }
    }

    private void look() {
        refresh()
                .fold(
                        version -> {
                            version.ifPresent(changed -> watch.observer().changed(this, changed));
                            return true;
                        },
                        rejection -> {
                            watch.observer().failed(this, rejection);
                            return false;
                        });
    }

    private static long nextLook(Watch watch) {
        return watch.clock().millis() + watch.poll().toMillis();
    }

    /** The version that was read last. */
    public long version() {
        return seen.version();
    }

    /** The name of its definition. */
    public String name() {
        return name;
    }

    /** The store on disk. */
    public StoreFile file() {
        return file;
    }

    /**
     * Looks whether the file changed, and if so reads it.
     *
     * @return the version, if it is another than before or has other keys; a rejection where the changed file cannot be used, and what was read before stays
     */
    public synchronized Verdict<Optional<Long>> refresh() {
        Seen before = seen;
        String stamp = stamp(file);
        if (stamp.equals(before.stamp())) {
            return Verdict.accepted(Optional.empty());
        }
        return read(file, stamp).map(after -> {
            seen = after;
            return after.isAs(before) ? Optional.empty() : Optional.of(after.version());
        });
    }

    /** What tells one state of the file from another; it is replaced as a whole, so its key changes. */
    private static String stamp(StoreFile file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static Verdict<Seen> read(StoreFile file, String stamp) {
        return file.read().then(contents -> {
            try (contents) {
                Optional<Rejection> unfit = unfit(contents, file.clock());
                return unfit.<Verdict<Seen>>map(Verdict::rejected)
                        .orElseGet(() -> Verdict.accepted(new Seen(stamp, contents.version(), sets(contents))));
            }
        });
    }

    private static Optional<Rejection> unfit(StoreContents contents, Clock clock) {
        return contents.keys().stream()
                .flatMap(
                        key -> contents
                                .entry(key.alias())
                                .then(entry -> KeyRules.inUse(entry, key, clock.instant()))
                                .rejection()
                                .stream())
                .findFirst();
    }

    private static Map<String, KeySet> sets(StoreContents contents) {
        Map<String, List<KeyRecord>> bySet = new HashMap<>();
        contents.keys()
                .forEach(key -> bySet.computeIfAbsent(key.set(), set -> new ArrayList<>())
                        .add(key));
        Map<String, KeySet> sets = new HashMap<>();
        bySet.forEach((set, keys) -> sets.put(set, set(keys, contents)));
        return Map.copyOf(sets);
    }

    private static KeySet set(List<KeyRecord> keys, StoreContents contents) {
        List<Member> members = new ArrayList<>();
        List<KeySet.Trusted> trusted = new ArrayList<>();
        for (KeyRecord key : keys) {
            StoreEntry entry = contents.entries().get(key.alias());
            if (key.use() == KeyUse.TRUST && entry instanceof StoreEntry.TrustEntry anchor) {
                trusted.add(new KeySet.Trusted(anchor.certificate(), key.life()));
            } else if (key.use() != KeyUse.TRUST && entry instanceof StoreEntry.KeyEntry own) {
                members.add(Member.of(key.use(), key.life(), own.key()));
            }
        }
        return new KeySet(members, trusted);
    }
}
