package org.secf.bsf;

import java.util.List;
import org.secf.gba.SequenceNumber;
import org.secf.jdbc.Database;
import org.secf.jdbc.Rows;
import org.secf.keys.Secret;

/**
 * Does for who is no subscriber what is done for a subscriber: opens keys, and counts a number under a lock. Time would tell otherwise who is one. Each name has one
 * row, so that those who ask for one name wait for each other, and fail, as they do for a subscriber's; which one follows from a sealing key, so that nobody can
 * choose names that share one.
 */
final class Nobody {

    /** As many as the schema has made. */
    static final int SLOTS = 4096;

    private static final int KEY = 16;
    private static final String LOCK = "SELECT sequence_number FROM secf_nobody WHERE slot = ? FOR UPDATE";
    private static final String MOVE = "UPDATE secf_nobody SET sequence_number = ? WHERE slot = ?";
    private static final String NAME = "nobody@invalid";

    private final Database database;
    private final SubscriberKeys keys;
    private final SubscriberKeys.Both sealed;

    Nobody(Database database, SubscriberKeys keys) {
        this.database = database;
        this.keys = keys;
        try (Secret key = Secret.taking(new byte[KEY]);
                Secret operator = Secret.taking(new byte[KEY])) {
            this.sealed = SubscriberKeys.sealed(
                    keys.keys(), new NewSubscriber(NAME, key, operator, new SequenceNumber(0), List.of()));
        }
    }

    /** As keys of a subscriber are. */
    void open() {
        keys.functions(NAME, sealed)
                .fold(functions -> functions, rejection -> {
                    throw new IllegalStateException(rejection.detail());
                })
                .close();
    }

    /** As a number of a subscriber is. */
    void count(String identity) {
        int slot = keys.keys().number(identity, SLOTS);
        database.transaction(connection -> {
            long before = Rows.all(connection, row -> row.getLong(1), LOCK, slot).stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the schema has made no slot " + slot));
            return Rows.change(connection, MOVE, before + 1, slot);
        });
    }
}
