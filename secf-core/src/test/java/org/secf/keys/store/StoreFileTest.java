package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.refusal;
import static org.secf.keys.store.StoreFolder.rejection;
import static org.secf.keys.store.StoreFolder.secretOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Secret;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class StoreFileTest {

    @TempDir
    Path temporary;

    private StoreFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new StoreFolder(temporary);
    }

    private static ChangeRecord record(long version, String who, String what, String subject) {
        return new ChangeRecord(version, StoreFolder.NOW, who, what, subject);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    @Nested
    class Making {

        @Test
        void anEmptyStoreIsVersionOne() throws IOException {
            assertThat(accepted(folder.store().init("root"))).isEqualTo(record(1, "root", "store init", "store"));
            try (StoreContents made = accepted(folder.store().read())) {
                assertThat(made.version()).isEqualTo(1);
                assertThat(made.entries()).isEmpty();
                assertThat(made.changes()).containsExactly(record(1, "root", "store init", "store"));
            }
            assertThat(permissions(folder.path())).isEqualTo("rw-------");
            assertThat(folder.names()).containsExactly("master", "secrets.p12", "secrets.p12.lock");
            assertThat(permissions(folder.folder().resolve("secrets.p12.lock"))).isEqualTo("rw-------");
        }

        @Test
        void overwritesNothing() {
            folder.made().set("db", "x");

            assertThat(refusal(folder.store().init("root"))).isEqualTo(StoreReason.STORE_EXISTS);
            assertThat(folder.secret("db")).isEqualTo("x");
        }

        @Test
        void needsAMasterSecretThatCannotBeGuessed() {
            folder.write("short", "fifteen letters");
            folder.write("enough", "sixteen letters.");

            Rejection refused = rejection(folder.store("short").init("root"));
            assertThat(refused.reason()).isEqualTo(StoreReason.MASTER_SECRET_TOO_SHORT);
            assertThat(refused.detail()).contains("openssl rand").doesNotContain("fifteen");
            assertThat(folder.names()).doesNotContain("secrets.p12");
            assertThat(folder.store("enough").init("root").rejection()).isEmpty();
        }

        @Test
        void needsAFolder() {
            StoreFile nowhere = StoreFolder.store(
                    folder.folder().resolve("none/secrets.p12"), folder.folder().resolve("master"));

            assertThat(refusal(nowhere.init("root"))).isEqualTo(StoreReason.STORE_NOT_WRITTEN);
        }
    }

    @Nested
    class OnADiskThatConfirmsNothing {

        private StoreFile store() {
            return StoreFolder.store(
                    LooseDisk.at(folder.path()), folder.folder().resolve("master"));
        }

        @Test
        void saysThatTheChangeWasMade() {
            folder.made();
            try (Secret secret = secretOf("new")) {
                Rejection refused = rejection(store().change(EDITS.setSecret("db", secret)));
                assertThat(refused.reason()).isEqualTo(StoreReason.STORE_NOT_FORCED);
                assertThat(refused.expected()).contains("this one was made").doesNotContain("as it was");
            }

            assertThat(folder.secret("db")).isEqualTo("new");
            assertThat(folder.names())
                    .containsExactly("master", "secrets.p12", "secrets.p12.1.bak", "secrets.p12.lock");
        }

        @Test
        void saysThatTheStoreWasMade() {
            assertThat(refusal(store().init("root"))).isEqualTo(StoreReason.STORE_NOT_FORCED);
            assertThat(folder.store().read().rejection()).isEmpty();
        }
    }

    @Nested
    class Changing {

        @BeforeEach
        void make() {
            folder.made();
        }

        @Test
        void countsAndTellsItsHistory() {
            folder.clock().advance(Duration.ofNanos(1_999_999));
            ChangeRecord second = folder.set("db", "x");

            assertThat(second)
                    .isEqualTo(new ChangeRecord(2, StoreFolder.NOW.plusMillis(1), "alice", "secret set", "db"));
            try (StoreContents read = accepted(folder.store().read())) {
                assertThat(read.version()).isEqualTo(2);
                assertThat(read.changes()).containsExactly(record(1, "root", "store init", "store"), second);
            }
        }

        @Test
        void isRefusedForAnotherVersionThanThereIs() {
            folder.set("db", "x");
            byte[] before = folder.octets();
            for (long expected : new long[] {0, 1, 3}) {
                Change late = new StoreEdits("bob", OptionalLong.of(expected)).removeSecret("db");

                Rejection refused = rejection(folder.store().change(late));
                assertThat(refused.reason()).isEqualTo(StoreReason.STALE_VERSION);
                assertThat(refused.expected()).contains("version 2");
            }
            assertThat(folder.octets()).isEqualTo(before);
            Change right = new StoreEdits("bob", OptionalLong.of(2)).removeSecret("db");
            assertThat(accepted(folder.store().change(right)).version()).isEqualTo(3);
        }

        @Test
        void leavesTheStoreAloneWhereTheEditRefuses() {
            byte[] before = folder.octets();

            assertThat(refusal(folder.store().change(EDITS.removeSecret("none"))))
                    .isEqualTo(StoreReason.NO_SUCH_ALIAS);
            assertThat(folder.octets()).isEqualTo(before);
            assertThat(folder.names()).containsExactly("master", "secrets.p12", "secrets.p12.lock");
        }

        @Test
        void endsTheLockWhereTheEditFails() {
            Change broken = new Change("x", "x", "x", OptionalLong.empty(), contents -> {
                throw new IllegalStateException("no");
            });

            assertThatThrownBy(() -> folder.store().change(broken)).hasMessage("no");
            assertThat(folder.set("db", "x").version()).isEqualTo(2);
        }

        @Test
        void leavesTheGivenSecretToWhoeverGaveIt() {
            var secret = secretOf("x");
            accepted(folder.store().change(EDITS.setSecret("db", secret)));

            assertThat(secret.matches(new byte[] {'x'})).isTrue();
        }

        @Test
        void isNotHinderedByWhatADeadProcessLeft() {
            folder.write("secrets.p12.new", "half a sto");
            folder.write("secrets.p12.1.bak", "half a backup");
            byte[] before = folder.octets();

            assertThat(folder.set("db", "x").version()).isEqualTo(2);
            assertThat(folder.names())
                    .containsExactly("master", "secrets.p12", "secrets.p12.1.bak", "secrets.p12.lock");
            assertThat(folder.folder().resolve("secrets.p12.1.bak")).hasBinaryContent(before);
        }

        @Test
        void keepsThreeBackupsThatOpen() throws IOException {
            folder.write("secrets.p12.old.bak", "somebody else's");
            for (int version = 2; version <= 12; version++) {
                folder.set("db", "v" + version);
            }

            assertThat(folder.names())
                    .containsExactly(
                            "master",
                            "secrets.p12",
                            "secrets.p12.10.bak",
                            "secrets.p12.11.bak",
                            "secrets.p12.9.bak",
                            "secrets.p12.lock",
                            "secrets.p12.old.bak");
            Path backup = folder.folder().resolve("secrets.p12.10.bak");
            assertThat(permissions(backup)).isEqualTo("rw-------");
            StoreFile restored = StoreFolder.store(backup, folder.folder().resolve("master"));
            try (StoreContents read = accepted(restored.read())) {
                assertThat(read.version()).isEqualTo(10);
                assertThat(StoreFolder.text(read, "db")).isEqualTo("v10");
            }
        }

        @Test
        void goesOnWhereAnOldBackupCannotBeRemoved() throws IOException {
            Path stuck = Files.createDirectory(folder.folder().resolve("secrets.p12.0.bak"));
            Files.writeString(stuck.resolve("file"), "not empty");
            for (int version = 2; version <= 6; version++) {
                assertThat(folder.set("db", "v" + version).version()).isEqualTo(version);
            }

            assertThat(folder.secret("db")).isEqualTo("v6");
        }

        @Test
        void failsWithoutATraceWhereTheBackupCannotBeMade() throws IOException {
            byte[] before = folder.octets();
            Path inTheWay = Files.createDirectory(folder.folder().resolve("secrets.p12.1.bak"));
            Files.writeString(inTheWay.resolve("file"), "not empty");

            try (var secret = secretOf("x")) {
                Rejection refused = rejection(folder.store().change(EDITS.setSecret("db", secret)));
                assertThat(refused.reason()).isEqualTo(StoreReason.STORE_NOT_WRITTEN);
            }
            assertThat(folder.octets()).isEqualTo(before);
            assertThat(folder.names()).doesNotContain("secrets.p12.new");
        }

        @Test
        void writesNoStoreThatIsTooLargeToReadAgain() {
            byte[] before = folder.octets();
            StoreFile bulky = new StoreFile(folder.path(), new Bulky(), folder.master("master"), folder.clock());
            try (Secret secret = secretOf("x")) {
                assertThat(refusal(bulky.change(EDITS.setSecret("db", secret))))
                        .isEqualTo(StoreReason.STORE_NOT_WRITTEN);
            }

            assertThat(folder.octets()).isEqualTo(before);
        }

        /** Reads as PKCS#12 does, and writes one octet more than is read. */
        private record Bulky() implements StoreFormat {

            @Override
            public String name() {
                return "bulky";
            }

            @Override
            public Verdict<StoreContents> read(byte[] octets, Secret master) {
                return new Pkcs12Format().read(octets, master);
            }

            @Override
            public Verdict<byte[]> write(StoreContents contents, Secret master, Optional<OpenedStore> before) {
                return Verdict.accepted(new byte[16 * 1024 * 1024 + 1]);
            }
        }

        @Test
        void replacesTheFileAndNotALinkToIt() throws IOException {
            Path elsewhere = Files.createDirectory(folder.folder().resolve("elsewhere"));
            Path link = Files.createSymbolicLink(elsewhere.resolve("link.p12"), folder.path());
            StoreFile byLink = StoreFolder.store(link, folder.folder().resolve("master"));
            try (var secret = secretOf("by link")) {
                accepted(byLink.change(EDITS.setSecret("db", secret)));
            }

            assertThat(link).isSymbolicLink();
            assertThat(folder.secret("db")).isEqualTo("by link");
            assertThat(elsewhere.toFile().list()).containsExactly("link.p12");
        }
    }

    @Nested
    class OfAnotherOwner {

        private static final int SOMEBODY = 12_345;

        private PosixFileAttributes attributes(String name) throws IOException {
            return Files.readAttributes(folder.folder().resolve(name), PosixFileAttributes.class);
        }

        private void give(String name) throws IOException {
            Files.setAttribute(folder.folder().resolve(name), "unix:uid", SOMEBODY);
            Files.setAttribute(folder.folder().resolve(name), "unix:gid", SOMEBODY);
        }

        @BeforeEach
        void make() {
            assumeThat(System.getProperty("user.name"))
                    .as("may give files away")
                    .isEqualTo("root");
            folder.made();
        }

        @Test
        void staysItsOwners() throws IOException {
            give("secrets.p12");
            folder.set("db", "x");

            assertThat(Files.getAttribute(folder.path(), "unix:uid")).isEqualTo(SOMEBODY);
            assertThat(Files.getAttribute(folder.path(), "unix:gid")).isEqualTo(SOMEBODY);
            assertThat(attributes("secrets.p12.1.bak").owner())
                    .isEqualTo(attributes("secrets.p12").owner());
            assertThat(permissions(folder.path())).isEqualTo("rw-------");
        }

        /** Otherwise the server's user could never change its store again. */
        @Test
        void hasALockThatItsOwnerCanTake() throws IOException {
            give("secrets.p12");
            Files.delete(folder.folder().resolve("secrets.p12.lock"));
            folder.set("db", "x");

            assertThat(attributes("secrets.p12.lock").owner())
                    .isEqualTo(attributes("secrets.p12").owner());
        }
    }

    @Nested
    class InAFolderOfAnotherOwner {

        /** Whose process may put a link in the place of what an administrator makes, to be given what the link leads to. */
        @ParameterizedTest
        @ValueSource(strings = {".new", ".lock"})
        void givesNothingElseAway(String suffix, @TempDir Path elsewhere) throws IOException {
            assumeThat(System.getProperty("user.name"))
                    .as("may give files away")
                    .isEqualTo("root");
            folder.made();
            Files.delete(folder.folder().resolve("secrets.p12.lock"));
            Files.setAttribute(folder.path(), "unix:uid", 12_345);
            Path shadow = Files.createFile(elsewhere.resolve("shadow"));
            List<Path> swapped = new ArrayList<>();
            Path quick = LooseDisk.at(folder.path(), made -> {
                if (made.toString().endsWith(suffix)) {
                    Files.delete(made);
                    swapped.add(Files.createSymbolicLink(made, shadow));
                }
            });

            StoreFolder.store(quick, folder.folder().resolve("master")).change(EDITS.removeSecret("none"));
            try (Secret secret = secretOf("x")) {
                StoreFolder.store(quick, folder.folder().resolve("master")).change(EDITS.setSecret("db", secret));
            }

            assertThat(swapped).isNotEmpty();
            assertThat(Files.getAttribute(shadow, "unix:uid")).isEqualTo(0);
        }
    }

    @Nested
    class Rekeying {

        private final Change rekey =
                new Change("alice", "store rekey", "store", OptionalLong.empty(), Verdict::accepted);

        @BeforeEach
        void make() {
            folder.made().set("db", "x");
            folder.write("other", "another-master-secret");
        }

        @Test
        void opensTheStoreByTheOtherSecretAlone() {
            assertThat(accepted(folder.store().rekey(rekey, folder.master("other"))))
                    .isEqualTo(record(3, "alice", "store rekey", "store"));

            assertThat(refusal(folder.store().read())).isEqualTo(StoreReason.STORE_NOT_OPENED);
            try (StoreContents read = accepted(folder.store("other").read())) {
                assertThat(read.version()).isEqualTo(3);
                assertThat(StoreFolder.text(read, "db")).isEqualTo("x");
            }
        }

        @Test
        void leavesTheStoreAsItWasUnderASecretThatIsNone() {
            byte[] before = folder.octets();
            folder.write("short", "short");

            assertThat(refusal(folder.store().rekey(rekey, folder.master("short"))))
                    .isEqualTo(StoreReason.MASTER_SECRET_TOO_SHORT);
            assertThat(refusal(folder.store().rekey(rekey, folder.master("none"))))
                    .isEqualTo(StoreReason.NO_MASTER_SECRET);
            assertThat(refusal(folder.store("other").rekey(rekey, folder.master("other"))))
                    .isEqualTo(StoreReason.STORE_NOT_OPENED);
            assertThat(folder.octets()).isEqualTo(before);
        }
    }

    @Test
    void thatIsNotThereIsNeitherReadNorChanged() {
        assertThat(refusal(folder.store().read())).isEqualTo(StoreReason.NO_STORE);
        assertThat(refusal(folder.store().change(EDITS.removeSecret("db")))).isEqualTo(StoreReason.NO_STORE);
        assertThat(rejection(folder.store().read()).expected()).contains("secf store init");
    }

    @Test
    void showsNothingInAText() {
        folder.made().set("db", "canary-secret");
        try (StoreContents read = accepted(folder.store().read())) {
            assertThat(read).hasToString("version 2 with 1 entries");
            assertThat(List.of(read, read.entries(), accepted(read.entry("db")), folder.store())
                            .toString())
                    .doesNotContain("canary-secret")
                    .doesNotContain(StoreFolder.MASTER);
        }
    }
}
