package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.refusal;
import static org.secf.keys.store.StoreFolder.rejection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.verdict.Rejection;

/** SEC-001: whoever may write in a store's folder puts another store there, or takes this one away. */
class StorePrivacyTest {

    @TempDir
    Path temporary;

    private StoreFolder folder;

    @BeforeEach
    void make() {
        folder = new StoreFolder(temporary).made();
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Nested
    class OfTheFolder {

        @ParameterizedTest
        @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwx-w-rwx"})
        void refusesOneThatOthersWriteIn(String permissions) throws IOException {
            permit(temporary, permissions);

            Rejection refused = rejection(folder.store().read());
            assertThat(refused.reason()).isEqualTo(StoreReason.STORE_NOT_PRIVATE);
            assertThat(refused.expected()).endsWith("mend it with: chmod go-w " + temporary);
            assertThat(refusal(folder.store().change(EDITS.removeSecret("db"))))
                    .isEqualTo(StoreReason.STORE_NOT_PRIVATE);
        }

        @Test
        void opensTheStoreOnceTheCommandWasRun() throws IOException, InterruptedException {
            permit(temporary, "rwxrwxrwx");
            String mend = rejection(folder.store().read()).expected().replaceFirst(".*with: ", "");

            assertThat(new ProcessBuilder(List.of(mend.split(" "))).start().waitFor())
                    .isZero();

            assertThat(folder.store().read().rejection()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"rwxr-xr-x", "rwx------", "rwx--x---"})
        void takesOneThatOthersRead(String permissions) throws IOException {
            permit(temporary, permissions);

            assertThat(folder.set("db", "x").version()).isEqualTo(2);
        }

        /** Its owner puts another file in the place of any in it, a former store too. */
        @ParameterizedTest
        @ValueSource(ints = {0700, 01777})
        void refusesOneOfSomebodyElse(int mode) throws IOException {
            assumeThat(System.getProperty("user.name"))
                    .as("may give folders away")
                    .isEqualTo("root");
            Files.setAttribute(temporary, "unix:mode", mode);
            Files.setAttribute(temporary, "unix:uid", 12_345);

            Rejection refused = rejection(folder.store().read());
            assertThat(refused.reason()).isEqualTo(StoreReason.STORE_NOT_PRIVATE);
            assertThat(refused.expected()).endsWith("mend it with: chown root " + temporary);
            Files.setAttribute(folder.path(), "unix:uid", 12_345);
            assertThat(folder.store().read().rejection())
                    .as("of the store's owner")
                    .isEmpty();
        }

        /** Such as the one for temporary files, where nobody removes what is somebody else's. */
        @Test
        void takesASharedOneWhereEachFileIsItsOwners() throws IOException {
            Files.setAttribute(temporary, "unix:mode", 01777);

            assertThat(folder.set("db", "x").version()).isEqualTo(2);
        }

        @Test
        void isAskedBeforeAStoreIsMade() throws IOException {
            Files.delete(folder.path());
            Files.delete(folder.folder().resolve("secrets.p12.lock"));
            permit(temporary, "rwxrwxr-x");

            assertThat(refusal(folder.store().init("root"))).isEqualTo(StoreReason.STORE_NOT_PRIVATE);
            assertThat(folder.names()).containsExactly("master");
        }
    }

    @Nested
    class OfALink {

        private StoreFile linked(Path elsewhere) throws IOException {
            Path link = Files.createSymbolicLink(elsewhere.resolve("link.p12"), folder.path());
            return StoreFolder.store(link, folder.folder().resolve("master"));
        }

        @Test
        void isRefusedWhereOthersReplaceTheLink() throws IOException {
            Path open = Files.createDirectory(temporary.resolve("open"));
            StoreFile byLink = linked(open);
            assertThat(byLink.read().rejection()).isEmpty();
            permit(open, "rwxrwx---");

            assertThat(rejection(byLink.read()).expected()).contains("chmod go-w " + open);
        }

        @Test
        void isRefusedWhereOthersReplaceTheStore(@TempDir Path own) throws IOException {
            StoreFile byLink = linked(own);
            permit(temporary, "rwxrwx---");

            assertThat(rejection(byLink.read()).expected()).contains("chmod go-w " + temporary.toRealPath());
        }
    }

    @Nested
    class OfWhatIsNoStore {

        private StoreFile other(String name) {
            return StoreFolder.store(temporary.resolve(name), temporary.resolve("master"));
        }

        @Test
        void isLeftWithoutALockWhereNothingIs() {
            assertThat(refusal(other("mistyped.p12").change(EDITS.removeSecret("db"))))
                    .isEqualTo(StoreReason.NO_STORE);

            assertThat(folder.names()).containsExactly("master", "secrets.p12", "secrets.p12.lock");
        }

        @Test
        void isLeftWithoutALockWhereSomethingElseIs() {
            folder.write("letter", "Dear Bob");

            assertThat(refusal(other("letter").change(EDITS.removeSecret("db"))))
                    .isEqualTo(StoreReason.STORE_NOT_OPENED);
            assertThat(folder.names()).containsExactly("letter", "master", "secrets.p12", "secrets.p12.lock");
        }

        @Test
        void getsItsLockWithItsFirstChange() throws IOException {
            Files.copy(folder.path(), temporary.resolve("copy.p12"));

            accepted(other("copy.p12").change(EDITS.setSecret("db", StoreFolder.secretOf("x"))));

            assertThat(folder.names()).contains("copy.p12", "copy.p12.lock");
        }
    }
}
