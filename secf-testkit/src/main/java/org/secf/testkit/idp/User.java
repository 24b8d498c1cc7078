package org.secf.testkit.idp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who can log in, with a password that is no secret.
 *
 * @param name the subject's name; not blank
 * @param password for the login form
 * @param groups the values of the attribute {@code groups}
 * @param attributes the other attributes, name to values
 */
public record User(String name, String password, List<String> groups, Map<String, List<String>> attributes) {

    /** The attribute of the groups. */
    static final String GROUPS = "groups";

    /** Those whom everybody knows. */
    static final List<User> WELL_KNOWN = List.of(
            new User("alice", "wonderland", List.of("user", "administrator"), Map.of())
                    .with("displayName", "Alice Liddell")
                    .with("mail", "alice@example.org"),
            new User("bob", "builder", List.of("user"), Map.of())
                    .with("displayName", "Bob Cratchit")
                    .with("mail", "bob@example.org"));

    public User {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a user needs a name");
        }
        if (attributes.containsKey(GROUPS)) {
            throw new IllegalArgumentException("groups are given by in(…), not as the attribute " + GROUPS);
        }
        groups = List.copyOf(groups);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        attributes.forEach((attribute, values) -> copy.put(attribute, List.copyOf(values)));
        attributes = Collections.unmodifiableMap(copy);
    }

    /** Somebody without groups and attributes, whose password is the name. */
    public static User named(String name) {
        return new User(name, name, List.of(), Map.of());
    }

    /** The same user in these groups instead of any others. */
    public User in(String... others) {
        return new User(name, password, List.of(others), attributes);
    }

    /** The same user with one more attribute, or with other values of it. */
    public User with(String attribute, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(attributes);
        more.put(attribute, List.of(values));
        return new User(name, password, groups, more);
    }

    boolean isKnownBy(String givenName, String givenPassword) {
        return name.equals(givenName) && MessageDigest.isEqual(octets(password), octets(givenPassword));
    }

    /** The name alone. */
    @Override
    public String toString() {
        return name;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
