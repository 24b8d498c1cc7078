package org.secf.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** NIST SP 800-38D, bound to a place. */
class SealingKeysTest {

    private static final Place PLACE = new Place("table", "column", "row");

    private final SealingKeys keys = keys((byte) 1);

    private static SealingKeys keys(byte... fillings) {
        List<Secret> secrets = new java.util.ArrayList<>();
        for (byte filling : fillings) {
            byte[] octets = new byte[SealingKeys.KEY_OCTETS];
            Arrays.fill(octets, filling);
            secrets.add(Secret.taking(octets));
        }
        return new SealingKeys(Crypto.jdk(), new SecureRandom(), secrets);
    }

    private static Secret content() {
        return Secret.taking(new byte[] {1, 2, 3});
    }

    private static void assertRefused(Verdict<Secret> verdict, SealReason reason) {
        assertThat(verdict.rejection())
                .hasValueSatisfying(rejection -> assertThat(rejection.reason()).isEqualTo(reason));
    }

    @Nested
    class Opens {

        @Test
        void whatStandsInItsPlace() {
            Secret opened = Verdicts.value(keys.opened(PLACE, keys.sealed(PLACE, content())));

            assertThat(opened.matches(new byte[] {1, 2, 3})).isTrue();
        }

        @Test
        void whatAFormerKeyEncrypted() {
            Sealed before = keys.sealed(PLACE, content());
            SealingKeys after = keys((byte) 2, (byte) 1);

            assertThat(Verdicts.value(after.opened(PLACE, before)).matches(new byte[] {1, 2, 3}))
                    .isTrue();
            assertThat(after.sealed(PLACE, content()).keyId()).isNotEqualTo(before.keyId());
        }
    }

    @Nested
    class Refuses {

        @Test
        void whatBelongsInAnotherRowColumnOrTable() {
            Sealed sealed = keys.sealed(PLACE, content());

            assertRefused(keys.opened(new Place("table", "column", "other"), sealed), SealReason.SEAL_BROKEN);
            assertRefused(keys.opened(new Place("table", "other", "row"), sealed), SealReason.SEAL_BROKEN);
            assertRefused(keys.opened(new Place("other", "column", "row"), sealed), SealReason.SEAL_BROKEN);
            assertRefused(keys.opened(new Place("tablec", "olumn", "row"), sealed), SealReason.SEAL_BROKEN);
        }

        @Test
        void whatStandsBesideSomethingElse() {
            Place beside = new Place("table", "column", "row", List.of("alice", "1"));
            Sealed sealed = keys.sealed(beside, content());

            assertThat(Verdicts.value(keys.opened(beside, sealed)).size()).isEqualTo(3);
            for (List<String> other : List.of(
                    List.<String>of(),
                    List.of("alice"),
                    List.of("alice", "2"),
                    List.of("1", "alice"),
                    List.of("alice1"))) {
                assertRefused(keys.opened(new Place("table", "column", "row", other), sealed), SealReason.SEAL_BROKEN);
            }
        }

        @Test
        void whatWasChangedAnywhere() {
            Sealed sealed = keys.sealed(PLACE, content());

            for (int i = 0; i < sealed.octets().length; i++) {
                byte[] changed = sealed.octets();
                changed[i] ^= 1;
                assertRefused(keys.opened(PLACE, new Sealed(sealed.keyId(), changed)), SealReason.SEAL_BROKEN);
            }
        }

        @Test
        void whatIsTooShortToBeAnything() {
            assertRefused(keys.opened(PLACE, new Sealed(keys.active(), new byte[27])), SealReason.SEAL_BROKEN);
            assertRefused(keys.opened(PLACE, new Sealed(keys.active(), new byte[0])), SealReason.SEAL_BROKEN);
        }

        @Test
        void whatAnUnknownKeyEncrypted() {
            assertRefused(keys((byte) 2).opened(PLACE, keys.sealed(PLACE, content())), SealReason.UNKNOWN_SEALING_KEY);
        }

        @Test
        void whatIsSaidToBeOfAnotherKey() {
            SealingKeys both = keys((byte) 2, (byte) 1);
            Sealed sealed = keys.sealed(PLACE, content());

            assertRefused(both.opened(PLACE, new Sealed(both.active(), sealed.octets())), SealReason.SEAL_BROKEN);
        }

        @Test
        void keysOfOtherLengthsOrNone() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new SealingKeys(Crypto.jdk(), new SecureRandom(), List.of(Secret.taking(new byte[16]))));
            assertThatIllegalArgumentException().isThrownBy(() -> keys());
        }
    }

    @Nested
    class NumberOfAText {

        @Test
        void isTheSameForWhoHasTheSameActiveKey() {
            assertThat(keys((byte) 1, (byte) 2).number("alice", 4096)).isEqualTo(keys.number("alice", 4096));
        }

        @Test
        void isAnotherForOthersAndForOtherTexts() {
            List<Integer> ours = java.util.stream.IntStream.range(0, 64)
                    .mapToObj(text -> keys.number("user" + text, 1 << 20))
                    .toList();
            List<Integer> others = java.util.stream.IntStream.range(0, 64)
                    .mapToObj(text -> keys((byte) 2).number("user" + text, 1 << 20))
                    .toList();

            assertThat(ours).allSatisfy(number -> assertThat(number).isBetween(0, (1 << 20) - 1));
            assertThat(new java.util.HashSet<>(ours)).hasSizeGreaterThan(60);
            assertThat(others).isNotEqualTo(ours);
        }
    }

    @Nested
    class Shows {

        @Test
        void neverTheSameTwice() {
            assertThat(keys.sealed(PLACE, content()).octets())
                    .isNotEqualTo(keys.sealed(PLACE, content()).octets());
        }

        @Test
        void nothingOfWhatStandsBesideWhatIsBroken() {
            Place beside = new Place("table", "column", "row", List.of("alice@home1.net", "1"));

            assertThat(keys.opened(beside, keys.sealed(PLACE, content()))
                            .rejection()
                            .orElseThrow())
                    .asString()
                    .contains("row in table.column")
                    .doesNotContain("alice");
        }

        @Test
        void namesOfKeysAndNothingElse() {
            assertThat(keys.active()).matches("[0-9a-f]{16}");
            assertThat(keys).hasToString("sealing keys [" + keys.active() + "]");
            assertThat(keys.sealed(PLACE, content())).hasToString("sealed by " + keys.active());
        }
    }
}
