package org.secf.keys.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.store.StoreFolder;

class KeySetTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final OwnKey first = StoreFolder.key(KeyKind.P_256);
    private final OwnKey second = StoreFolder.key(KeyKind.P_256);

    private KeySet rotatedInAnHour(KeyUse use) {
        return new KeySet(
                List.of(
                        Member.of(
                                use,
                                KeyLife.waiting()
                                        .activeFrom(NOW.minus(HOUR))
                                        .until(NOW.plus(HOUR), NOW.plus(HOUR).plus(HOUR)),
                                first),
                        Member.of(use, KeyLife.waiting().activeFrom(NOW.plus(HOUR)), second)),
                List.of());
    }

    private static List<OwnKey> keys(List<Member> members) {
        return members.stream().map(Member::key).toList();
    }

    @Nested
    class WhileASigningKeyFollowsAnother {

        private final KeySet set = rotatedInAnHour(KeyUse.SIGNING);

        @Test
        void theFormerSignsUntilThatInstant() {
            assertThat(set.signing(NOW).orElseThrow().key()).isEqualTo(first);
            assertThat(set.signing(NOW.plus(HOUR).minusMillis(1)).orElseThrow().key())
                    .isEqualTo(first);
            assertThat(set.signing(NOW.plus(HOUR)).orElseThrow().key()).isEqualTo(second);
        }

        @Test
        void othersKnowBothBeforeAndAfter() {
            assertThat(keys(set.verifying(NOW))).containsExactly(first, second);
            assertThat(keys(set.verifying(NOW.plus(HOUR)))).containsExactly(second, first);
        }

        @Test
        void theFormerIsForgottenInTheEnd() {
            assertThat(keys(set.verifying(NOW.plus(HOUR).plus(HOUR)))).containsExactly(second);
        }

        @Test
        void nobodyEncryptsToIt() {
            assertThat(set.encryptTo(NOW)).isEmpty();
            assertThat(set.opening(NOW)).isEmpty();
        }
    }

    @Nested
    class WhileADecryptionKeyFollowsAnother {

        private final KeySet set = rotatedInAnHour(KeyUse.DECRYPTION);

        @Test
        void othersEncryptToTheActiveOneOnly() {
            assertThat(set.encryptTo(NOW).orElseThrow().key()).isEqualTo(first);
            assertThat(set.encryptTo(NOW.plus(HOUR)).orElseThrow().key()).isEqualTo(second);
        }

        @Test
        void bothOpenTheActiveOneFirst() {
            assertThat(keys(set.opening(NOW))).containsExactly(first, second);
            assertThat(keys(set.opening(NOW.plus(HOUR)))).containsExactly(second, first);
            assertThat(keys(set.opening(NOW.plus(HOUR).plus(HOUR)))).containsExactly(second);
        }

        @Test
        void itSignsNothing() {
            assertThat(set.signing(NOW)).isEmpty();
            assertThat(set.verifying(NOW)).isEmpty();
        }
    }

    @Test
    void believesACertificateFromItsTimeToItsEnd() {
        KeyLife life = KeyLife.waiting().activeFrom(NOW).until(NOW.plus(HOUR), NOW.plus(HOUR));
        KeySet set = new KeySet(List.of(), List.of(new KeySet.Trusted(first.certificate(), life)));

        assertThat(set.believed(NOW.minusMillis(1))).isEmpty();
        assertThat(set.believed(NOW)).containsExactly(first.certificate());
        assertThat(set.believed(NOW.plus(HOUR))).isEmpty();
    }
}
