package org.secf.webauthn.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.settings.ConfigurationException;
import org.secf.webauthn.credentials.WebAuthnCredentials.Addition;

class FileCredentialsTest {

    private static final String SETTING = "secf.webauthn.credentials";
    private static final Bounds BOUNDS = new Bounds(3, 2);

    @TempDir
    Path folder;

    private static WebAuthnCredential credential(String id, String user) {
        return new WebAuthnCredential(
                id, user, "password-file", "AQID", "pQEC", 7, true, true, false, Instant.parse("2026-06-01T12:00:00Z"));
    }

    private FileCredentials open() {
        return FileCredentials.open(SETTING, folder.resolve("webauthn"), BOUNDS);
    }

    @Nested
    class WhatIsKept {

        @Test
        void isThereAfterARestart() {
            WebAuthnCredential first = credential("AAAA", "alice");
            open().add(first);
            open().add(credential("BBBB", "bob"));

            assertThat(open().find("AAAA")).contains(first);
            assertThat(open().ofUser("alice")).containsExactly(first);
            assertThat(open().find("CCCC")).isEmpty();
        }

        @Test
        void hasTheStateOfTheLastLogin() {
            WebAuthnCredential first = credential("AAAA", "alice");
            FileCredentials credentials = open();
            credentials.add(first);

            assertThat(credentials.update(first, first.after(8, true))).isTrue();

            assertThat(open().find("AAAA")).contains(first.after(8, true));
        }

        @Test
        void isNotReplacedByOneThatKnowsAnEarlierState() {
            WebAuthnCredential first = credential("AAAA", "alice");
            FileCredentials credentials = open();
            credentials.add(first);
            credentials.update(first, first.after(9, false));

            assertThat(credentials.update(first, first.after(8, false))).isFalse();
            assertThat(credentials.find("AAAA")).contains(first.after(9, false));
        }

        @Test
        void isOneOfTwoSimultaneousUpdates() throws Exception {
            WebAuthnCredential first = credential("AAAA", "alice");
            FileCredentials credentials = open();
            credentials.add(first);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                Callable<Boolean> login = () -> credentials.update(first, first.after(8, false));
                List<Future<Boolean>> all = threads.invokeAll(List.of(login, login, login, login));
                int taken = 0;
                for (Future<Boolean> one : all) {
                    taken += one.get() ? 1 : 0;
                }

                assertThat(taken).isEqualTo(1);
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void isTheOwnersAloneAndLeavesNothingBeside() throws IOException {
            open().add(credential("AAAA", "alice"));

            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).containsExactly(folder.resolve("webauthn"));
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("webauthn"))))
                    .isEqualTo("rw-------");
        }

        @Test
        void isWithinBounds() {
            FileCredentials credentials = open();

            assertThat(credentials.add(credential("AAAA", "alice"))).isEqualTo(Addition.ADDED);
            assertThat(credentials.add(credential("AAAA", "bob"))).isEqualTo(Addition.KNOWN);
            assertThat(credentials.add(credential("BBBB", "alice"))).isEqualTo(Addition.ADDED);
            assertThat(credentials.add(credential("CCCC", "alice"))).isEqualTo(Addition.FULL);
            assertThat(credentials.add(credential("CCCC", "bob"))).isEqualTo(Addition.ADDED);
            assertThat(credentials.add(credential("DDDD", "carol"))).isEqualTo(Addition.FULL);
        }

        @Test
        void isGoneOnceAnAdministratorRemovedItsLine() throws IOException {
            FileCredentials credentials = open();
            credentials.add(credential("AAAA", "alice"));
            credentials.add(credential("BBBB", "bob"));
            Path file = folder.resolve("webauthn");
            List<String> lines = Files.readAllLines(file);

            Files.write(file, lines.subList(1, 2));

            assertThat(credentials.find("AAAA")).isEmpty();
            assertThat(credentials.find("BBBB")).isPresent();
        }
    }

    @Nested
    class AFile {

        @Test
        void thatOthersMayReadIsNotUsed() throws IOException {
            open().add(credential("AAAA", "alice"));
            Path file = folder.resolve("webauthn");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

            assertThatThrownBy(FileCredentialsTest.this::open)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll(SETTING, "others may read or change it", "chmod 600");
        }

        @Test
        void thatOthersMayChangeMeanwhileIsNotUsedAnyMore() throws IOException {
            FileCredentials credentials = open();
            credentials.add(credential("AAAA", "alice"));
            Path file = folder.resolve("webauthn");
            Files.writeString(file, Files.readString(file) + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

            assertThatThrownBy(() -> credentials.find("AAAA")).isInstanceOf(UncheckedIOException.class);
        }

        @Test
        void isNotWrittenLargerThanItCanBeRead() throws IOException {
            CredentialFile file = new CredentialFile(folder.resolve("webauthn"), 300);
            CredentialTable table = CredentialTable.empty(BOUNDS);
            table.add(credential("AAAA", "alice"));
            file.write(table);
            table.add(credential("BBBB", "bob"));

            assertThatThrownBy(() -> file.write(table))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("larger than 300");
            assertThat(file.read(BOUNDS).all()).containsExactly(credential("AAAA", "alice"));
        }

        @Test
        void thatVanishesIsNotEmpty() throws IOException {
            FileCredentials credentials = open();
            WebAuthnCredential first = credential("AAAA", "alice");
            credentials.add(first);
            Files.delete(folder.resolve("webauthn"));

            assertThatThrownBy(() -> credentials.ofUser("alice"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("is gone");
            assertThatThrownBy(() -> credentials.find("AAAA")).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> credentials.add(credential("BBBB", "alice")))
                    .isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> credentials.update(first, first.after(8, false)))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(folder.resolve("webauthn")).doesNotExist();
        }

        @Test
        void thatNeverWasIsEmpty() {
            FileCredentials credentials = open();

            assertThat(credentials.ofUser("alice")).isEmpty();
            assertThat(credentials.ofUser("alice")).isEmpty();
        }

        @Test
        void withSomethingElseInItStopsTheDeploymentAndNamesTheLine() throws IOException {
            Path file = folder.resolve("webauthn");
            open().add(credential("AAAA", "alice"));
            Files.writeString(file, Files.readString(file) + "{\"user\":\"bob\"}\n");

            assertThatThrownBy(FileCredentialsTest.this::open)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("line 2")
                    .hasMessageNotContaining("bob");
        }

        @Test
        void withACredentialTwiceStopsTheDeployment() throws IOException {
            Path file = folder.resolve("webauthn");
            open().add(credential("AAAA", "alice"));
            Files.writeString(file, Files.readString(file) + Files.readString(file));

            assertThatThrownBy(FileCredentialsTest.this::open)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("stands there already");
        }

        @Test
        void inNoFolderStopsTheDeployment() {
            assertThatThrownBy(() -> FileCredentials.open(SETTING, folder.resolve("none/webauthn"), BOUNDS))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("there is no folder");
        }
    }

    @Nested
    class ACredential {

        @Test
        void hasWhatItNeeds() {
            Instant now = Instant.EPOCH;

            assertThatThrownBy(() -> new WebAuthnCredential("", "a", "i", "AQID", "pQEC", 0, true, false, false, now))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(
                            () -> new WebAuthnCredential("AAAA", " ", "i", "AQID", "pQEC", 0, true, false, false, now))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(
                            () -> new WebAuthnCredential("AAAA", "a", "", "AQID", "pQEC", 0, true, false, false, now))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new WebAuthnCredential("AAAA", "a", "i", "A=", "pQEC", 0, true, false, false, now))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(
                            () -> new WebAuthnCredential("AAAA", "a", "i", "AQID", "pQEC", -1, true, false, false, now))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(
                            () -> new WebAuthnCredential("AAAA", "a", "i", "AQID", "pQEC", 0, true, false, true, now))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
