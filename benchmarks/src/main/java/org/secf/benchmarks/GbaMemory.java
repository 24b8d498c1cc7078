package org.secf.benchmarks;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.TransactionId;
import org.secf.gba.bootstrapping.Bootstrapping;
import org.secf.gba.bootstrapping.MemoryBootstrappings;
import org.secf.keys.Secret;

/** What a bootstrapping server without a database keeps of each subscriber. */
final class GbaMemory {

    private static final int RANDOM = 16;
    private static final int KEY = 32;

    private GbaMemory() {}

    /** Octets that stay in use for each. */
    static long octets(int subscribers) {
        Clock clock = Clock.systemUTC();
        MemoryBootstrappings empty = filled(clock, 1);
        long before = Vitals.afterCollection().heap();
        MemoryBootstrappings full = filled(clock, subscribers);
        long after = Vitals.afterCollection().heap();
        if (!isThere(empty, 0) || !isThere(full, subscribers - 1)) {
            throw new IllegalStateException("expected all of them");
        }
        return (after - before) / subscribers;
    }

    private static MemoryBootstrappings filled(Clock clock, int subscribers) {
        MemoryBootstrappings memory = new MemoryBootstrappings(clock, subscribers);
        Instant now = clock.instant();
        for (int number = 0; number < subscribers; number++) {
            byte[] random = random(number);
            String identity = new GbaSubscription(number).identity();
            BootstrappedKey key = new BootstrappedKey(Crypto.jdk(), Secret.taking(new byte[KEY]), random, identity);
            memory.add(new Bootstrapping(transaction(number), identity, key, now, now.plusSeconds(86_400)));
        }
        return memory;
    }

    private static boolean isThere(MemoryBootstrappings memory, int number) {
        Optional<Bootstrapping> found = memory.find(transaction(number));
        found.ifPresent(Bootstrapping::close);
        return found.isPresent();
    }

    private static TransactionId transaction(int number) {
        return TransactionId.of(random(number), "bsf.home1.net");
    }

    private static byte[] random(int number) {
        return ByteBuffer.allocate(RANDOM).putInt(number).array();
    }
}
