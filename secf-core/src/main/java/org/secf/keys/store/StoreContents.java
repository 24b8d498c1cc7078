package org.secf.keys.store;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * A store as it was read: a value; changes make another. Close it to wipe its secrets.
 *
 * @param version counts the changes; 0 for a store that says nothing of itself, such as one that another tool made
 * @param entries by alias
 * @param keys what is known of keys, in the order they were added
 * @param changes the last ones, oldest first
 */
public record StoreContents(
        long version, SortedMap<String, StoreEntry> entries, List<KeyRecord> keys, List<ChangeRecord> changes)
        implements AutoCloseable {

    private static final int MOST_CHANGES = 200;

    public StoreContents {
        entries = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        keys = List.copyOf(keys);
        changes = List.copyOf(changes);
    }

    /** A store with nothing in it. */
    public static StoreContents empty() {
        return new StoreContents(0, new TreeMap<>(), List.of(), List.of());
    }

    /** A copy of the secret of that alias; the caller closes it. */
    public Verdict<Secret> secret(String alias) {
        return entry(alias)
                .then(entry -> entry instanceof StoreEntry.SecretEntry found
                        ? Verdict.accepted(found.secret().copy())
                        : wrongKind(alias, "a secret", entry));
    }

    /** The key pair of that alias. */
    public Verdict<OwnKey> ownKey(String alias) {
        return entry(alias)
                .then(entry -> entry instanceof StoreEntry.KeyEntry found
                        ? Verdict.accepted(found.key())
                        : wrongKind(alias, "a key pair", entry));
    }

    /** The trusted certificate of that alias. */
    public Verdict<X509Certificate> anchor(String alias) {
        return entry(alias)
                .then(entry -> entry instanceof StoreEntry.TrustEntry found
                        ? Verdict.accepted(found.certificate())
                        : wrongKind(alias, "a certificate", entry));
    }

    /** What stands behind that alias. */
    public Verdict<StoreEntry> entry(String alias) {
        return Optional.ofNullable(entries.get(alias))
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        StoreReason.NO_SUCH_ALIAS, "one of " + String.join(", ", entries.keySet()), alias));
    }

    static <T> Verdict<T> wrongKind(String alias, String expected, StoreEntry found) {
        return Verdict.rejected(StoreReason.WRONG_KIND, expected, found.word() + " " + alias);
    }

    /** What is known of the key of that alias. */
    public Optional<KeyRecord> key(String alias) {
        return keys.stream().filter(key -> key.alias().equals(alias)).findFirst();
    }

    /** With that entry added or replaced. */
    StoreContents with(String alias, StoreEntry entry) {
        SortedMap<String, StoreEntry> more = new TreeMap<>(entries);
        more.put(alias, entry);
        return new StoreContents(version, more, keys, changes);
    }

    /** Without the entry, and without what is known of it as a key. */
    StoreContents without(String alias) {
        SortedMap<String, StoreEntry> fewer = new TreeMap<>(entries);
        fewer.remove(alias);
        return new StoreContents(
                version,
                fewer,
                keys.stream().filter(key -> !key.alias().equals(alias)).toList(),
                changes);
    }

    /** With a key more. */
    StoreContents with(KeyRecord key) {
        List<KeyRecord> more = new ArrayList<>(keys);
        more.add(key);
        return new StoreContents(version, entries, more, changes);
    }

    /** With each key as {@code change} makes it. */
    StoreContents eachKey(UnaryOperator<KeyRecord> change) {
        return new StoreContents(version, entries, keys.stream().map(change).toList(), changes);
    }

    /** The next version, made by that change. */
    StoreContents changedBy(ChangeRecord change) {
        List<ChangeRecord> more = new ArrayList<>(changes);
        more.add(change);
        return new StoreContents(
                change.version(), entries, keys, more.subList(Math.max(0, more.size() - MOST_CHANGES), more.size()));
    }

    @Override
    public void close() {
        entries.values().forEach(entry -> {
            if (entry instanceof StoreEntry.SecretEntry secret) {
                secret.secret().close();
            }
        });
    }

    /** Without secrets, and without aliases, which are for the authorised. */
    @Override
    public String toString() {
        return "version " + version + " with " + entries.size() + " entries";
    }
}
