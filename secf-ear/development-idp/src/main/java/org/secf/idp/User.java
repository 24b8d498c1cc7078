package org.secf.idp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Somebody everybody knows, password included. */
record User(String name, String password, String displayName, List<String> groups) {

    static final List<User> ALL = List.of(
            new User("alice", "wonderland", "Alice Liddell", List.of("user", "administrator")),
            new User("bob", "builder", "Bob Cratchit", List.of("user")));

    String mail() {
        return name + "@example.org";
    }

    static Optional<User> with(String name, String password) {
        return ALL.stream()
                .filter(user -> user.name.equals(name))
                .filter(user -> MessageDigest.isEqual(octets(user.password), octets(password)))
                .findFirst();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
