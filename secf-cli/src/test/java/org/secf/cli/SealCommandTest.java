package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.administration.Answer;
import org.secf.administration.Operation;
import org.secf.verdict.Verdict;

/** A secret on its way from the command line to the administration of a store (SEC-003). */
class SealCommandTest {

    private static final String CANARY = "value-canary-60d2";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private StoreRuns runs;

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @SuppressWarnings("NullAway.Init")
    private String key;

    @BeforeEach
    void makeTransportKey() {
        runs = StoreRuns.initialised(folder);
        server = new Server(runs.file());
        key = server.transportKey(1);
        runs.file("transport.jwk", key, "rw-r--r--");
    }

    /** As it is printed beside the store. */
    private String thumbprint() {
        return runs.run("key", "list").json().getJsonArray("keys").stream()
                .map(each -> each.asJsonObject())
                .filter(each -> each.getString("alias").equals("secf-transport"))
                .findFirst()
                .orElseThrow()
                .getString("thumbprint");
    }

    private Session seal(String input, String alias, String... more) {
        List<String> all = new ArrayList<>(List.of("secret", "seal", alias));
        all.addAll(List.of("--key", folder.resolve("transport.jwk").toString()));
        all.addAll(List.of("--thumbprint", thumbprint()));
        all.addAll(List.of(more));
        Session session = runs.bare(input, all.toArray(String[]::new));
        assertThat(session.out() + session.err()).doesNotContain(CANARY);
        return session;
    }

    private String sealed(String input, String... more) {
        Session session = seal(input, "db", more);
        assertThat(session.exitCode()).as(session.err() + session.out()).isZero();
        assertThat(session.out()).matches("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_.-]+\n");
        return session.out().strip();
    }

    private Verdict<Answer> send(String alias, String envelope) {
        return server.ask(Operation.SET_SECRET, alias, envelope, runs.version());
    }

    private static void assertRefused(Verdict<Answer> verdict, String reason) {
        assertThat(verdict.rejection().map(rejection -> rejection.reason().name()))
                .contains(reason);
    }

    @Test
    void isOpenedByTheAdministration() {
        String envelope = sealed(CANARY + "\n", "--version", "2");

        assertThat(Server.accepted(send("db", envelope)).version()).isEqualTo(3);
        assertThat(runs.secret("db")).isEqualTo(CANARY);
    }

    @Test
    void isOpenedForNothingElse() {
        assertRefused(send("other", sealed(CANARY, "--version", "2")), "SEAL_PARAMETER_OTHER");
        assertRefused(send("db", sealed(CANARY, "--version", "1")), "SEAL_PARAMETER_OTHER");
        assertRefused(send("db", sealed(CANARY, "--version", "2", "--store", "vault")), "SEAL_PARAMETER_OTHER");
        assertThat(runs.version()).isEqualTo(2);
    }

    @Test
    void mayBeTyped() {
        runs.typing(CANARY);

        Server.accepted(send("db", sealed("", "--version", "2")));
        assertThat(runs.secret("db")).isEqualTo(CANARY);
        assertThat(runs.labels()).containsExactly("Value: ");
    }

    @Test
    void mayBeInAFile() {
        Path file = runs.secretFile("value", CANARY + "\n");

        Server.accepted(send("db", sealed("", "--version", "2", "--from", file.toString())));
        assertThat(runs.secret("db")).isEqualTo(CANARY + "\n");
    }

    @Test
    void takesTheKeyFromStandardInput() {
        Path file = runs.secretFile("value", CANARY);
        Session session = runs.bare(
                key + "\n",
                "secret",
                "seal",
                "db",
                "--key",
                "-",
                "--thumbprint",
                thumbprint(),
                "--version",
                "2",
                "--from",
                file.toString());

        Server.accepted(send("db", session.out().strip()));
        assertThat(runs.secret("db")).isEqualTo(CANARY);
    }

    @Test
    void doesNotMistakeTheValueForTheKey() {
        Session session =
                runs.bare(CANARY, "secret", "seal", "db", "--key", "-", "--thumbprint", thumbprint(), "--version", "2");

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("standard input holds the value").doesNotContain(CANARY);
    }

    @Test
    void refusesAKeyThatSomebodyPutInBetween() {
        String expected = thumbprint();
        runs.file("transport.jwk", server.transportKey(2), "rw-r--r--");

        Session session = runs.bare(
                CANARY,
                "secret",
                "seal",
                "db",
                "--key",
                folder.resolve("transport.jwk").toString(),
                "--thumbprint",
                expected,
                "--version",
                "3");
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.json().getString("reason")).isEqualTo("TRANSPORT_KEY_OTHER");
    }

    @Test
    void refusesWhatIsNoKey() {
        runs.file("transport.jwk", "{\"kty\":\"EC\"}", "rw-r--r--");

        assertThat(seal(CANARY, "db", "--version", "2").json().getString("verdict"))
                .isEqualTo("rejected");
        runs.file("transport.jwk", "x".repeat(65 * 1024), "rw-r--r--");
        assertThat(seal(CANARY, "db", "--version", "2").err()).contains("65536");
    }

    @Test
    void refusesAnAliasThatIsNone() {
        assertThat(seal(CANARY, "DB", "--version", "2").json().getString("reason"))
                .isEqualTo("BAD_ALIAS");
    }

    @Test
    void needsTheVersion() {
        Session session = seal(CANARY, "db");

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("--version");
    }

    @Test
    void saysThatThereIsNoKeyFile() {
        Session session =
                runs.bare(CANARY, "secret", "seal", "db", "--key", "none.jwk", "--thumbprint", "x", "--version", "2");

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("--key", "none.jwk");
    }
}
