package org.secf.bsf;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.secf.gba.SequenceNumber;
import org.secf.gba.retrieval.UserSettings;
import org.secf.jdbc.Database;
import org.secf.jdbc.DatabaseFailedException;
import org.secf.jdbc.Rows;
import org.secf.jdbc.SealingKeys;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Who administers subscribers; each change as a whole or not at all. Gives no key away. For many threads and nodes at once. */
public final class SubscriberDirectory {

    private static final String ADD =
            "INSERT INTO secf_subscriber (identity, sealing_key, subscriber_key, operator_key, sequence_number) VALUES (?, ?, ?, ?, ?)";
    private static final String PAGE =
            "SELECT identity, sealing_key, sequence_number FROM secf_subscriber WHERE identity > ? ORDER BY identity LIMIT ?";
    private static final String EXISTS = "SELECT identity FROM secf_subscriber WHERE identity = ? FOR UPDATE";

    private final Database database;

    /** In the tables of {@link org.secf.jdbc.DatabaseSchema#BOOTSTRAPPING_SERVER}. */
    public SubscriberDirectory(Database database) {
        this.database = database;
    }

    /**
     * Adds one.
     *
     * @param sealing encrypts its keys; the server has to have the same
     * @return its IMPI; refused with {@link SubscriberReason#SUBSCRIBER_EXISTS}
     */
    public Verdict<String> add(NewSubscriber added, SealingKeys sealing) {
        SubscriberKeys.Both both = SubscriberKeys.sealed(sealing, added);
        try {
            return Verdict.accepted(database.transaction(connection -> inserted(connection, added, both)));
        } catch (DatabaseFailedException e) {
            if (!e.isTaken()) {
                throw e;
            }
            return Verdict.rejected(SubscriberReason.SUBSCRIBER_EXISTS, "a new identity", added.identity());
        }
    }

    private static String inserted(Connection connection, NewSubscriber added, SubscriberKeys.Both both)
            throws SQLException {
        Rows.change(
                connection,
                ADD,
                added.identity(),
                both.keyId(),
                both.key().octets(),
                both.operator().octets(),
                added.start().value());
        SettingRows.setPublicIdentities(connection, added.identity(), added.identities());
        return added.identity();
    }

    /** Removes one, and ends what it bootstrapped; whether there was one. Applications go on with keys that they have until those are over. */
    public boolean remove(String identity) {
        return database.transaction(
                connection -> Rows.change(connection, "DELETE FROM secf_subscriber WHERE identity = ?", identity) == 1);
    }

    /**
     * Some, in the order of their identities.
     *
     * @param after the identity before the first one; empty for the beginning
     * @param most how many at most
     */
    public List<SubscriberEntry> list(String after, int most) {
        return database.transaction(connection -> {
            List<SubscriberEntry> bare = Rows.all(
                    connection,
                    row -> new SubscriberEntry(
                            row.getString(1),
                            List.of(),
                            new SequenceNumber(row.getLong(3)),
                            row.getString(2),
                            List.of()),
                    PAGE,
                    after,
                    most);
            List<SubscriberEntry> whole = new java.util.ArrayList<>();
            for (SubscriberEntry one : bare) {
                whole.add(new SubscriberEntry(
                        one.identity(),
                        SettingRows.publicIdentities(connection, one.identity()),
                        one.number(),
                        one.sealingKey(),
                        SettingRows.of(connection, one.identity())));
            }
            return whole;
        });
    }

    /**
     * Replaces what a service, or a group of applications of it, may know of a subscriber.
     *
     * @param settings without identities, the subscriber's public ones are told
     * @return refused with {@link SubscriberReason#NO_SUCH_SUBSCRIBER}
     */
    public Verdict<UserSettings> set(String identity, UserSettings settings) {
        Identities.requireOfService(settings.identities());
        return changed(identity, connection -> {
            SettingRows.set(connection, identity, settings);
            return settings;
        });
    }

    /**
     * Takes settings back.
     *
     * @return whether there were any; refused with {@link SubscriberReason#NO_SUCH_SUBSCRIBER}
     */
    public Verdict<Boolean> unset(String identity, long service, Optional<String> group) {
        return changed(
                identity, connection -> SettingRows.remove(connection, identity, service, group.orElse("")) == 1);
    }

    /**
     * Replaces a subscriber's public identities.
     *
     * @return refused with {@link SubscriberReason#NO_SUCH_SUBSCRIBER}
     */
    public Verdict<List<String>> setIdentities(String identity, List<String> identities) {
        Identities.requirePublic(identities);
        return changed(identity, connection -> {
            SettingRows.setPublicIdentities(connection, identity, identities);
            return identities;
        });
    }

    private <T> Verdict<T> changed(String identity, Database.Work<T> change) {
        return database.transaction(connection -> {
            boolean isThere = !Rows.all(connection, row -> row.getString(1), EXISTS, identity)
                    .isEmpty();
            return isThere
                    ? Verdict.accepted(change.run(connection))
                    : Verdict.rejected(new Rejection(SubscriberReason.NO_SUCH_SUBSCRIBER, "a subscriber", identity));
        });
    }
}
