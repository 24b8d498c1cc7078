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
import org.secf.gba.naf.LastingMemory;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.jdbc.Database;
import org.secf.jdbc.DatabaseFailedException;
import org.secf.jdbc.DatabaseOnceStore;
import org.secf.jdbc.Digests;
import org.secf.jdbc.Place;
import org.secf.jdbc.Rows;
import org.secf.jdbc.Sealed;
import org.secf.jdbc.SealingKeys;
import org.secf.jdbc.Sweep;
import org.secf.keys.Secret;
import org.secf.state.OnceStore;

/** An application's memory in a database: keys encrypted, used counts, and the key of its nonces, so that neither a restart nor another node asks anybody anew. */
public final class DatabaseMemory implements LastingMemory {

    private static final int NONCE_KEY = 32;
    private static final String FIND =
            "SELECT sealing_key, sealed, retrieved FROM secf_application_keys WHERE transaction_id = ? AND application = ? AND asked_for = ? AND ends > ?";
    private static final String REPLACE =
            "UPDATE secf_application_keys SET sealing_key = ?, sealed = ?, retrieved = ?, ends = ? WHERE transaction_id = ? AND application = ? AND asked_for = ?";
    private static final String ADD =
            "INSERT INTO secf_application_keys (sealing_key, sealed, retrieved, ends, transaction_id, application, asked_for) VALUES (?, ?, ?, ?, ?, ?, ?)";

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
    public Optional<Kept> find(KeyRequest question) {
        String asked = asked(question);
        List<Optional<Kept>> found = database.statement(connection -> Rows.all(
                connection,
                row -> kept(question, asked, row),
                FIND,
                question.transaction().toString(),
                question.application().toString(),
                asked,
                clock.millis()));
        // The column of the end only finds: what says when keys are over stands with them.
        return found.stream()
                .flatMap(Optional::stream)
                .filter(kept -> clock.instant().isBefore(kept.keys().expires()))
                .findFirst();
    }

    /** What cannot be read is not there: the network is asked, and its answer replaces it. */
    private Optional<Kept> kept(KeyRequest question, String asked, ResultSet row) throws SQLException {
        long retrieved = row.getLong("retrieved");
        Sealed sealed = new Sealed(row.getString("sealing_key"), row.getBytes("sealed"));
        return database.readable(keys.opened(place(question, asked, retrieved), sealed)
                .then(opened -> {
                    try (opened) {
                        return opened.use(ApplicationKeys::parse);
                    }
                })
                .map(found -> new Kept(found, Instant.ofEpochMilli(retrieved))));
    }

    @Override
    public void keep(KeyRequest question, Kept retrieved) {
        sweep.ifDue(Duration.ZERO);
        Object[] row = row(question, retrieved);
        try {
            database.transaction(connection -> put(connection, row));
        } catch (DatabaseFailedException e) {
            if (!e.isTaken()) {
                throw e;
            }
            // Another request of the same device kept the same keys in between.
        }
    }

    private Object[] row(KeyRequest question, Kept retrieved) {
        String asked = asked(question);
        long when = retrieved.retrieved().toEpochMilli();
        try (Secret text = Secret.taking(retrieved.keys().json().getBytes(StandardCharsets.UTF_8))) {
            Sealed sealed = keys.sealed(place(question, asked, when), text);
            return new Object[] {
                sealed.keyId(),
                sealed.octets(),
                when,
                retrieved.keys().expires().toEpochMilli(),
                question.transaction().toString(),
                question.application().toString(),
                asked
            };
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
                row -> nonceKey(place, row),
                "SELECT sealing_key, sealed FROM secf_nonce_key WHERE application = ?",
                place.row()));
        try {
            found.stream().findFirst().ifPresent(key -> reseal(place, key));
            return found.stream().findFirst();
        } catch (RuntimeException e) {
            found.forEach(Secret::close);
            throw e;
        }
    }

    /** Without it nobody's nonce could be told from a forged one, so there is no going on. */
    private Secret nonceKey(Place place, ResultSet row) throws SQLException {
        Sealed sealed = new Sealed(row.getString("sealing_key"), row.getBytes("sealed"));
        return keys.opened(place, sealed).fold(opened -> opened, rejection -> {
            throw new IllegalStateException(rejection.reason().name() + ": " + rejection.detail());
        });
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

    private static Place place(KeyRequest question, String asked, long retrieved) {
        return new Place(
                "secf_application_keys",
                "sealed",
                question.transaction() + " " + question.application() + " " + asked,
                List.of(Long.toString(retrieved)));
    }

    /** Digest of what decides what the network tells, beside whose keys they are: in whatever order a definition names its services. */
    private static String asked(KeyRequest question) {
        String text = question.isCardAware() + " "
                + question.services().stream().sorted().distinct().toList();
        return Digests.of(text);
    }
}
