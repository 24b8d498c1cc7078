package org.secf.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.secf.bsf.BootstrappingServerFactory;
import org.secf.bsf.NewSubscriber;
import org.secf.bsf.SubscriberDirectory;
import org.secf.crypto.Crypto;
import org.secf.gba.SequenceNumber;
import org.secf.gba.naf.GbaMechanismFactory;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.jdbc.Database;
import org.secf.jdbc.DatabaseSchema;
import org.secf.jdbc.OpenDatabase;
import org.secf.jdbc.SealingKeyReader;
import org.secf.jdbc.SealingKeys;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.Key;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;

/** The two servers as deployments have them, from settings, without a container around them. */
final class GbaRoles {

    static final String HOST = "localhost";

    private static final int ONCE = 1_000_000;

    private GbaRoles() {}

    /** A bootstrapping server on H2 in a file, with so many subscribers. */
    static Function<Request, Reply> bootstrapping(GbaFiles files, int subscribers) {
        Clock clock = Clock.systemUTC();
        BootstrappingServerFactory factory = new BootstrappingServerFactory();
        Settings settings = settings(
                "secf.bsf",
                factory.keys(),
                "host=" + HOST,
                "sealing-key=" + files.location("sealing"),
                "database.url=jdbc:h2:file:" + files.folder().resolve("bsf"));
        SealingKeys sealing = new SealingKeyReader(KeyRing.empty(), Crypto.jdk(), new SecureRandom())
                .read("load", List.of(files.location("sealing")));
        try (OpenDatabase opened =
                OpenDatabase.open("secf.bsf", settings, KeyRing.empty(), DatabaseSchema.BOOTSTRAPPING_SERVER)) {
            fill(opened.database(clock), sealing, subscribers);
        }
        Endpoint endpoint = factory.create(settings, context(clock, Parts.none()));
        return request -> endpoint.answer(request).reply();
    }

    private static void fill(Database database, SealingKeys sealing, int subscribers) {
        SubscriberDirectory directory = new SubscriberDirectory(database);
        for (int number = 0; number < subscribers; number++) {
            GbaSubscription one = new GbaSubscription(number);
            NewSubscriber added = new NewSubscriber(
                    one.identity(), one.key(), one.operator(), new SequenceNumber(0), List.of(one.publicIdentity()));
            directory.add(added, sealing).rejection().ifPresent(refusal -> {
                throw new IllegalStateException(refusal.toString());
            });
        }
    }

    /** An application that asks that server for keys, and says hello to whoever it knows. */
    static Function<Request, Reply> application(GbaFiles files, String server) {
        GbaMechanismFactory factory = new GbaMechanismFactory();
        Mechanism mechanism = factory.create(
                settings(
                        "secf.gba",
                        factory.keys(),
                        "host=" + HOST,
                        "server=" + server,
                        "nonce-lifetime=30s",
                        "tls.connect-timeout=1m",
                        "tls.read-timeout=1m",
                        "tls.trust-anchors=" + files.location("ca.pem"),
                        "tls.client-key=" + files.location("own.pem")),
                context(Clock.systemUTC(), Parts.none()));
        return request -> reply(mechanism.authenticate(new Protected(request)));
    }

    private static Reply reply(Outcome outcome) {
        if (outcome instanceof Outcome.Established in) {
            String body = "hello " + in.caller().getName();
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            in.seal().update(octets, 0, octets.length);
            return new Reply(200, in.seal().finish(), body);
        }
        if (outcome instanceof Outcome.Refused refused) {
            System.err.println(refused.rejection());
            return refused.reply();
        }
        return ((Outcome.Replied) outcome).reply();
    }

    /** A resource that needs a caller. */
    record Protected(Request request) implements Exchange {

        @Override
        public boolean isProtected() {
            return true;
        }

        @Override
        public Optional<Caller> established() {
            return Optional.empty();
        }
    }

    static Settings settings(String prefix, List<Key<?>> keys, String... written) {
        List<RawSetting> raw = new ArrayList<>();
        for (String setting : written) {
            String[] pair = setting.split("=", 2);
            raw.add(new RawSetting(pair[0], List.of(pair[1]), "load"));
        }
        return Settings.resolve(prefix, keys, List.of(new SettingsLayer(raw)));
    }

    static MechanismContext context(Clock clock, Parts parts) {
        return new MechanismContext(
                clock,
                new SecureRandom(),
                Crypto.jdk(),
                new MemoryOnceStore(clock, ONCE),
                new MemoryPendingRequests(clock, 1),
                Resources.outsideDeployment(GbaRoles.class.getClassLoader()),
                parts,
                Expressions.none());
    }
}
