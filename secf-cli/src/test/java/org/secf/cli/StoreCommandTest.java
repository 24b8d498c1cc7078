package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static void assertRejected(Session session, String reason) {
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.json()).containsOnlyKeys("verdict", "reason", "clause", "expected", "received");
        assertThat(session.json().getString("reason")).isEqualTo(reason);
        assertThat(session.out()).doesNotContain(StoreRuns.MASTER);
    }

    private static void assertUnusable(Session session, String... texts) {
        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).contains(texts).contains("--help");
    }

    @Nested
    class Init {

        @Test
        void makesAStoreOfItsOwnersAloneAndPrintsTheChange() throws IOException {
            StoreRuns runs = new StoreRuns(folder);

            Session session = runs.run("store", "init");

            assertThat(session.exitCode()).isZero();
            assertThat(session.out()).isEqualTo("""
                            {"event":"change","at":"2027-01-01T00:00:00Z","who":"operator","what":"store init",\
                            "subject":"store","old-version":0,"new-version":1}
                            """);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runs.store())))
                    .isEqualTo("rw-------");
        }

        @Test
        void overwritesNothing() {
            assertRejected(StoreRuns.initialised(folder).run("store", "init"), "STORE_EXISTS");
        }

        @Test
        void wantsALongMasterSecret() {
            StoreRuns runs = new StoreRuns(folder).variable("SHORT", "fifteen-letters");

            assertRejected(
                    runs.bare("", "store", "init", "--store", runs.store().toString(), "--master", "env:SHORT"),
                    "MASTER_SECRET_TOO_SHORT");
            assertThat(runs.store()).doesNotExist();
        }

        @Test
        void takesNoVersion() {
            assertUnusable(new StoreRuns(folder).run("store", "init", "--version", "1"), "Unknown option");
        }
    }

    @Test
    void infoCountsWhatIsThere() {
        StoreRuns runs = StoreRuns.initialised(folder);
        runs.runWithInput("v", "secret", "set", "one");
        runs.run("key", "generate", "two", "--set", "main", "--use", "signing");

        assertThat(runs.run("store", "info").out())
                .isEqualTo("{\"store\":\"" + runs.store()
                        + "\",\"format\":\"pkcs12\",\"version\":3,\"secrets\":1,\"keys\":1,\"trusted\":0}\n");
    }

    @Test
    void logPrintsEveryChangeAsItWasPrinted() {
        StoreRuns runs = new StoreRuns(folder);
        String first = runs.run("store", "init").out();
        String second =
                runs.runWithInput("v", "secret", "set", "one", "--who", "Zoë").out();

        assertThat(runs.run("store", "log").out()).isEqualTo(first + second);
        assertThat(second).contains("\"who\":\"Zoë\"", "\"subject\":\"one\"");
    }

    @Nested
    class Rekey {

        @Test
        void leavesTheFormerMasterSecretWithoutUse() {
            StoreRuns runs = StoreRuns.initialised(folder).variable("NEW", "another-canary-77aa");

            Session session = runs.run("store", "rekey", "--new-master", "env:NEW");

            assertThat(session.exitCode()).isZero();
            assertThat(session.json().getString("what")).isEqualTo("store rekey");
            assertRejected(runs.run("store", "info"), "STORE_NOT_OPENED");
            Session opened =
                    runs.bare("", "store", "info", "--store", runs.store().toString(), "--master", "env:NEW");
            assertThat(opened.json().getInt("version")).isEqualTo(2);
        }

        @Test
        void wantsALongMasterSecret() {
            StoreRuns runs = StoreRuns.initialised(folder).variable("NEW", "short");

            assertRejected(runs.run("store", "rekey", "--new-master", "env:NEW"), "MASTER_SECRET_TOO_SHORT");
            assertThat(runs.version()).isEqualTo(1);
        }
    }

    @Nested
    class Version {

        @Test
        void changesTheVersionThatWasSeen() {
            StoreRuns runs = StoreRuns.initialised(folder);

            assertThat(runs.runWithInput("v", "secret", "set", "one", "--version", "1")
                            .json()
                            .getInt("new-version"))
                    .isEqualTo(2);
        }

        @Test
        void refusesToChangeAnother() {
            StoreRuns runs = StoreRuns.initialised(folder);
            runs.runWithInput("v", "secret", "set", "one");

            assertRejected(runs.run("secret", "remove", "one", "--version", "1"), "STALE_VERSION");
            assertThat(runs.version()).isEqualTo(2);
        }

        @Test
        void isANumber() {
            assertUnusable(
                    StoreRuns.initialised(folder).run("store", "rekey", "--version", "latest"),
                    "--version",
                    "latest",
                    "secf --version");
        }
    }

    @Nested
    class Master {

        @Test
        void isAskedForOnceWhereTheStoreIsThere() {
            StoreRuns runs = StoreRuns.initialised(folder).typing(StoreRuns.MASTER);

            Session session =
                    runs.bare("", "store", "info", "--store", runs.store().toString());

            assertThat(session.exitCode()).isZero();
            assertThat(runs.labels()).containsExactly("Master secret: ");
        }

        @Test
        void isAskedForTwiceWhereItIsNew() {
            StoreRuns runs = new StoreRuns(folder).typing(StoreRuns.MASTER, StoreRuns.MASTER);

            assertThat(runs.bare("", "store", "init", "--store", runs.store().toString())
                            .exitCode())
                    .isZero();
            assertThat(runs.labels()).containsExactly("Master secret: ", "Master secret, again: ");
            assertThat(runs.version()).isEqualTo(1);
        }

        @Test
        void isNotTakenWithASlip() {
            StoreRuns runs = new StoreRuns(folder).typing(StoreRuns.MASTER, StoreRuns.MASTER + "x");

            assertUnusable(
                    runs.bare("", "store", "init", "--store", runs.store().toString()), "not the same");
            assertThat(runs.store()).doesNotExist();
        }

        @Test
        void isAskedForOldThenNewTwiceToRekey() {
            StoreRuns runs = StoreRuns.initialised(folder)
                    .typing(StoreRuns.MASTER, "another-canary-77aa", "another-canary-77aa");

            assertThat(runs.bare("", "store", "rekey", "--store", runs.store().toString())
                            .exitCode())
                    .isZero();
            assertThat(runs.labels())
                    .containsExactly("Master secret: ", "New master secret: ", "New master secret, again: ");
        }

        @Test
        void isMissingWhereNobodyCanBeAsked() {
            StoreRuns runs = StoreRuns.initialised(folder);

            assertUnusable(
                    runs.bare("", "store", "info", "--store", runs.store().toString()), "--master", "env:NAME");
        }

        @Test
        void ofAnotherStoreOpensNothing() {
            StoreRuns runs = StoreRuns.initialised(folder).variable("WRONG", "another-canary-77aa");

            assertRejected(
                    runs.bare("", "store", "info", "--store", runs.store().toString(), "--master", "env:WRONG"),
                    "STORE_NOT_OPENED");
        }

        @Test
        void givenInsteadOfItsPlaceIsNotRepeated() {
            StoreRuns runs = StoreRuns.initialised(folder);

            Session session =
                    runs.bare("", "store", "info", "--store", runs.store().toString(), "--master", StoreRuns.MASTER);

            assertRejected(session, "NO_MASTER_SECRET");
            assertThat(session.err()).doesNotContain(StoreRuns.MASTER);
        }
    }

    @Test
    void refusesAStoreThatOthersMayRead() throws IOException {
        StoreRuns runs = StoreRuns.initialised(folder);
        Files.setPosixFilePermissions(runs.store(), PosixFilePermissions.fromString("rw-r--r--"));

        Session session = runs.run("store", "info");

        assertRejected(session, "STORE_NOT_PRIVATE");
        assertThat(session.json().getString("expected")).contains("chmod 600");
    }

    @Test
    void saysWhereThereIsNoStore() {
        assertRejected(new StoreRuns(folder).run("secret", "list"), "NO_STORE");
    }

    @Test
    void namesTheFormatsThereAre() {
        assertUnusable(
                StoreRuns.initialised(folder).run("store", "info", "--format", "jks"), "--format", "pkcs12", "jks");
    }

    @Test
    void needsAStore() {
        assertUnusable(new StoreRuns(folder).bare("", "store", "info"), "Missing required option: '--store=PATH'");
    }

    @Nested
    class Audit {

        @Test
        void isAppendedToAFileOfItsOwnersAlone() throws IOException {
            StoreRuns runs = StoreRuns.initialised(folder);
            Path audit = folder.resolve("audit.jsonl");

            String first = runs.runWithInput("v", "secret", "set", "one", "--audit", audit.toString())
                    .out();
            String second = runs.run("secret", "remove", "one", "--audit", audit.toString())
                    .out();

            assertThat(audit).hasContent(first + second);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit)))
                    .isEqualTo("rw-------");
        }

        @Test
        void hasNoLineForWhatWasRejected() {
            StoreRuns runs = StoreRuns.initialised(folder);
            Path audit = folder.resolve("audit.jsonl");

            assertRejected(runs.run("secret", "remove", "none", "--audit", audit.toString()), "NO_SUCH_ALIAS");
            assertThat(audit).isEmptyFile();
        }

        @Test
        void thatCannotBeOpenedPreventsTheChange() {
            StoreRuns runs = StoreRuns.initialised(folder);

            assertUnusable(
                    runs.runWithInput("v", "secret", "set", "one", "--audit", folder.toString()),
                    "--audit",
                    "nothing was changed");
            assertThat(runs.version()).isEqualTo(1);
        }

        @Test
        void thatCannotBeWrittenIsToldByAnExitCodeOfItsOwn() {
            Path full = Path.of("/dev/full");
            assumeThat(full).exists();
            StoreRuns runs = StoreRuns.initialised(folder);

            Session session = runs.runWithInput("v", "secret", "set", "one", "--audit", full.toString());

            assertThat(session.exitCode()).isEqualTo(3);
            assertThat(session.json().getInt("new-version")).isEqualTo(2);
            assertThat(session.err()).contains("the change was made", "secf store log");
            assertThat(runs.version()).isEqualTo(2);
        }
    }

    @Nested
    class Who {

        @Test
        void isTheUserOfTheSystemUnlessSaid() {
            StoreRuns runs = StoreRuns.initialised(folder);

            assertThat(List.of(
                            runs.runWithInput("v", "secret", "set", "one")
                                    .json()
                                    .getString("who"),
                            runs.run("secret", "remove", "one", "--who", "alice")
                                    .json()
                                    .getString("who")))
                    .containsExactly("operator", "alice");
        }

        @Test
        void mustBeSaidWhereTheSystemDoesNotKnow() {
            StoreRuns runs = StoreRuns.initialised(folder).user(Optional.empty());

            assertUnusable(runs.runWithInput("v", "secret", "set", "one"), "--who is missing");
        }

        @ParameterizedTest
        @ValueSource(strings = {" ", "a\nb", "a\u001b[2Kb"})
        void isAName(String who) {
            assertUnusable(
                    StoreRuns.initialised(folder).runWithInput("v", "secret", "set", "one", "--who", who),
                    "--who: expected a name");
        }
    }
}
