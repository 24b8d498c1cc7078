package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar keeps a store, as somebody does who has nothing but the jar; no secret stands in anything that it prints. */
class StoreJarIT {

    private static final String MASTER = "master-canary-3b70";
    private static final String OTHER = "second-canary-c41d";
    private static final String VALUE = "value-canary-e85f";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final List<Session> sessions = new ArrayList<>();

    @BeforeEach
    void masterSecrets() throws IOException {
        secretFile("master", MASTER + "\n");
        secretFile("other", OTHER + "\n");
    }

    @AfterEach
    void nothingPrintedIsSecret() {
        assertThat(sessions)
                .isNotEmpty()
                .allSatisfy(
                        session -> assertThat(session.out() + session.err()).doesNotContain("canary", "PRIVATE KEY"));
    }

    @Test
    void keepsSecretsAndKeysFromTheFirstToTheLastDay() throws IOException {
        done("", "store", "init");
        done("", "key", "generate", "sig-1", "--set", "main", "--use", "signing");
        done("", "key", "generate", "sig-2", "--set", "main", "--use", "signing", "--kind", "p-384");
        done(VALUE + "\n", "secret", "set", "database");

        assertThat(done("", "secret", "list").json().getJsonArray("secrets")).hasToString("[\"database\"]");
        assertThat(states()).containsExactly("sig-1 active", "sig-2 next");
        assertThat(done("", "key", "rotate", "--set", "main", "--use", "signing", "--at-once")
                        .lines())
                .hasSize(2);
        assertThat(states()).containsExactly("sig-1 retiring", "sig-2 active");
        done("", "key", "retire", "sig-1");
        assertThat(states()).containsExactly("sig-1 retired", "sig-2 active");
        done("", "store", "rekey", "--new-master", location("other"));
        rejected("STORE_NOT_OPENED", run("", "master", "store", "info"));

        assertThat(run("", "other", "store", "info").out())
                .contains("\"version\":7,\"secrets\":1,\"keys\":2,\"trusted\":0");
        assertThat(run("", "other", "store", "log").lines())
                .extracting(line -> line.getString("what"))
                .containsExactly(
                        "store init",
                        "key generate",
                        "key generate",
                        "secret set",
                        "key rotate",
                        "key retire",
                        "store rekey");
    }

    @Test
    void auditsWhatItPrinted() throws IOException {
        Path audit = folder.resolve("audit.jsonl");
        String printed = done("", "store", "init", "--audit", audit.toString()).out()
                + done(VALUE, "secret", "set", "one", "--audit", audit.toString())
                        .out();

        assertThat(Files.readString(audit)).isEqualTo(printed);
        assertThat(run("", "master", "store", "log").out()).isEqualTo(printed);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit)))
                .isEqualTo("rw-------");
        assertThat(sessions.get(0).json().getString("who"))
                .isEqualTo(ProcessHandle.current().info().user().orElseThrow());
    }

    @Test
    void refusesAnotherMasterSecret() {
        done("", "store", "init");

        rejected("STORE_NOT_OPENED", run(VALUE, "other", "secret", "set", "one"));
    }

    @Test
    void refusesAStaleVersion() {
        done("", "store", "init");
        done(VALUE, "secret", "set", "one", "--version", "1");

        rejected("STALE_VERSION", run(VALUE, "master", "secret", "set", "one", "--version", "1"));
        assertThat(run("", "master", "store", "info").json().getInt("version")).isEqualTo(2);
    }

    @Test
    void refusesAStoreThatEverybodyMayRead() throws IOException {
        done("", "store", "init");
        Files.setPosixFilePermissions(store(), PosixFilePermissions.fromString("rw-r--r--"));

        rejected("STORE_NOT_PRIVATE", run(VALUE, "master", "secret", "set", "one"));
    }

    @Test
    void readsTheMasterSecretFromTheEnvironment() {
        done("", "store", "init");

        assertThat(java(List.of("store", "info", "--store", store().toString(), "--master", "env:STORE_MASTER"), "")
                        .exitCode())
                .isZero();
    }

    @Test
    void doesNotRepeatAValueThatWasGivenAsAnArgument() {
        done("", "store", "init");

        assertThat(run("", "master", "secret", "set", "one", VALUE).exitCode()).isEqualTo(2);
    }

    @Test
    void asksForNothingWhereThereIsNoTerminal() {
        Session session = java(List.of("store", "init", "--store", store().toString()), "");

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("--master is missing");
    }

    private List<String> states() {
        return done("", "key", "list").json().getJsonArray("keys").stream()
                .map(key -> key.asJsonObject().getString("alias") + " "
                        + key.asJsonObject().getString("state"))
                .toList();
    }

    private Session done(String input, String... arguments) {
        Session session = run(input, "master", arguments);
        assertThat(session.exitCode()).as(session.err() + session.out()).isZero();
        return session;
    }

    private static void rejected(String reason, Session session) {
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.json()).containsOnlyKeys("verdict", "reason", "clause", "expected", "received");
        assertThat(session.json().getString("reason")).isEqualTo(reason);
    }

    private Session run(String input, String master, String... arguments) {
        return java(
                Stream.concat(
                                Stream.of(arguments),
                                Stream.of("--store", store().toString(), "--master", location(master)))
                        .toList(),
                input);
    }

    private Session java(List<String> arguments, String input) {
        Session session = new Programs(folder, Map.of("STORE_MASTER", MASTER)).secf(input, arguments);
        sessions.add(session);
        return session;
    }

    private Path store() {
        return folder.resolve("store.p12");
    }

    private String location(String name) {
        return "file:" + folder.resolve(name);
    }

    private void secretFile(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
