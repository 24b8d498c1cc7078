package org.secf.password;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.identity.PasswordReason;
import org.secf.identity.PasswordVerifier;
import org.secf.identity.VerifiedUser;
import org.secf.identity.VisibleName;
import org.secf.keys.Secret;
import org.secf.keys.set.KeyRing;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Verdict;

/**
 * Users in a file, one a line: {@code name:hash:group,group}, the hash as {@link PasswordHash} writes it, the groups may be missing. Lines that are empty
 * or begin with {@code #} are passed over. Read once, at start.
 */
public final class PasswordFile implements PasswordVerifier {

    private final Map<String, Entry> users;

    /** What judging any password costs, in iterations, so that the time does not tell who is a user. */
    private final int dearest;

    /** For names that are not there. */
    private final Entry nobody;

    private final Turnstile turnstile = Turnstile.ofMachine();

    private record Entry(PasswordHash hash, Set<String> groups) {}

    private PasswordFile(Map<String, Entry> users) {
        this.users = users;
        this.dearest = users.values().stream()
                .mapToInt(entry -> entry.hash().iterations())
                .max()
                .orElse(PasswordHash.ITERATIONS);
        this.nobody = new Entry(PasswordHash.ofNobody(dearest), Set.of());
    }

    /**
     * Reads a file that only its owner may read, or a secret that holds the same lines.
     *
     * @param setting the setting's name, for errors
     * @throws ConfigurationException with the line, never with what stands there
     */
    static PasswordFile read(String setting, String location, KeyRing keys) {
        try (Secret secret = keys.secret(setting, location)) {
            return secret.use(
                    octets -> parse(setting + " (" + location + ")", new String(octets, StandardCharsets.UTF_8)));
        }
    }

    /** A line for a user. */
    public static String line(String name, PasswordHash hash, List<String> groups) {
        if (!VisibleName.isOne(name) || name.indexOf(':') >= 0 || name.startsWith("#")) {
            throw new IllegalArgumentException("expected " + VisibleName.EXPECTED + ", without a colon");
        }
        if (!groups.stream().allMatch(PasswordFile::isGroup)) {
            throw new IllegalArgumentException(
                    "expected groups of visible characters, without colon, comma or space at an end");
        }
        return name + ":" + hash.text() + (groups.isEmpty() ? "" : ":" + String.join(",", groups));
    }

    /** What the file can hold, and gives back as it is. */
    private static boolean isGroup(String group) {
        return VisibleName.isOne(group) && group.indexOf(':') < 0 && group.indexOf(',') < 0;
    }

    private static PasswordFile parse(String place, String text) {
        Map<String, Entry> users = new HashMap<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.strip().split(":", -1);
                Entry entry = entry(place + " line " + number, parts);
                if (users.putIfAbsent(parts[0], entry) != null) {
                    throw new ConfigurationException(place + " line " + number + ": this user stands there already");
                }
            }
        }
        return new PasswordFile(users);
    }

    private static Entry entry(String place, String... parts) {
        if (parts.length < 2 || parts.length > 3 || !VisibleName.isOne(parts[0])) {
            throw new ConfigurationException(place + ": expected name:hash:groups");
        }
        try {
            return new Entry(PasswordHash.parse(parts[1]), parts.length == 3 ? groups(parts[2]) : Set.of());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(place + ": " + e.getMessage() + "; make lines with: secf password", e);
        }
    }

    private static Set<String> groups(String text) {
        Set<String> groups = new LinkedHashSet<>();
        for (String group : text.split(",", -1)) {
            if (!group.isBlank()) {
                groups.add(group.strip());
            }
        }
        return groups;
    }

    @Override
    public Verdict<VerifiedUser> verify(String name, char[] password) {
        return turnstile.pass(() -> judge(name, password));
    }

    private Verdict<VerifiedUser> judge(String name, char[] password) {
        Entry entry = users.getOrDefault(name, nobody);
        boolean isRight = entry.hash().isOf(password);
        if (entry.hash().iterations() < dearest) {
            PasswordHash.ofNobody(dearest - entry.hash().iterations()).isOf(password);
        }
        return users.containsKey(name) && isRight
                ? Verdict.accepted(new VerifiedUser(name, entry.groups()))
                : Verdict.rejected(PasswordReason.WRONG_PASSWORD, "the user's password", "another");
    }
}
