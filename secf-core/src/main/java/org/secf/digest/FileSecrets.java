package org.secf.digest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.digest.SecretFileParser.Entry;
import org.secf.settings.ConfigurationException;

/** The secrets of a file, in memory since the start. */
final class FileSecrets implements DigestSecrets {

    private final String setting;
    private final List<Entry> entries;
    private final Map<Key, Entry> byName = new HashMap<>();
    private final Map<Key, Entry> byHashedName = new HashMap<>();

    private record Key(String name, String realm, DigestAlgorithm algorithm) {}

    /**
     * Takes over the entries.
     *
     * @param setting for errors
     * @throws ConfigurationException when two lines contradict each other; names both
     */
    FileSecrets(String setting, List<Entry> entries) {
        this.setting = setting;
        this.entries = List.copyOf(entries);
        Map<List<String>, Entry> users = new HashMap<>();
        for (Entry entry : entries) {
            DigestSecretLine line = entry.line();
            requireNone(byName.putIfAbsent(key(line.name(), line), entry), entry);
            byHashedName.put(key(DigestFormulas.hashOfName(line.algorithm(), line.name(), line.realm()), line), entry);
            requireSameGroups(users.computeIfAbsent(List.of(line.name(), line.realm()), user -> entry), entry);
        }
    }

    @Override
    public Optional<DigestSecret> find(String name, String realm, DigestAlgorithm algorithm) {
        return secret(Optional.ofNullable(byName.get(new Key(name, realm, algorithm))));
    }

    @Override
    public Optional<DigestSecret> findHashed(String hashedName, String realm, DigestAlgorithm algorithm) {
        return secret(Optional.ofNullable(byHashedName.get(new Key(hashedName, realm, algorithm))));
    }

    /**
     * Refuses a file with which somebody cannot log in: a client answers the first challenge that it knows, whether the user has a secret for it or not.
     * Where MD5 is accepted, a secret for it will do, since it is accepted for clients that know nothing else.
     */
    void requireFor(DigestPolicy policy) {
        List<Entry> ours = entries.stream()
                .filter(entry -> entry.line().realm().equals(policy.realm()))
                .toList();
        if (ours.isEmpty()) {
            throw new ConfigurationException(setting + ": no line is for the realm " + policy.realm());
        }
        for (Entry entry : ours) {
            boolean hasMd5 = policy.acceptMd5() && has(entry, DigestAlgorithm.MD5);
            for (DigestAlgorithm algorithm : policy.algorithms()) {
                if (!hasMd5 && !has(entry, algorithm)) {
                    throw new ConfigurationException(
                            "%s line %d: this user has no line for %s, which is offered; add one, or offer fewer algorithms"
                                    .formatted(setting, entry.number(), algorithm));
                }
            }
        }
    }

    private boolean has(Entry entry, DigestAlgorithm algorithm) {
        return byName.containsKey(new Key(entry.line().name(), entry.line().realm(), algorithm));
    }

    private void requireNone(@Nullable Entry earlier, Entry entry) {
        if (earlier != null) {
            throw contradiction(earlier, entry, "are for the same user, realm and algorithm; keep one");
        }
    }

    /** Whoever chooses the algorithm must not choose the groups by it. */
    private void requireSameGroups(Entry earlier, Entry entry) {
        if (!earlier.line().groups().equals(entry.line().groups())) {
            throw contradiction(earlier, entry, "give the same user different groups; make them the same");
        }
    }

    private ConfigurationException contradiction(Entry earlier, Entry entry, String what) {
        return new ConfigurationException(
                "%s: lines %d and %d %s".formatted(setting, earlier.number(), entry.number(), what));
    }

    private static Key key(String name, DigestSecretLine line) {
        return new Key(name, line.realm(), line.algorithm());
    }

    /** A copy, since whoever asks wipes it. */
    private static Optional<DigestSecret> secret(Optional<Entry> found) {
        return found.map(Entry::secret).map(DigestSecret::copy);
    }
}
