package org.secf.bsf;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.jdbc.Database;
import org.secf.jdbc.Rows;
import org.secf.jdbc.SealingKeys;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Encrypts subscribers' keys anew by the active sealing key, so that a former one can be given up. May run while the server does, and be stopped and begun again. */
public final class Resealing {

    private static final int BATCH = 200;
    private static final String OLD =
            "SELECT identity, sealing_key, subscriber_key, operator_key FROM secf_subscriber WHERE sealing_key <> ? AND identity > ? ORDER BY identity LIMIT ? FOR UPDATE";
    private static final String REPLACE =
            "UPDATE secf_subscriber SET sealing_key = ?, subscriber_key = ?, operator_key = ? WHERE identity = ?";

    private final Database database;
    private final SealingKeys keys;
    private final SubscriberKeys subscribers;

    /** In the tables of {@link org.secf.jdbc.DatabaseSchema#BOOTSTRAPPING_SERVER}. */
    public Resealing(Database database, SealingKeys keys, Crypto crypto) {
        this.database = database;
        this.keys = keys;
        this.subscribers = new SubscriberKeys(keys, crypto);
    }

    private record Row(String identity, SubscriberKeys.Both both) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getString("identity"), SubscriberKeys.Both.of(row));
        }
    }

    /**
     * Does it for all that need it, some at a time, and again until none is left: nodes that have not changed over yet go on adding subscribers by the former key.
     *
     * @return how many; refused with a {@link org.secf.jdbc.SealReason} at the first that cannot be opened, and what was done before stays done
     */
    public Verdict<Integer> run() {
        int done = 0;
        while (true) {
            Verdict<Integer> pass = pass();
            Optional<Integer> more = pass.fold(Optional::of, rejection -> Optional.empty());
            if (more.isEmpty()) {
                return pass;
            }
            if (more.get() == 0) {
                return Verdict.accepted(done);
            }
            done += more.get();
        }
    }

    private Verdict<Integer> pass() {
        int done = 0;
        String after = "";
        while (true) {
            String from = after;
            Verdict<Batch> batch = database.transaction(connection -> batch(connection, from));
            Optional<Rejection> refusal = batch.rejection();
            if (refusal.isPresent()) {
                return Verdict.rejected(refusal.get());
            }
            Batch good = batch.fold(one -> one, rejection -> Batch.NONE);
            if (good.size() == 0) {
                return Verdict.accepted(done);
            }
            done += good.size();
            after = good.last();
        }
    }

    private record Batch(int size, String last) {

        static final Batch NONE = new Batch(0, "");
    }

    private Verdict<Batch> batch(Connection connection, String after) throws SQLException {
        List<Row> rows = Rows.all(connection, Row::of, OLD, keys.active(), after, BATCH);
        for (Row row : rows) {
            Verdict<SubscriberKeys.Both> resealed = subscribers.resealed(row.identity(), row.both());
            Optional<Rejection> refusal = resealed.rejection();
            if (refusal.isPresent()) {
                return Verdict.rejected(refusal.get());
            }
            SubscriberKeys.Both both = resealed.fold(one -> one, rejection -> row.both());
            Rows.change(
                    connection,
                    REPLACE,
                    both.keyId(),
                    both.key().octets(),
                    both.operator().octets(),
                    row.identity());
        }
        return Verdict.accepted(
                rows.isEmpty()
                        ? Batch.NONE
                        : new Batch(rows.size(), rows.get(rows.size() - 1).identity()));
    }
}
