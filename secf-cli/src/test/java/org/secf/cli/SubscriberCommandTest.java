package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code secf gba subscriber} on an H2 database in a file. */
class SubscriberCommandTest {

    private static final String K = "465b5ce8b199b49faa5f0a2ee238a6bc";
    private static final String OP = "cdc202d5123e20f62b6d676ac72cb318";
    private static final String OPC = "cd63cb71954a9f4e48a5994e37a02baf";
    private static final String ALICE = "alice@home1.net";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @BeforeEach
    void writeKeys() throws IOException {
        secret("sealing", "11".repeat(32));
        secret("other", "22".repeat(32));
        secret("k", K + "\n");
        secret("op", OP);
        secret("opc", OPC);
    }

    private String secret(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return "file:" + file;
    }

    private String file(String name) {
        return "file:" + folder.resolve(name);
    }

    @BeforeEach
    void initialise() {
        done(run("init"));
    }

    private Session run(String command, String... more) {
        return runWithInput("", command, more);
    }

    private Session runWithInput(String input, String command, String... more) {
        List<String> all = new ArrayList<>(List.of("gba", "subscriber", command));
        all.addAll(List.of("--database", "jdbc:h2:file:" + folder.resolve("subscribers")));
        all.addAll(List.of(more));
        return Session.runWithInput(Session.utf8(input), all.toArray(String[]::new));
    }

    private Session add(String identity, String... more) {
        List<String> all =
                new ArrayList<>(List.of("--impi", identity, "--k", file("k"), "--sealing-key", file("sealing")));
        all.addAll(List.of(more));
        return run("add", all.toArray(String[]::new));
    }

    private static Session done(Session session) {
        assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
        assertThat(session.out() + session.err()).doesNotContain(K, OP, OPC);
        return session;
    }

    private static void assertUnusable(Session session, String message) {
        assertThat(session.exitCode()).as(session.out()).isEqualTo(2);
        assertThat(session.err()).contains(message);
        assertThat(session.out() + session.err()).doesNotContain(K, OP, OPC);
    }

    @Nested
    class Adding {

        @Test
        void takesKeysFromFilesAndIsListed() {
            Session added =
                    done(add(ALICE, "--opc", file("opc"), "--impu", "sip:alice@home1.net", "--impu", "tel:+441"));
            String sealing = added.json().getString("sealingKey");

            assertThat(done(run("list")).out())
                    .isEqualTo("{\"impi\":\"alice@home1.net\",\"impus\":[\"sip:alice@home1.net\",\"tel:+441\"],"
                            + "\"sqn\":\"000000000000\",\"sealingKey\":\"" + sealing + "\",\"settings\":[]}\n");
        }

        @Test
        void takesKeysFromStandardInputALineEach() {
            Session session = done(runWithInput(
                    K + "\n" + OPC + "\n",
                    "add",
                    "--impi",
                    ALICE,
                    "--k",
                    "-",
                    "--opc",
                    "-",
                    "--sealing-key",
                    file("sealing"),
                    "--sqn",
                    "000000000021"));

            assertThat(session.json().getString("impi")).isEqualTo(ALICE);
            assertThat(done(run("list")).json().getString("sqn")).isEqualTo("000000000021");
        }

        @Test
        void takesKeysFromTheSecretStore() {
            StoreRuns store = StoreRuns.initialised(folder);
            done(store.runWithInput("11".repeat(32), "secret", "set", "sealing"));
            done(store.runWithInput(K, "secret", "set", "k"));

            Session session = run(
                    "add",
                    "--impi",
                    ALICE,
                    "--k",
                    "store:k",
                    "--op",
                    file("op"),
                    "--sealing-key",
                    "store:sealing",
                    "--store",
                    store.store().toString(),
                    "--master",
                    file("master"));

            assertThat(done(session).json().getString("impi")).isEqualTo(ALICE);
        }

        @Test
        void refusesWhatIsNoIdentity() {
            for (String wrong : List.of(
                    "alice",
                    "alice@",
                    "@home1.net",
                    "alice@home1.net ",
                    "al ice@home1.net",
                    "alice@home1@net",
                    "\"alice\"@home1.net",
                    "alice@home 1.net",
                    "x@tmpi.bsf.3gppnetwork.org",
                    "a".repeat(250) + "@home1.net")) {
                assertUnusable(add(wrong, "--opc", file("opc")), "expected a private identity");
            }
            for (String wrong :
                    List.of("alice@home1.net", "sip:alice", "tel:alice", "sip:al ice@home1.net", "http://x")) {
                assertUnusable(
                        add(ALICE, "--opc", file("opc"), "--impu", wrong), "expected public identities such as sip:");
            }
            assertUnusable(
                    add(ALICE, "--opc", file("opc"), "--impu", "tel:+441", "--impu", "tel:+441"),
                    "found [tel:+441] twice");
            assertThat(done(run("list")).out().strip()).isEmpty();
        }

        @Test
        void refusesASecondOfOneIdentity() {
            done(add(ALICE, "--opc", file("opc")));

            Session session = add(ALICE, "--opc", file("opc"));

            assertThat(session.exitCode()).isEqualTo(1);
            assertThat(session.json().getString("reason")).isEqualTo("SUBSCRIBER_EXISTS");
        }

        @Test
        void takesNoKeyFromTheCommandLineAndRepeatsNone() throws IOException {
            assertUnusable(
                    run("add", "--impi", ALICE, "--k", K, "--opc", file("opc"), "--sealing-key", file("sealing")),
                    "--k: expected file:/path");
            assertUnusable(add(ALICE), "expected --op or --opc, found none");
            assertUnusable(add(ALICE, "--op", file("op"), "--opc", file("opc")), "found both");
            secret("short", K.substring(2));
            assertUnusable(
                    run(
                            "add",
                            "--impi",
                            ALICE,
                            "--k",
                            file("short"),
                            "--opc",
                            file("opc"),
                            "--sealing-key",
                            file("sealing")),
                    "16 octets");
            assertUnusable(
                    run("add", "--impi", ALICE, "--k", "-", "--opc", file("opc"), "--sealing-key", file("sealing")),
                    "a line of standard input");
            assertThat(done(run("list")).out().strip()).isEmpty();
        }
    }

    @Nested
    class Changing {

        @BeforeEach
        void addAlice() {
            done(add(ALICE, "--opc", file("opc")));
        }

        @Test
        void setsAndRemovesFlagsOfAService() {
            done(run("set-flags", "--impi", ALICE, "--service", "3", "--flags", "1,9", "--group", "inner"));
            done(run("set-identities", "--impi", ALICE, "--impu", "sip:alice@home1.net"));

            assertThat(done(run("list")).out())
                    .contains(
                            "\"impus\":[\"sip:alice@home1.net\"]",
                            "\"settings\":[{\"service\":3,\"type\":0,\"group\":\"inner\",\"flags\":[1,9],\"impus\":[]}]");

            Session removed = done(run("set-flags", "--impi", ALICE, "--service", "3", "--group", "inner"));
            assertThat(removed.json().getBoolean("removed")).isTrue();
            assertThat(done(run("list")).out()).contains("\"settings\":[]");
        }

        @Test
        void refusesWhatIsNoFlagOrService() {
            assertUnusable(run("set-flags", "--impi", ALICE, "--service", "x", "--flags", "1"), "--service: expected");
            assertUnusable(
                    run("set-flags", "--impi", ALICE, "--service", "3", "--flags", "1,4294967296"),
                    "--flags: expected a number of 32 bits, from 0 to 4294967295, found [4294967296]");
            assertUnusable(run("set-flags", "--impi", ALICE, "--service", "3", "--flags", "1,,2"), "found nothing");
            assertUnusable(
                    run("set-flags", "--impi", ALICE, "--service", "3", "--flags", "1,2,1"),
                    "--flags: expected each flag once, found 1 twice");
            assertUnusable(
                    run("set-flags", "--impi", ALICE, "--service", "3", "--flags", "1", "--impu", "a\"b"),
                    "without quotes");
        }

        @Test
        void removesOnce() {
            done(run("remove", "--impi", ALICE));
            Session again = run("remove", "--impi", ALICE);

            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.json().getString("reason")).isEqualTo("NO_SUCH_SUBSCRIBER");
        }

        @Test
        void resealsByAnotherKey() {
            Session session =
                    done(run("reseal", "--sealing-key", file("other"), "--former-sealing-key", file("sealing")));

            assertThat(session.json().getInt("resealed")).isEqualTo(1);
            assertThat(done(run("list")).json().getString("sealingKey"))
                    .isEqualTo(session.json().getString("sealingKey"));
            Session back = run("reseal", "--sealing-key", file("sealing"), "--former-sealing-key", file("k-none"));
            assertThat(back.exitCode()).isEqualTo(2);
        }
    }

    @Nested
    class MakesNoDatabase {

        @Test
        void whereItWasNotAskedTo() throws IOException {
            Path empty = Files.createDirectory(folder.resolve("empty"));
            for (String[] command : List.of(
                    new String[] {"list"},
                    new String[] {"remove", "--impi", ALICE},
                    new String[] {
                        "add", "--impi", ALICE, "--k", file("k"), "--opc", file("opc"), "--sealing-key", file("sealing")
                    },
                    new String[] {"reseal", "--sealing-key", file("other"), "--former-sealing-key", file("sealing")})) {
                List<String> all = new ArrayList<>(List.of("gba", "subscriber"));
                all.addAll(List.of(command));
                all.addAll(List.of("--database", "jdbc:h2:file:" + empty.resolve("mistyped")));

                assertUnusable(Session.run(all.toArray(String[]::new)), "secf gba subscriber init");
            }
            try (var files = Files.list(empty)) {
                assertThat(files).isEmpty();
            }
        }

        @Test
        void norTablesInOneOfOthers() throws Exception {
            String others = "jdbc:h2:file:" + folder.resolve("others");
            try (var connection = java.sql.DriverManager.getConnection(others, "secf", "");
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE theirs (id INTEGER)");
                assertThat(statement.execute("SHUTDOWN")).isFalse();
            }

            assertUnusable(Session.run("gba", "subscriber", "list", "--database", others), "secf gba subscriber init");

            try (var connection = java.sql.DriverManager.getConnection(others, "secf", "");
                    var tables = connection.getMetaData().getTables(null, "PUBLIC", "%", null)) {
                assertThat(tables.next()).isTrue();
                assertThat(tables.getString("TABLE_NAME")).isEqualTo("THEIRS");
                assertThat(tables.next()).isFalse();
            }
        }
    }

    @Test
    void saysWhichDatabaseItCannotReach() {
        Session session =
                Session.run("gba", "subscriber", "list", "--database", "jdbc:postgresql://127.0.0.1:1/bsf?x=y");

        assertUnusable(session, "cannot connect to jdbc:postgresql://127.0.0.1:1/bsf");
        assertUnusable(
                Session.run("gba", "subscriber", "list", "--database", "jdbc:postgresql://h/b?password=" + K),
                "database.url");
    }
}
