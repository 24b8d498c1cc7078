package org.secf.bsf;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.secf.gba.Milenage;
import org.secf.gba.SequenceNumber;
import org.secf.jdbc.Database;
import org.secf.jdbc.DatabaseFailedException;
import org.secf.jdbc.Rows;
import org.secf.keys.Secret;

/**
 * Does for who is no subscriber what is done for a subscriber: opens keys, and counts a number under a lock. Time would tell otherwise who is one. There are many
 * rows, so that those who ask wait for each other as seldom as subscribers do.
 */
final class Nobody {

    private static final int SLOTS = 256;
    private static final int KEY = 16;
    private static final String LOCK = "SELECT sequence_number FROM secf_nobody WHERE slot = ? FOR UPDATE";
    private static final String MOVE = "UPDATE secf_nobody SET sequence_number = ? WHERE slot = ?";
    private static final String ADD = "INSERT INTO secf_nobody (slot, sequence_number) VALUES (?, 0)";
    private static final String NAME = "nobody";

    private final Database database;
    private final SubscriberKeys keys;
    private final SecureRandom random;
    private final SubscriberKeys.Both sealed;

    Nobody(Database database, SubscriberKeys keys, SecureRandom random) {
        this.database = database;
        this.keys = keys;
        this.random = random;
        NewSubscriber nobody = new NewSubscriber(
                NAME, Secret.taking(new byte[KEY]), Secret.taking(new byte[KEY]), new SequenceNumber(0), List.of());
        this.sealed = SubscriberKeys.sealed(keys.keys(), nobody);
    }

    void pretend() {
        Milenage unused = keys.functions(NAME, sealed).fold(functions -> functions, rejection -> {
            throw new IllegalStateException(rejection.detail());
        });
        unused.operator().close();
        int slot = random.nextInt(SLOTS);
        try {
            database.transaction(connection -> count(connection, slot));
        } catch (DatabaseFailedException e) {
            if (!e.isTaken()) {
                throw e;
            }
            // Another one made the row at the same time, which took as long.
        }
    }

    private static int count(Connection connection, int slot) throws SQLException {
        List<Long> before = Rows.all(connection, row -> row.getLong(1), LOCK, slot);
        return before.isEmpty()
                ? Rows.change(connection, ADD, slot)
                : Rows.change(connection, MOVE, before.get(0) + 1, slot);
    }
}
