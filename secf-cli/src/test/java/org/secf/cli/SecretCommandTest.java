package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCommandTest {

    private static final String CANARY = "value-canary-91be";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private StoreRuns runs;

    @BeforeEach
    void initialise() {
        runs = StoreRuns.initialised(folder);
    }

    private static void assertDone(Session session) {
        assertThat(session.exitCode()).as(session.err() + session.out()).isZero();
        assertThat(session.out() + session.err()).doesNotContain("canary");
    }

    private void assertUnusable(Session session, String... texts) {
        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains(texts).contains("--help");
        assertThat(session.out() + session.err()).doesNotContain("canary");
        assertThat(runs.version()).isEqualTo(1);
    }

    static Stream<Arguments> lineEnds() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("\n", ""),
                Arguments.of("\r\n", ""),
                Arguments.of("\n\n", "\n"),
                Arguments.of(" ", " "));
    }

    @Nested
    class StandardInput {

        @ParameterizedTest
        @MethodSource("org.secf.cli.SecretCommandTest#lineEnds")
        void losesOneLineEndAtMost(String end, String kept) {
            assertDone(runs.runWithInput(CANARY + end, "secret", "set", "one"));

            assertThat(runs.secret("one")).isEqualTo(CANARY + kept);
        }

        @Test
        void keepsALineEndIfAskedTo() {
            assertDone(runs.runWithInput(CANARY + "\n", "secret", "set", "one", "--binary"));

            assertThat(runs.secret("one")).isEqualTo(CANARY + "\n");
        }

        @Test
        void needsAValue() {
            assertUnusable(runs.runWithInput("\n", "secret", "set", "one"), "expected a value");
        }

        @Test
        void isBounded() {
            assertUnusable(runs.runWithInput("x".repeat(64 * 1024 + 1), "secret", "set", "one"), "65536");
            assertDone(runs.runWithInput("x".repeat(64 * 1024), "secret", "set", "one"));
        }

        @Test
        void isReadWhereThereIsATerminalIfAskedFor() {
            runs.typing();

            assertDone(runs.runWithInput(CANARY, "secret", "set", "one", "--stdin"));
            assertThat(runs.secret("one")).isEqualTo(CANARY);
        }
    }

    @Nested
    class Terminal {

        @Test
        void takesWhatIsTyped() {
            runs.typing("ünseen-" + CANARY);

            assertDone(runs.runWithInput("not this", "secret", "set", "one"));
            assertThat(runs.secret("one")).isEqualTo("ünseen-" + CANARY);
            assertThat(runs.labels()).containsExactly("Value: ");
        }

        @Test
        void isAskedForTheMasterSecretFirst() {
            runs.typing(StoreRuns.MASTER, CANARY);

            assertDone(runs.bare(
                    "", "secret", "set", "one", "--store", runs.store().toString()));
            assertThat(runs.labels()).containsExactly("Master secret: ", "Value: ");
            assertThat(runs.secret("one")).isEqualTo(CANARY);
        }

        @Test
        void needsAValue() {
            assertUnusable(runs.typing("").run("secret", "set", "one"), "expected the value");
        }
    }

    @Nested
    class File {

        @Test
        void isTakenAsItIs() {
            Path file = runs.secretFile("value", CANARY + "\n");

            assertDone(runs.run("secret", "set", "one", "--from", file.toString()));
            assertThat(runs.secret("one")).isEqualTo(CANARY + "\n");
        }

        @Test
        void mustBeItsOwnersAlone() {
            Path file = runs.file("value", CANARY, "rw-r--r--");

            assertUnusable(runs.run("secret", "set", "one", "--from", file.toString()), "--from", "chmod 600 " + file);
        }
    }

    /** Arguments stand in the process list. */
    @Nested
    class OnTheCommandLine {

        @Test
        void takeNoValueAndRepeatNone() {
            assertUnusable(runs.run("secret", "set", "one", CANARY), "never an argument");
        }

        /** Of any command: who takes one for another is not put into a log with it. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "secret set one --stdin=",
                    "secret set one --binary=",
                    "secret list --store s ",
                    "password --stdin alice ",
                    "password alice --password ",
                    "password alice --password=",
                    "password alice --stdin=",
                    "store init --store s ",
                    "store init --store s --master-secret ",
                    "key list --store s ",
                    ""
                })
        void areRepeatedByNoCommand(String start) {
            Session session = runs.bare("", (start + CANARY).split(" ", -1));

            assertThat(session.exitCode()).isEqualTo(2);
            assertThat(session.out() + session.err()).doesNotContain(CANARY);
        }

        @Test
        void nameTheOptionThatThereIsNot() {
            assertUnusable(runs.run("secret", "set", "one", "--vaule=" + CANARY), "Unknown option --vaule:");
        }

        @Test
        void haveNoOptionForAValue() {
            assertUnusable(runs.run("secret", "set", "one", "--value=" + CANARY), "never an argument");
        }
    }

    @Test
    void replacesTheFormerValue() {
        assertDone(runs.runWithInput("former", "secret", "set", "one"));
        assertDone(runs.runWithInput("other", "secret", "set", "one"));

        assertThat(runs.secret("one")).isEqualTo("other");
    }

    @Test
    void listPrintsNamesAndNeverAValue() {
        runs.runWithInput(CANARY, "secret", "set", "two");
        runs.runWithInput(CANARY, "secret", "set", "one");
        runs.run("key", "generate", "three", "--set", "main", "--use", "signing");

        Session session = runs.run("secret", "list");

        assertDone(session);
        assertThat(session.out()).isEqualTo("{\"version\":4,\"secrets\":[\"one\",\"two\"]}\n");
    }

    @Test
    void removesASecretAndNothingElse() {
        runs.runWithInput(CANARY, "secret", "set", "one");
        runs.run("key", "generate", "two", "--set", "main", "--use", "signing");

        assertDone(runs.run("secret", "remove", "one"));
        assertThat(runs.run("secret", "list").json().getJsonArray("secrets")).isEmpty();
        assertThat(runs.run("secret", "remove", "two").json().getString("reason"))
                .isEqualTo("WRONG_KIND");
    }

    @Test
    void refusesAliasesOfAnotherForm() {
        Session session = runs.runWithInput(CANARY, "secret", "set", "Not One");

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.json().getString("reason")).isEqualTo("BAD_ALIAS");
    }
}
