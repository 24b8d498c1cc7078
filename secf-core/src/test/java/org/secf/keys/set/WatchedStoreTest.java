package org.secf.keys.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.NOW;
import static org.secf.keys.store.StoreFolder.accepted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.store.KeyRecord;
import org.secf.keys.store.Rotation;
import org.secf.keys.store.StoreEntry;
import org.secf.keys.store.StoreFolder;
import org.secf.keys.store.StoreReason;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Rejection;

class WatchedStoreTest {

    private static final Duration POLL = Duration.ofSeconds(30);

    @TempDir
    Path temporary;

    private final List<String> told = new ArrayList<>();
    private final List<Runnable> background = new ArrayList<>();
    private StoreFolder folder;

    private final StoreObserver observer = new StoreObserver() {
        @Override
        public void changed(WatchedStore store, long version) {
            told.add("version " + version);
        }

        @Override
        public void failed(WatchedStore store, Rejection rejection) {
            told.add(rejection.reason().name());
        }
    };

    @BeforeEach
    void makeStore() {
        folder = new StoreFolder(temporary).made();
        add("first", KeyLife.waiting().activeFrom(NOW), StoreFolder.key(KeyKind.P_256));
    }

    private void add(String alias, KeyLife life, OwnKey key) {
        KeyRecord record = new KeyRecord(alias, "main", KeyUse.SIGNING, life);
        accepted(folder.store().change(EDITS.addKey("key import", record, new StoreEntry.KeyEntry(key))));
    }

    private WatchedStore open() {
        return WatchedStore.open(
                "secf.store", folder.store(), new Watch(POLL, folder.clock(), background::add, observer));
    }

    private int known(Keys keys) {
        return keys.current().verifying(folder.clock().instant()).size();
    }

    @Nested
    class FollowingAStore {

        @Test
        void looksInTheBackgroundWhenItIsTime() {
            Keys keys = open().keys("main");
            add("second", KeyLife.waiting(), StoreFolder.key(KeyKind.P_256));

            assertThat(known(keys)).isEqualTo(1);
            assertThat(background).isEmpty();

            folder.clock().advance(POLL);
            assertThat(known(keys)).isEqualTo(1);
            assertThat(background).hasSize(1);
            background.get(0).run();

            assertThat(known(keys)).isEqualTo(2);
            assertThat(told).containsExactly("version 3");
        }

        @Test
        void looksOnceHoweverManyAsk() {
            Keys keys = open().keys("main");
            folder.clock().advance(POLL);

            for (int i = 0; i < 5; i++) {
                keys.current();
            }

            assertThat(background).hasSize(1);
        }

        @Test
        void looksBeforeItAnswersAfterARest() {
            Keys keys = open().keys("main");
            add("second", KeyLife.waiting(), StoreFolder.key(KeyKind.P_256));
            folder.clock().advance(POLL.multipliedBy(3));

            assertThat(known(keys)).isEqualTo(2);
            assertThat(background).isEmpty();
        }

        /** Otherwise a key that was given up would stay in use until the clock is again where it was. */
        @Test
        void looksAtOnceWhereTheClockWasSetBack() {
            folder.clock().advance(Duration.ofHours(1));
            Keys keys = open().keys("main");
            add("second", KeyLife.waiting(), StoreFolder.key(KeyKind.P_256));
            folder.clock().advance(Duration.ofHours(-1));

            assertThat(keys.current().members()).hasSize(2);
        }

        @Test
        void tellsOfOtherKeysUnderTheSameVersion() throws IOException {
            byte[] before = Files.readAllBytes(folder.path());
            add("second", KeyLife.waiting(), StoreFolder.key(KeyKind.P_256));
            Keys keys = open().keys("main");
            Files.write(folder.path(), before);
            add("other", KeyLife.waiting(), StoreFolder.key(KeyKind.P_384));
            folder.clock().advance(POLL.multipliedBy(3));
            keys.current();

            assertThat(told).containsExactly("version 3");
        }

        @Test
        void tellsNothingWhereNothingChanged() {
            Keys keys = open().keys("main");
            folder.clock().advance(POLL.multipliedBy(3));
            keys.current();

            assertThat(told).isEmpty();
        }

        @Test
        void goesOnWithWhatItHasWhereTheStoreCannotBeRead() throws IOException {
            Keys keys = open().keys("main");
            Files.writeString(folder.path(), "damaged");
            folder.clock().advance(POLL.multipliedBy(3));

            assertThat(known(keys)).isEqualTo(1);
            assertThat(told).containsExactly("STORE_NOT_OPENED");
        }

        @Test
        void recoversWhenTheStoreDoes() throws IOException {
            byte[] good = Files.readAllBytes(folder.path());
            Keys keys = open().keys("main");
            Files.writeString(folder.path(), "damaged");
            folder.clock().advance(POLL.multipliedBy(3));
            keys.current();
            Files.write(folder.path(), good);
            add("second", KeyLife.waiting(), StoreFolder.key(KeyKind.P_256));
            folder.clock().advance(POLL.multipliedBy(3));

            assertThat(known(keys)).isEqualTo(2);
        }

        @Test
        void twoNodesAgreeAtEveryInstantOfARotation() {
            Keys one = open().keys("main");
            add("second", KeyLife.waiting(), StoreFolder.key(KeyKind.P_256));
            Rotation rotation = new Rotation(NOW, NOW.plus(Duration.ofMinutes(10)), Duration.ofHours(1));
            accepted(folder.store().change(EDITS.rotate("main", KeyUse.SIGNING, rotation)));
            Keys other = open().keys("main");

            for (int i = 0; i < 200; i++) {
                folder.clock().advance(POLL.dividedBy(2));
                List.copyOf(background).forEach(Runnable::run);
                background.clear();
                Keys first = one;
                assertThat(first.current().signing(folder.clock().instant()).map(Member::id))
                        .as("at " + folder.clock().instant())
                        .isPresent()
                        .isEqualTo(other.current()
                                .signing(folder.clock().instant())
                                .map(Member::id));
            }
        }
    }

    @Nested
    class ForTheFirstTime {

        @Test
        void refusesAWeakKeyAndNamesStoreAndAlias() {
            add("weak", KeyLife.waiting(), WeakKey.make());

            assertThatThrownBy(WatchedStoreTest.this::open)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.store")
                    .hasMessageContaining(folder.path().toString())
                    .hasMessageContaining(StoreReason.KEY_TOO_WEAK.name())
                    .hasMessageContaining("weak")
                    .hasMessageNotContaining(StoreFolder.MASTER);
        }

        @Test
        void refusesAnExpiredCertificate() {
            folder.clock().advance(Duration.ofDays(10));

            assertThatThrownBy(WatchedStoreTest.this::open)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(StoreReason.CERTIFICATE_NOT_VALID.name())
                    .hasMessageContaining("first");
        }

        @Test
        void takesAnExpiredCertificateOfAKeyThatRetires() {
            add("second", KeyLife.waiting(), StoreFolder.key(KeyKind.P_256));
            Rotation rotation = Rotation.atOnce(NOW, Duration.ofDays(30));
            accepted(folder.store().change(EDITS.rotate("main", KeyUse.SIGNING, rotation)));
            accepted(folder.store().change(EDITS.retire("first", NOW)));
            folder.clock().advance(Duration.ofDays(1));

            assertThat(known(open().keys("main"))).isEqualTo(1);
        }

        @Test
        void refusesAnotherMasterSecret() {
            folder.write("master", "another-master-secret");

            assertThatThrownBy(WatchedStoreTest.this::open)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(StoreReason.STORE_NOT_OPENED.name())
                    .hasMessageNotContaining("another-master-secret");
        }

        @Test
        void refusesAStoreThatOthersMayRead() throws IOException {
            Files.setPosixFilePermissions(
                    folder.path(), java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

            assertThatThrownBy(WatchedStoreTest.this::open)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("chmod 600 " + folder.path());
        }
    }

    @Test
    void hasNoKeysOfAnotherSet() {
        assertThat(open().keys("other").current().isEmpty()).isTrue();
    }
}
