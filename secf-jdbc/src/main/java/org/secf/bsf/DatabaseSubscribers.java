package org.secf.bsf;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.secf.gba.SequenceNumber;
import org.secf.gba.bootstrapping.Subscriber;
import org.secf.gba.bootstrapping.Subscribers;
import org.secf.jdbc.Database;
import org.secf.jdbc.Rows;

/**
 * Subscribers in a database, which all nodes have in common. A number is committed before it is given out, under a lock on the subscriber's row: so it is given once,
 * whatever happens afterwards.
 */
final class DatabaseSubscribers implements Subscribers {

    private static final String FIND =
            "SELECT sealing_key, subscriber_key, operator_key FROM secf_subscriber WHERE identity = ?";
    private static final String LOCK = "SELECT sequence_number FROM secf_subscriber WHERE identity = ? FOR UPDATE";
    private static final String MOVE = "UPDATE secf_subscriber SET sequence_number = ? WHERE identity = ?";

    private final Database database;
    private final SubscriberKeys keys;
    private final byte[] management;
    private final Nobody nobody;

    /**
     * In the tables of {@link org.secf.jdbc.DatabaseSchema#BOOTSTRAPPING_SERVER}.
     *
     * @param management AMF of all challenges, 2 octets
     */
    DatabaseSubscribers(Database database, SubscriberKeys keys, byte[] management) {
        this.database = database;
        this.keys = keys;
        this.management = management.clone();
        this.nobody = new Nobody(database, keys);
    }

    @Override
    public void pretend(String identity) {
        nobody.count(identity);
    }

    @Override
    public Optional<Subscriber> find(String identity) {
        List<SubscriberKeys.Both> found =
                database.statement(connection -> Rows.all(connection, SubscriberKeys.Both::of, FIND, identity));
        if (found.isEmpty()) {
            nobody.open();
            return Optional.empty();
        }
        // Whoever cannot be read is nobody for as long: another answer would tell who is a subscriber.
        return database.readable(keys.functions(identity, found.get(0)))
                .map(functions -> new Subscriber(identity, functions, management));
    }

    @Override
    public byte[] management() {
        return management.clone();
    }

    @Override
    public SequenceNumber next(Subscriber subscriber) {
        return moved(subscriber.identity(), SequenceNumber::next);
    }

    @Override
    public void resynchronise(Subscriber subscriber, SequenceNumber card) {
        moved(subscriber.identity(), before -> before.next().isTakenAt(card) ? before : card);
    }

    private SequenceNumber moved(String identity, UnaryOperator<SequenceNumber> step) {
        return database.transaction(connection -> moved(connection, identity, step));
    }

    private static SequenceNumber moved(Connection connection, String identity, UnaryOperator<SequenceNumber> step)
            throws SQLException {
        SequenceNumber before = Rows.all(connection, row -> new SequenceNumber(row.getLong(1)), LOCK, identity).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the subscriber was removed meanwhile"));
        SequenceNumber after = step.apply(before);
        Rows.change(connection, MOVE, after.value(), identity);
        return after;
    }
}
