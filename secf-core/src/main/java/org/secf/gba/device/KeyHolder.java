package org.secf.gba.device;

import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.verdict.Verdict;

/**
 * Bootstraps when it is needed, and keeps the key until it is over; then it is wiped. For many threads at once; one of them bootstraps, the others wait for it.
 * Everybody gets a copy, so that wiping takes the key from nobody who is using it.
 */
public final class KeyHolder implements AutoCloseable {

    private final Supplier<Verdict<Bootstrapped>> device;
    private final Clock clock;
    private @Nullable Bootstrapped current;

    /**
     * Without a key yet.
     *
     * @param device bootstraps, as {@link org.secf.gba.bootstrapping.Device#bootstrap}; what it makes is taken over
     */
    public KeyHolder(Supplier<Verdict<Bootstrapped>> device, Clock clock) {
        this.device = device;
        this.clock = clock;
    }

    /** A key that is not over. The caller closes it. */
    public synchronized Verdict<Bootstrapped> key() {
        Bootstrapped known = current;
        if (known != null && clock.instant().isBefore(known.expires())) {
            return Verdict.accepted(known.copy());
        }
        close();
        return device.get().map(made -> {
            current = made;
            return made.copy();
        });
    }

    /** An application refused that key: the next one is another, unless somebody has seen to that already. */
    synchronized void forget(Bootstrapped refused) {
        Bootstrapped known = current;
        if (known != null && known.transaction().equals(refused.transaction())) {
            close();
        }
    }

    /** Wipes the key; whoever asks after that bootstraps again. */
    @Override
    public synchronized void close() {
        Bootstrapped known = current;
        if (known != null) {
            known.close();
            current = null;
        }
    }
}
