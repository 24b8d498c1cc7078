package org.secf.gba.device.testing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.TransactionId;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.gba.naf.GbaMechanismFactory;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.KeySource;
import org.secf.gba.retrieval.RetrievalReason;
import org.secf.keys.Secret;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.verdict.Verdict;

/** A network without servers: devices bootstrap by asking it, applications get their keys so. All that bootstraps is Alice's, and numbered. */
public final class SmallNetwork implements KeySource {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String ALICE = "alice@home1.net";

    private final Clock clock;
    private int made;
    private int known = 1;

    public SmallNetwork(Clock clock) {
        this.clock = clock;
    }

    /** What a device does. */
    public synchronized Verdict<Bootstrapped> bootstrap() {
        made++;
        return Verdict.accepted(
                new Bootstrapped(transaction(made), key(made), clock.instant().plus(LIFETIME)));
    }

    /** How often that was done. */
    public synchronized int made() {
        return made;
    }

    /** From now on applications get keys of the first so many only. */
    public synchronized void knowing(int number) {
        known = number;
    }

    private static TransactionId transaction(int number) {
        return TransactionId.of(random(number), "bsf.home1.net");
    }

    private static byte[] random(int number) {
        byte[] random = new byte[16];
        random[0] = (byte) number;
        return random;
    }

    private static BootstrappedKey key(int number) {
        return new BootstrappedKey(Crypto.jdk(), Secret.taking(new byte[32]), random(number), ALICE);
    }

    @Override
    public synchronized Verdict<ApplicationKeys> retrieve(KeyRequest request) {
        for (int number = 1; number <= known; number++) {
            if (request.transaction().equals(transaction(number))) {
                return Verdict.accepted(new ApplicationKeys(
                        key(number).device(request.application()),
                        Optional.empty(),
                        clock.instant().plus(LIFETIME),
                        Optional.empty(),
                        Optional.of(ALICE),
                        List.of()));
            }
        }
        return Verdict.rejected(RetrievalReason.UNKNOWN_TRANSACTION, "one", "another");
    }

    /** As containers run it, without TLS, for an application of that name. */
    public Mechanism mechanism(String host) {
        Parts parts = new Parts() {
            @Override
            public <T> Optional<T> find(Class<T> type) {
                return type == KeySource.class ? Optional.of(type.cast(SmallNetwork.this)) : Optional.empty();
            }
        };
        GbaMechanismFactory factory = new GbaMechanismFactory();
        List<RawSetting> raw = List.of(
                new RawSetting("host", List.of(host), "test"),
                new RawSetting("protocol", List.of("0100000002"), "test"));
        return factory.create(
                Settings.resolve("secf.gba", factory.keys(), List.of(new SettingsLayer(raw))),
                new MechanismContext(
                        clock,
                        new SecureRandom(),
                        Crypto.jdk(),
                        new MemoryOnceStore(clock, 100),
                        new MemoryPendingRequests(clock, 10),
                        Resources.outsideDeployment(getClass().getClassLoader()),
                        parts,
                        Expressions.none()));
    }
}
