package org.secf.bsf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.gba.NafId;
import org.secf.gba.retrieval.RetrievalServer;
import org.secf.gba.retrieval.UserSettings;
import org.secf.jdbc.Database;

/**
 * User security settings in a database: those for the services that were asked about, for all applications or for a group that the application is in.
 *
 * @param groups of applications, by their hosts in lower case
 */
record DatabaseSettings(Database database, Map<String, Set<String>> groups)
        implements RetrievalServer.SubscriberSettings {

    DatabaseSettings {
        groups = Map.copyOf(groups);
    }

    @Override
    public List<UserSettings> of(String subscriber, NafId application, List<Long> services) {
        if (services.isEmpty()) {
            return List.of();
        }
        Set<String> own = groups.getOrDefault(application.host(), Set.of());
        return database.transaction(connection -> {
            List<String> identities = SettingRows.publicIdentities(connection, subscriber);
            return SettingRows.of(connection, subscriber).stream()
                    .filter(one -> services.contains(one.service()))
                    .filter(one -> one.group().map(own::contains).orElse(true))
                    .map(one -> one.identities().isEmpty() ? named(one, identities) : one)
                    .toList();
        });
    }

    private static UserSettings named(UserSettings settings, List<String> identities) {
        return new UserSettings(
                settings.service(), settings.type(), identities, settings.group(), settings.flags(), settings.choice());
    }
}
