package org.secf.bsf;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.TransactionId;
import org.secf.gba.bootstrapping.Bootstrapping;
import org.secf.gba.bootstrapping.Bootstrappings;
import org.secf.jdbc.Database;
import org.secf.jdbc.DatabaseFailedException;
import org.secf.jdbc.Place;
import org.secf.jdbc.Rows;
import org.secf.jdbc.Sealed;
import org.secf.jdbc.SealingKeys;
import org.secf.jdbc.Sweep;
import org.secf.keys.Secret;

/** Bootstrappings in a database, one for each subscriber, with Ks encrypted. There is always room: a subscriber has one row. */
final class DatabaseBootstrappings implements Bootstrappings {

    private static final String REPLACE =
            "UPDATE secf_bootstrapping SET transaction_id = ?, temporary_identity = ?, sealing_key = ?, bootstrapped_key = ?, created = ?, expires = ? WHERE subscriber = ?";
    private static final String ADD =
            "INSERT INTO secf_bootstrapping (transaction_id, temporary_identity, sealing_key, bootstrapped_key, created, expires, subscriber) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND =
            "SELECT transaction_id, temporary_identity, sealing_key, bootstrapped_key, created, expires, subscriber FROM secf_bootstrapping WHERE expires > ? AND ";

    private final Database database;
    private final SealingKeys keys;
    private final Crypto crypto;
    private final Clock clock;
    private final Sweep sweep;

    DatabaseBootstrappings(Database database, SealingKeys keys, Crypto crypto, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.crypto = crypto;
        this.clock = clock;
        this.sweep = new Sweep(database, clock, "DELETE FROM secf_bootstrapping WHERE expires <= ?");
    }

    @Override
    public boolean add(Bootstrapping bootstrapping) {
        sweep.ifDue(Duration.ZERO);
        Object[] row = row(bootstrapping);
        try {
            database.transaction(connection -> put(connection, row));
        } catch (DatabaseFailedException e) {
            if (!e.isTaken()) {
                throw e;
            }
            // The same subscriber bootstrapped at the same time: one row is there now, and the later of the two stays.
            database.statement(connection -> Rows.change(connection, REPLACE, row));
        }
        return true;
    }

    /** What stands in a row beside the key: whose it is and how long it is good is as little anybody's to change. */
    private record Beside(String subscriber, String temporary, long created, long expires) {

        static Beside of(ResultSet row) throws SQLException {
            return new Beside(
                    row.getString("subscriber"),
                    row.getString("temporary_identity"),
                    row.getLong("created"),
                    row.getLong("expires"));
        }

        Place place(String transaction) {
            return new Place(
                    "secf_bootstrapping",
                    "bootstrapped_key",
                    transaction,
                    List.of(subscriber, temporary, Long.toString(created), Long.toString(expires)));
        }
    }

    private Object[] row(Bootstrapping one) {
        String transaction = one.transaction().toString();
        try (BootstrappedKey taken = one.key();
                Secret key = taken.key()) {
            Beside beside = new Beside(
                    one.subscriber(),
                    one.temporaryIdentity(),
                    one.created().toEpochMilli(),
                    one.expires().toEpochMilli());
            Sealed sealed = keys.sealed(beside.place(transaction), key);
            return new Object[] {
                transaction,
                beside.temporary(),
                sealed.keyId(),
                sealed.octets(),
                beside.created(),
                beside.expires(),
                beside.subscriber()
            };
        }
    }

    private static int put(Connection connection, Object[] row) throws SQLException {
        int replaced = Rows.change(connection, REPLACE, row);
        return replaced == 1 ? replaced : Rows.change(connection, ADD, row);
    }

    @Override
    public Optional<Bootstrapping> find(TransactionId transaction) {
        return found("transaction_id = ?", transaction.toString());
    }

    @Override
    public Optional<String> subscriber(String temporaryIdentity) {
        return found("temporary_identity = ?", temporaryIdentity).map(found -> {
            found.key().close();
            return found.subscriber();
        });
    }

    private Optional<Bootstrapping> found(String condition, String name) {
        List<Optional<Bootstrapping>> found = database.statement(
                connection -> Rows.all(connection, this::bootstrapping, FIND + condition, clock.millis(), name));
        return found.stream().flatMap(Optional::stream).findFirst();
    }

    /** What cannot be read is not there: the device bootstraps again. */
    private Optional<Bootstrapping> bootstrapping(ResultSet row) throws SQLException {
        String transaction = row.getString("transaction_id");
        Beside beside = Beside.of(row);
        Sealed sealed = new Sealed(row.getString("sealing_key"), row.getBytes("bootstrapped_key"));
        return database.readable(keys.opened(beside.place(transaction), sealed)).map(opened -> {
            try (Secret key = opened) {
                return bootstrapping(TransactionId.parse(transaction), beside, key);
            }
        });
    }

    private Bootstrapping bootstrapping(TransactionId transaction, Beside beside, Secret key) {
        return new Bootstrapping(
                transaction,
                beside.subscriber(),
                new BootstrappedKey(crypto, key, transaction.random(), beside.subscriber()),
                Instant.ofEpochMilli(beside.created()),
                Instant.ofEpochMilli(beside.expires()));
    }
}
