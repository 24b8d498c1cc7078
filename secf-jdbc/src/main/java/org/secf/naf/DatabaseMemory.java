package org.secf.naf;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.naf.LastingMemory;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.jdbc.Database;
import org.secf.jdbc.DatabaseFailedException;
import org.secf.jdbc.DatabaseOnceStore;
import org.secf.jdbc.Place;
import org.secf.jdbc.Rows;
import org.secf.jdbc.Sealed;
import org.secf.jdbc.SealingKeys;
import org.secf.jdbc.Sweep;
import org.secf.keys.Secret;
import org.secf.state.OnceStore;
import org.secf.verdict.Rejection;

/** An application's memory in a database: keys encrypted, used counts, and the key of its nonces, so that neither a restart nor another node asks anybody anew. */
public final class DatabaseMemory implements LastingMemory {

    private static final int NONCE_KEY = 32;
    private static final String FIND =
            "SELECT sealing_key, sealed, ends FROM secf_application_keys WHERE transaction_id = ? AND application = ? AND ends > ?";
    private static final String REPLACE =
            "UPDATE secf_application_keys SET sealing_key = ?, sealed = ?, ends = ? WHERE transaction_id = ? AND application = ?";
    private static final String ADD =
            "INSERT INTO secf_application_keys (sealing_key, sealed, ends, transaction_id, application) VALUES (?, ?, ?, ?, ?)";

    private final Database database;
    private final SealingKeys keys;
    private final Clock clock;
    private final SecureRandom random;
    private final OnceStore counts;
    private final Sweep sweep;

    /** In the tables of {@link org.secf.jdbc.DatabaseSchema#APPLICATION}. */
    public DatabaseMemory(Database database, SealingKeys keys, Clock clock, SecureRandom random) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        this.random = random;
        this.counts = new DatabaseOnceStore(database, clock);
        this.sweep = new Sweep(database, clock, "DELETE FROM secf_application_keys WHERE ends <= ?");
    }

    @Override
    public Optional<Kept> find(TransactionId transaction, NafId application) {
        Place place = place(transaction, application);
        List<Kept> found = database.statement(connection -> Rows.all(
                connection,
                row -> kept(place, row),
                FIND,
                transaction.toString(),
                application.toString(),
                clock.millis()));
        return found.stream().findFirst();
    }

    private Kept kept(Place place, ResultSet row) throws SQLException {
        try (Secret opened = opened(place, row)) {
            return new Kept(
                    opened.use(ApplicationKeys::parse).fold(found -> found, rejection -> {
                        throw unusable(rejection);
                    }),
                    Instant.ofEpochMilli(row.getLong("ends")));
        }
    }

    private Secret opened(Place place, ResultSet row) throws SQLException {
        Sealed sealed = new Sealed(row.getString("sealing_key"), row.getBytes("sealed"));
        return keys.opened(place, sealed).fold(opened -> opened, rejection -> {
            throw unusable(rejection);
        });
    }

    private static IllegalStateException unusable(Rejection rejection) {
        return new IllegalStateException(rejection.reason().name() + ": " + rejection.detail());
    }

    @Override
    public void keep(TransactionId transaction, NafId application, Kept retrieved) {
        sweep.ifDue(Duration.ZERO);
        Sealed sealed;
        try (Secret text = Secret.taking(retrieved.keys().json().getBytes(StandardCharsets.UTF_8))) {
            sealed = keys.sealed(place(transaction, application), text);
        }
        Object[] row = {
            sealed.keyId(),
            sealed.octets(),
            retrieved.ends().toEpochMilli(),
            transaction.toString(),
            application.toString()
        };
        try {
            database.transaction(connection -> put(connection, row));
        } catch (DatabaseFailedException e) {
            if (!e.isTaken()) {
                throw e;
            }
            // Another request of the same device kept the same keys in between.
        }
    }

    private static int put(Connection connection, Object[] row) throws SQLException {
        int replaced = Rows.change(connection, REPLACE, row);
        return replaced == 1 ? replaced : Rows.change(connection, ADD, row);
    }

    @Override
    public OnceStore counts() {
        return counts;
    }

    @Override
    public Secret nonceKey(String host) {
        Place place = new Place("secf_nonce_key", "sealed", host);
        return storedNonceKey(place).orElseGet(() -> {
            makeNonceKey(place);
            return storedNonceKey(place).orElseThrow();
        });
    }

    private Optional<Secret> storedNonceKey(Place place) {
        List<Secret> found = database.statement(connection -> Rows.all(
                connection,
                row -> opened(place, row),
                "SELECT sealing_key, sealed FROM secf_nonce_key WHERE application = ?",
                place.row()));
        found.stream().findFirst().ifPresent(key -> reseal(place, key));
        return found.stream().findFirst();
    }

    /** It has no end, so it goes over to the sealing key that is active now. */
    private void reseal(Place place, Secret key) {
        Sealed sealed = keys.sealed(place, key);
        database.statement(connection -> Rows.change(
                connection,
                "UPDATE secf_nonce_key SET sealing_key = ?, sealed = ? WHERE application = ? AND sealing_key <> ?",
                sealed.keyId(),
                sealed.octets(),
                place.row(),
                sealed.keyId()));
    }

    private void makeNonceKey(Place place) {
        byte[] octets = new byte[NONCE_KEY];
        random.nextBytes(octets);
        try (Secret made = Secret.taking(octets)) {
            Sealed sealed = keys.sealed(place, made);
            database.statement(connection -> Rows.change(
                    connection,
                    "INSERT INTO secf_nonce_key (application, sealing_key, sealed) VALUES (?, ?, ?)",
                    place.row(),
                    sealed.keyId(),
                    sealed.octets()));
        } catch (DatabaseFailedException e) {
            if (!e.isTaken()) {
                throw e;
            }
            // Another node made it first, and that one is good.
        }
    }

    private static Place place(TransactionId transaction, NafId application) {
        return new Place("secf_application_keys", "sealed", transaction + " " + application);
    }
}
