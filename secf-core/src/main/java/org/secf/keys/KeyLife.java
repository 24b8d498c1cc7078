package org.secf.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * When a key changes its state: {@code next → active → retiring → retired}, never back.
 *
 * @param activeFrom empty while nobody has set the time
 * @param retiringFrom empty while it is to stay
 * @param retiredFrom empty while it is to stay
 */
public record KeyLife(Optional<Instant> activeFrom, Optional<Instant> retiringFrom, Optional<Instant> retiredFrom) {

    public KeyLife {
        requireOrder(activeFrom, retiringFrom);
        requireOrder(retiringFrom, retiredFrom);
        requireOrder(activeFrom, retiredFrom);
    }

    /** Made, and not to be used yet. */
    public static KeyLife waiting() {
        return new KeyLife(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Used from then on. */
    public KeyLife activeFrom(Instant time) {
        return new KeyLife(Optional.of(time), retiringFrom, retiredFrom);
    }

    /** Used until {@code retiring}, believed until {@code retired}. */
    public KeyLife until(Instant retiring, Instant retired) {
        return new KeyLife(activeFrom, Optional.of(retiring), Optional.of(retired));
    }

    /** Used with no end in sight. */
    public KeyLife staying() {
        return new KeyLife(activeFrom, Optional.empty(), Optional.empty());
    }

    /** The state at that instant. */
    public KeyState at(Instant now) {
        if (isReached(retiredFrom, now)) {
            return KeyState.RETIRED;
        }
        if (isReached(retiringFrom, now)) {
            return KeyState.RETIRING;
        }
        return isReached(activeFrom, now) ? KeyState.ACTIVE : KeyState.NEXT;
    }

    private static boolean isReached(Optional<Instant> time, Instant now) {
        return time.isPresent() && !now.isBefore(time.get());
    }

    private static void requireOrder(Optional<Instant> earlier, Optional<Instant> later) {
        if (earlier.isPresent() && later.isPresent() && later.get().isBefore(earlier.get())) {
            throw new IllegalArgumentException("a key is active, then retiring, then retired: expected a time after "
                    + earlier.get() + ", found " + later.get());
        }
    }
}
