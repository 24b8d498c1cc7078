package org.secf.server;

import java.util.List;

/** Somebody whom the identity providers know. */
public record User(String name, String password, List<String> groups) {

    /** May do everything. */
    public static final User ALICE = new User("alice", "wonderland", List.of("administrator", "user"));

    /** Is no administrator. */
    public static final User BOB = new User("bob", "builder", List.of("user"));

    /** Has a device that shows codes. OpenID providers know her. */
    public static final User CAROL = new User("carol", "christmas", List.of("user"));
}
