package org.secf.bsf;

import java.lang.annotation.Annotation;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.secf.gba.bootstrapping.BootstrappingPolicy;
import org.secf.gba.bootstrapping.BootstrappingServer;
import org.secf.gba.bootstrapping.Bootstrappings;
import org.secf.gba.bootstrapping.Tools;
import org.secf.gba.retrieval.Applications;
import org.secf.gba.retrieval.CertifiedApplications;
import org.secf.gba.retrieval.RetrievalServer;
import org.secf.jdbc.Database;
import org.secf.jdbc.DatabaseSchema;
import org.secf.jdbc.OpenDatabase;
import org.secf.jdbc.SealingKeyReader;
import org.secf.jdbc.SealingKeys;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointFactory;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes a bootstrapping server from {@link BootstrappingServerKeys}; found by {@link java.util.ServiceLoader}. */
public final class BootstrappingServerFactory implements EndpointFactory {

    private static final String PREFIX = "secf.bsf";

    /** For the service loader. */
    public BootstrappingServerFactory() {}

    @Override
    public String name() {
        return "bsf";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return BootstrappingServerDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return BootstrappingServerKeys.ALL;
    }

    @Override
    public Endpoint create(Settings settings, MechanismContext context) {
        SealingKeys keys = new SealingKeyReader(context.keys(), context.crypto(), context.random())
                .read(PREFIX + ".sealing-key", sealingKeys(settings));
        OpenDatabase opened = OpenDatabase.open(PREFIX, settings, context.keys(), DatabaseSchema.BOOTSTRAPPING_SERVER);
        try {
            return endpoint(settings, context, keys, opened);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    private static Endpoint endpoint(
            Settings settings, MechanismContext context, SealingKeys keys, OpenDatabase opened) {
        Database database = opened.database(context.clock());
        DatabaseSubscribers subscribers = new DatabaseSubscribers(
                database,
                new SubscriberKeys(keys, context.crypto()),
                HexFormat.of().parseHex(settings.get(BootstrappingServerKeys.MANAGEMENT)));
        Bootstrappings bootstrappings = new DatabaseBootstrappings(database, keys, context.crypto(), context.clock());
        Tools tools = new Tools(context.clock(), context.random(), context.crypto());
        return new BootstrappingEndpoint(
                new BootstrappingServer(policy(settings), subscribers, bootstrappings, tools),
                new RetrievalServer(
                        applications(context),
                        bootstrappings,
                        new DatabaseSettings(database, settings.get(BootstrappingServerKeys.APPLICATION_GROUPS))),
                opened);
    }

    private static List<String> sealingKeys(Settings settings) {
        return Stream.concat(
                        Stream.of(settings.get(BootstrappingServerKeys.SEALING_KEY)),
                        settings.get(BootstrappingServerKeys.FORMER_SEALING_KEYS).stream())
                .toList();
    }

    /** By certificates, unless the application knows better. */
    private static Applications applications(MechanismContext context) {
        return context.parts().find(Applications.class).orElseGet(CertifiedApplications::new);
    }

    private static BootstrappingPolicy policy(Settings settings) {
        try {
            return new BootstrappingPolicy(
                    settings.get(BootstrappingServerKeys.HOST),
                    settings.get(BootstrappingServerKeys.VERSIONS),
                    settings.get(BootstrappingServerKeys.LIFETIME),
                    settings.get(BootstrappingServerKeys.ANSWER_WITHIN),
                    settings.get(BootstrappingServerKeys.MOST_PENDING));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(PREFIX + ": " + e.getMessage(), e);
        }
    }
}
