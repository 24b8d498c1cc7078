package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.administration.Operation;
import org.secf.keys.OwnKey;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.SoftHsm;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreFile;
import org.secf.keys.store.Token;

/** Stores whose private keys live in a token (PKCS#11), here one in software that we did not write. */
class TokenStoreTest {

    private static final String CANARY = "value-canary-2f90";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private StoreRuns runs;

    @BeforeAll
    static void makeToken() {
        SoftHsm.start();
        assertThat(SoftHsm.make("cli")).isNotNull();
    }

    @BeforeEach
    void init() {
        runs = new StoreRuns(folder);
        runs.secretFile("pin", SoftHsm.PIN);
        done("", "store", "init");
    }

    private Session run(String input, String pin, String... arguments) {
        List<String> all = withToken(arguments);
        all.addAll(List.of("--master", "file:" + folder.resolve(pin)));
        return runs.bare(input, all.toArray(String[]::new));
    }

    private List<String> withToken(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", store().toString(), "--format", "pkcs11"));
        all.addAll(List.of("--token-library", SoftHsm.LIBRARY.toString(), "--token-slot", "0"));
        return all;
    }

    private Path store() {
        return folder.resolve("app.store");
    }

    private Session done(String input, String... arguments) {
        Session session = run(input, "pin", arguments);
        assertThat(session.exitCode()).as(session.err() + session.out()).isZero();
        assertThat(session.out() + session.err()).doesNotContain("canary");
        return session;
    }

    /** As an application opens it by its settings. */
    private StoreFile file() {
        return new StoreFile(
                store(),
                new Token(SoftHsm.LIBRARY, Token.Numbering.SLOT_LIST_INDEX, 0).format(),
                new MasterSource("file:" + folder.resolve("pin"), name -> Optional.empty(), List.of()),
                Clock.fixed(runs.now(), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p-256", "rsa-3072"})
    void keepsAKeyWhereItIsMade(String kind) {
        done("", "key", "generate", "sig-1", "--set", "main", "--use", "signing", "--kind", kind);

        assertThat(done("", "key", "list").out()).contains("\"alias\":\"sig-1\"", "\"state\":\"active\"", kind);
        try (StoreContents contents = Server.accepted(file().read())) {
            OwnKey key = Server.accepted(contents.ownKey("sig-1"));
            assertThat(key.token()).isPresent();
            assertThat(key.privateKey().getEncoded())
                    .as("it never leaves the token")
                    .isNull();
        }
    }

    @Test
    void keepsSecretsAndRotatesKeys() {
        done(CANARY, "secret", "set", "db");
        done("", "key", "generate", "sig-1", "--set", "main", "--use", "signing");
        done("", "key", "generate", "sig-2", "--set", "main", "--use", "signing");
        done("", "key", "rotate", "--set", "main", "--use", "signing", "--at-once");
        runs.later(Duration.ofHours(25));

        assertThat(done("", "key", "list").out()).contains("retired", "active");
        assertThat(done("", "store", "info").out())
                .contains("\"format\":\"pkcs11\",\"version\":5,\"secrets\":1,\"keys\":2");
    }

    @Test
    void makesNoKeyThatTheTokenDoesNotKnow() {
        Session session =
                run("", "pin", "key", "generate", "e", "--set", "main", "--use", "signing", "--kind", "ed25519");

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.json().getString("reason")).isEqualTo("KEY_NOT_FOR_USE");
    }

    @Test
    void asksForThePinOnce() {
        runs.typing(SoftHsm.PIN);

        Session session = runs.bare("", withToken("store", "info").toArray(String[]::new));
        assertThat(session.exitCode()).as(session.err()).isZero();
        runs.typing(SoftHsm.PIN);
        Path other = folder.resolve("other.store");
        List<String> init = withToken("store", "init");
        init.set(init.indexOf(store().toString()), other.toString());
        assertThat(runs.bare("", init.toArray(String[]::new)).exitCode()).isZero();
        assertThat(runs.labels()).containsExactly("PIN of the token: ", "PIN of the token: ");
    }

    /** The same as the settings {@code secf.store.token-…}. */
    @Test
    void needsWhatNamesTheToken() {
        String store = store().toString();

        assertThat(runs.bare("", "store", "info", "--store", store, "--format", "pkcs11", "--master", "file:/none")
                        .err())
                .contains("--token-library");
        assertThat(runs.bare("", "store", "info", "--store", store, "--token-slot", "0", "--master", "file:/none")
                        .err())
                .contains("--format pkcs11");
        assertThat(runs.bare("", "store", "info", "--store", store, "--format", "pkcs11", "--token-library", "lib.so")
                        .err())
                .contains("whole path");
        List<String> elsewhere = withToken("store", "info");
        elsewhere.set(elsewhere.indexOf("0"), "77");
        assertThat(runs.bare("", elsewhere.toArray(String[]::new)).err()).contains("slotListIndex 77", "pkcs11-tool");
    }

    /** The transport key lives in the token too, and what is sealed to it is opened there. */
    @Test
    void takesSealedSecretsOverTheNetwork() {
        Server server = new Server(file());
        String key = server.transportKey(1);
        runs.file("transport.jwk", key, "rw-r--r--");
        String thumbprint = done("", "key", "list")
                .json()
                .getJsonArray("keys")
                .getJsonObject(0)
                .getString("thumbprint");
        Session sealed = runs.bare(
                CANARY,
                "secret",
                "seal",
                "db",
                "--key",
                folder.resolve("transport.jwk").toString(),
                "--thumbprint",
                thumbprint,
                "--version",
                "2");

        assertThat(Server.accepted(server.ask(
                                Operation.SET_SECRET, "db", sealed.out().strip(), 2))
                        .version())
                .isEqualTo(3);
        try (StoreContents contents = Server.accepted(file().read());
                var secret = Server.accepted(contents.secret("db"))) {
            assertThat(secret.matches(Session.utf8(CANARY))).isTrue();
            assertThat(Server.accepted(contents.ownKey("secf-transport"))
                            .privateKey()
                            .getEncoded())
                    .isNull();
        }
    }
}
