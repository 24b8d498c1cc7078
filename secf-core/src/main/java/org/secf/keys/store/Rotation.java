package org.secf.keys.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.keys.KeyState;
import org.secf.keys.KeyUse;
import org.secf.verdict.Verdict;

/**
 * When one key follows another. Between now and {@code at}, others learn of the next key; between {@code at} and the end of {@code retiring}, they may still
 * use what they know of the former one.
 *
 * @param now when it is decided
 * @param at when the next key becomes active
 * @param retiring how long the former one stays published and believed
 */
public record Rotation(Instant now, Instant at, Duration retiring) {

    /** Less than that, and a node that has not read the store yet would use another key than the rest. */
    public static final Duration LEAST_NOTICE = Duration.ofMinutes(1);

    public Rotation {
        if (retiring.isNegative()) {
            throw new IllegalArgumentException("a key retires for a time of at least zero, found " + retiring);
        }
    }

    /** At once, for a key that somebody else may know. Others will refuse what they cannot verify yet. */
    public static Rotation atOnce(Instant now, Duration retiring) {
        return new Rotation(now, now, retiring);
    }

    Verdict<StoreContents> apply(StoreContents contents, String set, KeyUse use) {
        if (!at.equals(now) && at.isBefore(now.plus(LEAST_NOTICE))) {
            return Verdict.rejected(
                    StoreReason.OVERLAP_TOO_SHORT, "a time at least " + LEAST_NOTICE + " from now", at.toString());
        }
        List<KeyRecord> keys =
                contents.keys().stream().filter(key -> key.isOf(set, use)).toList();
        Optional<KeyRecord> next =
                keys.stream().filter(key -> key.life().at(now) == KeyState.NEXT).findFirst();
        if (next.isEmpty()) {
            return Verdict.rejected(
                    StoreReason.NO_NEXT_KEY,
                    "a next " + use.word() + " key in the set " + set + "; generate one",
                    "none");
        }
        return Verdict.accepted(contents.eachKey(key -> {
            if (key.equals(next.get())) {
                return key.with(key.life().staying().activeFrom(at));
            }
            return key.isOf(set, use) && key.life().at(now) == KeyState.ACTIVE
                    ? key.with(key.life().until(at, at.plus(retiring)))
                    : key;
        }));
    }
}
