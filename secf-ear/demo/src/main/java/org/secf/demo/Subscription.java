package org.secf.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.secf.bsf.NewSubscriber;
import org.secf.bsf.SubscriberDirectory;
import org.secf.crypto.Crypto;
import org.secf.gba.SequenceNumber;
import org.secf.gba.retrieval.UserSettings;
import org.secf.jdbc.DatabaseKeys;
import org.secf.jdbc.DatabaseSchema;
import org.secf.jdbc.OpenDatabase;
import org.secf.jdbc.SealingKeyReader;
import org.secf.jdbc.SealingKeys;
import org.secf.keys.Secret;
import org.secf.keys.set.KeyRing;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/**
 * What a subscriber and the network have in common.
 *
 * @param identity IMPI
 * @param publicIdentity IMPU, which applications see
 * @param key K
 * @param operator OPc
 */
record Subscription(String identity, String publicIdentity, Secret key, Secret operator) {

    private static final String PREFIX = "secf.bsf";
    private static final long SERVICE = 3;

    /** Puts the subscriber into the network's database, in place of one of an earlier run; an administrator to be, by flags 1 and 2. */
    void addTo(Map<String, String> properties) throws DemoFailedException {
        SealingKeys sealing = new SealingKeyReader(KeyRing.empty(), Crypto.jdk(), new SecureRandom())
                .read(PREFIX + ".sealing-key", List.of(properties.getOrDefault(PREFIX + ".sealing-key", "")));
        try (OpenDatabase opened =
                OpenDatabase.open(PREFIX, database(properties), KeyRing.empty(), DatabaseSchema.BOOTSTRAPPING_SERVER)) {
            SubscriberDirectory directory = new SubscriberDirectory(opened.database(Clock.systemUTC()));
            directory.remove(identity);
            NewSubscriber added =
                    new NewSubscriber(identity, key, operator, new SequenceNumber(0), List.of(publicIdentity));
            UserSettings flags = new UserSettings(SERVICE, 0, List.of(), Optional.empty(), List.of(1L, 2L));
            Optional<String> failure = directory
                    .add(added, sealing)
                    .then(name -> directory.set(name, flags))
                    .rejection()
                    .map(rejection -> rejection.reason().name())
                    .filter(Predicate.not(String::isEmpty));
            if (failure.isPresent()) {
                throw new DemoFailedException("The subscriber cannot be added: " + failure.get());
            }
        }
    }

    private static Settings database(Map<String, String> properties) {
        RawSetting url = new RawSetting(
                DatabaseKeys.URL.name(),
                List.of(properties.getOrDefault(PREFIX + "." + DatabaseKeys.URL.name(), "")),
                "the demonstration");
        return Settings.resolve(PREFIX, DatabaseKeys.ALL, List.of(new SettingsLayer(List.of(url))));
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return identity;
    }
}
