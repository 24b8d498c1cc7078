package org.secf.gba.device;

import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.verdict.Verdict;

/** Bootstraps when it is needed, and keeps the key until it is over. For many threads at once; one of them bootstraps, the others wait for it. */
public final class KeyHolder {

    private final Supplier<Verdict<Bootstrapped>> device;
    private final Clock clock;
    private @Nullable Bootstrapped current;

    /**
     * Without a key yet.
     *
     * @param device bootstraps, as {@link org.secf.gba.bootstrapping.Device#bootstrap}
     */
    public KeyHolder(Supplier<Verdict<Bootstrapped>> device, Clock clock) {
        this.device = device;
        this.clock = clock;
    }

    /** A key that is not over. */
    public synchronized Verdict<Bootstrapped> key() {
        Bootstrapped known = current;
        if (known != null && clock.instant().isBefore(known.expires())) {
            return Verdict.accepted(known);
        }
        return device.get().map(made -> {
            current = made;
            return made;
        });
    }

    /** An application refused that key: the next one is another, unless somebody has seen to that already. */
    synchronized void forget(Bootstrapped refused) {
        if (refused.equals(current)) {
            current = null;
        }
    }
}
