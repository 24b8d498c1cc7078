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
            "SELECT subscriber, sealing_key, bootstrapped_key, created, expires FROM secf_bootstrapping WHERE transaction_id = ? AND expires > ?";
    private static final String NAMED =
            "SELECT subscriber FROM secf_bootstrapping WHERE temporary_identity = ? AND expires > ?";

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

    private Object[] row(Bootstrapping one) {
        try (BootstrappedKey taken = one.key();
                Secret key = taken.key()) {
            Sealed sealed = keys.sealed(place(one.transaction()), key);
            return new Object[] {
                one.transaction().toString(),
                one.temporaryIdentity(),
                sealed.keyId(),
                sealed.octets(),
                one.created().toEpochMilli(),
                one.expires().toEpochMilli(),
                one.subscriber()
            };
        }
    }

    private static int put(Connection connection, Object[] row) throws SQLException {
        int replaced = Rows.change(connection, REPLACE, row);
        return replaced == 1 ? replaced : Rows.change(connection, ADD, row);
    }

    @Override
    public Optional<Bootstrapping> find(TransactionId transaction) {
        List<Bootstrapping> found = database.statement(connection -> Rows.all(
                connection, row -> bootstrapping(transaction, row), FIND, transaction.toString(), clock.millis()));
        return found.stream().findFirst();
    }

    private Bootstrapping bootstrapping(TransactionId transaction, ResultSet row) throws SQLException {
        String subscriber = row.getString("subscriber");
        Sealed sealed = new Sealed(row.getString("sealing_key"), row.getBytes("bootstrapped_key"));
        try (Secret key = opened(place(transaction), sealed)) {
            return new Bootstrapping(
                    transaction,
                    subscriber,
                    new BootstrappedKey(crypto, key, transaction.random(), subscriber),
                    Instant.ofEpochMilli(row.getLong("created")),
                    Instant.ofEpochMilli(row.getLong("expires")));
        }
    }

    private Secret opened(Place place, Sealed sealed) {
        return keys.opened(place, sealed).fold(key -> key, rejection -> {
            throw new IllegalStateException(rejection.reason().name() + ": " + rejection.detail());
        });
    }

    @Override
    public Optional<String> subscriber(String temporaryIdentity) {
        List<String> found = database.statement(
                connection -> Rows.all(connection, row -> row.getString(1), NAMED, temporaryIdentity, clock.millis()));
        return found.stream().findFirst();
    }

    private static Place place(TransactionId transaction) {
        return new Place("secf_bootstrapping", "bootstrapped_key", transaction.toString());
    }
}
