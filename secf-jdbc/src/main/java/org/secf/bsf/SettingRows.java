package org.secf.bsf;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.gba.retrieval.UserSettings;
import org.secf.jdbc.Rows;

/** User security settings as rows. A group without a name stands for all applications. */
final class SettingRows {

    private static final String ALL =
            "SELECT service, application_group, service_type FROM secf_setting WHERE subscriber = ? ORDER BY service, application_group";
    private static final String FLAGS =
            "SELECT flag FROM secf_setting_flag WHERE subscriber = ? AND service = ? AND application_group = ? ORDER BY place";
    private static final String IDENTITIES =
            "SELECT identity FROM secf_setting_identity WHERE subscriber = ? AND service = ? AND application_group = ? ORDER BY place";
    private static final String PUBLIC =
            "SELECT identity FROM secf_public_identity WHERE subscriber = ? ORDER BY place";

    private static final String FLAG =
            "INSERT INTO secf_setting_flag (subscriber, service, application_group, place, flag) VALUES (?, ?, ?, ?, ?)";
    private static final String IDENTITY =
            "INSERT INTO secf_setting_identity (subscriber, service, application_group, place, identity) VALUES (?, ?, ?, ?, ?)";

    private SettingRows() {}

    private record Key(String subscriber, long service, String group) {}

    private record Head(long service, String group, long type) {

        static Head of(ResultSet row) throws SQLException {
            return new Head(row.getLong(1), row.getString(2), row.getLong(3));
        }
    }

    static List<UserSettings> of(Connection connection, String subscriber) throws SQLException {
        List<UserSettings> found = new ArrayList<>();
        for (Head head : Rows.all(connection, Head::of, ALL, subscriber)) {
            Object[] key = {subscriber, head.service(), head.group()};
            found.add(new UserSettings(
                    head.service(),
                    head.type(),
                    Rows.all(connection, row -> row.getString(1), IDENTITIES, key),
                    Optional.of(head.group()).filter(group -> !group.isEmpty()),
                    Rows.all(connection, row -> row.getLong(1), FLAGS, key)));
        }
        return found;
    }

    static List<String> publicIdentities(Connection connection, String subscriber) throws SQLException {
        return Rows.all(connection, row -> row.getString(1), PUBLIC, subscriber);
    }

    static void setPublicIdentities(Connection connection, String subscriber, List<String> identities)
            throws SQLException {
        Rows.change(connection, "DELETE FROM secf_public_identity WHERE subscriber = ?", subscriber);
        for (int place = 0; place < identities.size(); place++) {
            Rows.change(
                    connection,
                    "INSERT INTO secf_public_identity (subscriber, place, identity) VALUES (?, ?, ?)",
                    subscriber,
                    place,
                    identities.get(place));
        }
    }

    static void set(Connection connection, String subscriber, UserSettings settings) throws SQLException {
        String group = settings.group().orElse("");
        remove(connection, subscriber, settings.service(), group);
        Rows.change(
                connection,
                "INSERT INTO secf_setting (subscriber, service, application_group, service_type) VALUES (?, ?, ?, ?)",
                subscriber,
                settings.service(),
                group,
                settings.type());
        insert(connection, FLAG, new Key(subscriber, settings.service(), group), settings.flags());
        insert(connection, IDENTITY, new Key(subscriber, settings.service(), group), settings.identities());
    }

    private static void insert(Connection connection, String insert, Key key, List<?> values) throws SQLException {
        for (int place = 0; place < values.size(); place++) {
            Rows.change(connection, insert, key.subscriber(), key.service(), key.group(), place, values.get(place));
        }
    }

    static int remove(Connection connection, String subscriber, long service, String group) throws SQLException {
        return Rows.change(
                connection,
                "DELETE FROM secf_setting WHERE subscriber = ? AND service = ? AND application_group = ?",
                subscriber,
                service,
                group);
    }
}
