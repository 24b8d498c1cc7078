package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.NOW;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyState;
import org.secf.keys.KeyUse;
import org.secf.verdict.Verdict;

class RotationTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant T1 = NOW.plus(HOUR);
    private static final Instant T2 = NOW.plus(HOUR.multipliedBy(2));
    private static final KeyLife ACTIVE = KeyLife.waiting().activeFrom(NOW.minusSeconds(9));
    private static final KeyLife WAITING = KeyLife.waiting();

    private final KeyRecord one = signing("k1", ACTIVE);
    private final KeyRecord two = signing("k2", WAITING);
    private final KeyRecord three = signing("k3", WAITING);

    private static KeyRecord signing(String alias, KeyLife life) {
        return new KeyRecord(alias, "main", KeyUse.SIGNING, life);
    }

    private static StoreContents with(KeyRecord... keys) {
        return new StoreContents(1, new TreeMap<>(), List.of(keys), List.of());
    }

    private static Verdict<StoreContents> rotate(StoreContents contents, Instant now, Instant at) {
        return EDITS.rotate("main", KeyUse.SIGNING, new Rotation(now, at, HOUR))
                .edit()
                .apply(contents);
    }

    private static Verdict<StoreContents> retire(StoreContents contents, String alias, Instant now) {
        return EDITS.retire(alias, now).edit().apply(contents);
    }

    private static Map<String, KeyState> states(StoreContents contents, Instant at) {
        Map<String, KeyState> states = new LinkedHashMap<>();
        contents.keys().forEach(key -> states.put(key.alias(), key.life().at(at)));
        return states;
    }

    @Test
    void letsTheNextKeyFollowAtOneInstant() {
        StoreContents rotated = accepted(rotate(with(one, two), NOW, T1));

        assertThat(states(rotated, T1.minusNanos(1))).isEqualTo(Map.of("k1", KeyState.ACTIVE, "k2", KeyState.NEXT));
        assertThat(states(rotated, T1)).isEqualTo(Map.of("k1", KeyState.RETIRING, "k2", KeyState.ACTIVE));
        assertThat(states(rotated, T2)).isEqualTo(Map.of("k1", KeyState.RETIRED, "k2", KeyState.ACTIVE));
    }

    @Test
    void startsASetWithItsFirstKey() {
        StoreContents started = accepted(rotate(with(two), NOW, NOW));

        assertThat(states(started, NOW)).isEqualTo(Map.of("k2", KeyState.ACTIVE));
    }

    @Test
    void touchesNoOtherSetAndNoOtherUse() {
        KeyRecord ofOtherSet = new KeyRecord("o1", "other", KeyUse.SIGNING, ACTIVE);
        KeyRecord ofOtherUse = new KeyRecord("o2", "main", KeyUse.DECRYPTION, WAITING);
        StoreContents rotated = accepted(rotate(with(ofOtherSet, ofOtherUse, one, two), NOW, T1));

        assertThat(rotated.keys()).startsWith(ofOtherSet, ofOtherUse);
    }

    @Test
    void mayBeMovedToALaterTime() {
        StoreContents moved = accepted(rotate(accepted(rotate(with(one, two), NOW, T1)), NOW.plusSeconds(60), T2));

        assertThat(states(moved, T2.minusNanos(1))).isEqualTo(Map.of("k1", KeyState.ACTIVE, "k2", KeyState.NEXT));
        assertThat(states(moved, T2)).isEqualTo(Map.of("k1", KeyState.RETIRING, "k2", KeyState.ACTIVE));
        assertThat(states(moved, T2.plus(HOUR))).containsEntry("k1", KeyState.RETIRED);
    }

    @Test
    void mayBeMovedToAnEarlierTime() {
        StoreContents moved = accepted(rotate(accepted(rotate(with(one, two), NOW, T2)), NOW, T1));

        assertThat(states(moved, T1)).isEqualTo(Map.of("k1", KeyState.RETIRING, "k2", KeyState.ACTIVE));
    }

    @Test
    void isCancelledByRetiringTheKeyThatWasToFollow() {
        StoreContents cancelled =
                accepted(retire(accepted(rotate(with(one, two), NOW, T1)), "k2", NOW.plusSeconds(60)));

        assertThat(cancelled.key("k1")).contains(one);
        assertThat(states(cancelled, T2)).isEqualTo(Map.of("k1", KeyState.ACTIVE, "k2", KeyState.RETIRED));
    }

    @Test
    void takesTheFirstOfTwoNextKeys() {
        StoreContents rotated = accepted(rotate(with(one, two, three), NOW, T1));
        assertThat(states(rotated, T1))
                .isEqualTo(Map.of("k1", KeyState.RETIRING, "k2", KeyState.ACTIVE, "k3", KeyState.NEXT));

        StoreContents again = accepted(rotate(rotated, T1, T2));
        assertThat(states(again, T2))
                .isEqualTo(Map.of("k1", KeyState.RETIRED, "k2", KeyState.RETIRING, "k3", KeyState.ACTIVE));
    }

    @Test
    void ofTwoNextKeysMovesTheOneThatIsDue() {
        StoreContents moved = accepted(rotate(accepted(rotate(with(one, two, three), NOW, T1)), NOW, T2));

        assertThat(states(moved, T2))
                .isEqualTo(Map.of("k1", KeyState.RETIRING, "k2", KeyState.ACTIVE, "k3", KeyState.NEXT));
    }

    @Test
    void goesOnWithTheSecondNextKeyWhenTheFirstIsRetired() {
        StoreContents cancelled = accepted(retire(accepted(rotate(with(one, two, three), NOW, T1)), "k2", NOW));
        StoreContents again = accepted(rotate(cancelled, NOW, T2));

        assertThat(states(again, T2))
                .isEqualTo(Map.of("k1", KeyState.RETIRING, "k2", KeyState.RETIRED, "k3", KeyState.ACTIVE));
    }

    @Test
    void keepsWhatIsDueWhenAnUninvolvedNextKeyIsRetired() {
        StoreContents due = accepted(rotate(with(one, two, three), NOW, T1));
        StoreContents fewer = accepted(retire(due, "k3", NOW));

        assertThat(states(fewer, T1))
                .isEqualTo(Map.of("k1", KeyState.RETIRING, "k2", KeyState.ACTIVE, "k3", KeyState.RETIRED));
    }

    @Test
    void atOnceEndsAKeyThatSomebodyElseMayKnow() {
        StoreContents rotated = accepted(EDITS.rotate("main", KeyUse.SIGNING, Rotation.atOnce(NOW, Duration.ZERO))
                .edit()
                .apply(accepted(rotate(with(one, two), NOW, T1))));

        assertThat(states(rotated, NOW)).isEqualTo(Map.of("k1", KeyState.RETIRED, "k2", KeyState.ACTIVE));
    }

    @Test
    void letsAKeyWithAPlannedEndStay() {
        KeyRecord ending = signing("k2", WAITING.until(T1, T1));

        assertThat(states(accepted(rotate(with(one, ending), NOW, T2)), T2)).containsEntry("k2", KeyState.ACTIVE);
    }

    @Nested
    class IsRefused {

        @Test
        void withoutANextKey() {
            assertThat(refusal(rotate(with(one), NOW, T1))).isEqualTo(StoreReason.NO_NEXT_KEY);
            assertThat(refusal(rotate(with(), NOW, T1))).isEqualTo(StoreReason.NO_NEXT_KEY);
        }

        @Test
        void atATimeThatOthersCannotLearnOf() {
            assertThat(refusal(rotate(with(one, two), NOW, NOW.plusSeconds(59))))
                    .isEqualTo(StoreReason.OVERLAP_TOO_SHORT);
            assertThat(refusal(rotate(with(one, two), NOW, NOW.minusSeconds(1))))
                    .isEqualTo(StoreReason.OVERLAP_TOO_SHORT);
            assertThat(rotate(with(one, two), NOW, NOW.plusSeconds(60)).rejection())
                    .isEmpty();
        }

        @Test
        void thatWouldRetireBackwards() {
            assertThatThrownBy(() -> new Rotation(NOW, T1, Duration.ofSeconds(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Retiring {

        @Test
        void endsAKeyThatIsOnItsWayOut() {
            StoreContents rotated = accepted(rotate(with(one, two), NOW, T1));
            Instant later = T1.plusSeconds(1);

            assertThat(states(accepted(retire(rotated, "k1", later)), later))
                    .isEqualTo(Map.of("k1", KeyState.RETIRED, "k2", KeyState.ACTIVE));
        }

        @Test
        void sparesTheOnlyActiveKey() {
            assertThat(refusal(retire(with(one, two), "k1", NOW))).isEqualTo(StoreReason.LAST_ACTIVE_KEY);
        }

        @Test
        void sparesNoneOfTwoActiveKeys() {
            StoreContents ended = accepted(retire(with(one, signing("k9", ACTIVE)), "k1", NOW));

            assertThat(states(ended, NOW)).isEqualTo(Map.of("k1", KeyState.RETIRED, "k9", KeyState.ACTIVE));
        }

        @Test
        void isNotHelpedByAKeyOfAnotherUse() {
            KeyRecord other = new KeyRecord("o", "main", KeyUse.DECRYPTION, ACTIVE);

            assertThat(refusal(retire(with(one, other), "k1", NOW))).isEqualTo(StoreReason.LAST_ACTIVE_KEY);
        }

        @Test
        void ofOurTrustIsAlwaysPossible() {
            KeyRecord their = new KeyRecord("t", "main", KeyUse.TRUST, ACTIVE);
            KeyRecord leaving = new KeyRecord("l", "main", KeyUse.TRUST, ACTIVE.until(T1, T2));
            StoreContents contents = with(their, leaving);

            assertThat(states(accepted(retire(contents, "t", NOW)), NOW)).containsEntry("t", KeyState.RETIRED);
            assertThat(states(accepted(retire(contents, "l", NOW)), NOW)).containsEntry("l", KeyState.RETIRED);
        }

        @Test
        void happensOnce() {
            StoreContents ended = accepted(retire(with(one, two), "k2", NOW));

            assertThat(refusal(retire(ended, "k2", NOW))).isEqualTo(StoreReason.WRONG_KEY_STATE);
            assertThat(refusal(retire(ended, "none", NOW))).isEqualTo(StoreReason.NO_SUCH_ALIAS);
        }
    }
}
