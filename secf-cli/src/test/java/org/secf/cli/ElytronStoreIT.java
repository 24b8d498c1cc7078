package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar and Elytron's own tool, on the same credential store. */
class ElytronStoreIT {

    private static final String MASTER = "master-canary-77c0";
    private static final String OTHER = "second-canary-19ab";
    private static final int NO_SUCH_ALIAS = 6;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @BeforeEach
    void masterSecrets() throws IOException {
        secretFile("master", MASTER);
        secretFile("other", OTHER);
    }

    private void secretFile(String name, String text) throws IOException {
        makePrivate(Files.writeString(folder.resolve(name), text + "\n"));
    }

    private static void makePrivate(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Path store() {
        return folder.resolve("app.cs");
    }

    private Session secf(String input, String master, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", store().toString(), "--format", "elytron"));
        all.addAll(List.of("--master", "file:" + folder.resolve(master)));
        Session session = new Programs(folder).secf(input, all);
        assertThat(session.err()).as("nothing but what the tool itself says").isEmpty();
        return session;
    }

    private Session done(String input, String... arguments) {
        Session session = secf(input, "master", arguments);
        assertThat(session.exitCode()).as(session.out()).isZero();
        assertThat(session.out()).doesNotContain("canary");
        return session;
    }

    private Session tool(String... arguments) {
        return new Programs(folder).elytronTool(store(), MASTER, arguments);
    }

    @Test
    void theToolOpensWhatTheJarMade() {
        done("", "store", "init");
        done("value-canary", "secret", "set", "db");
        done("", "key", "generate", "sig-1", "--set", "main", "--use", "signing");

        assertThat(tool("--aliases").out()).contains("db", "sig-1", "secf-manifest");
        assertThat(tool("--exists", "db").exitCode()).isZero();
        assertThat(tool("--exists", "nothing").exitCode()).isEqualTo(NO_SUCH_ALIAS);
        assertThat(tool("--credential-types", "sig-1").out()).contains("X509CertificateChainPrivateCredential");
        assertThat(new Programs(folder).elytronTool(store(), OTHER, "--aliases").exitCode())
                .isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JCEKS", "PKCS12"})
    void theJarOpensAndChangesWhatTheToolMade(String type) throws IOException {
        List<String> kind = type.equals("JCEKS") ? List.of() : List.of("--properties", "keyStoreType=" + type);
        assertThat(tool(with(kind, "--create", "--add", "theirs", "--secret", "s"))
                        .exitCode())
                .isZero();
        assertThat(secf("", "master", "secret", "list").json().getString("reason"))
                .isEqualTo("STORE_NOT_PRIVATE");
        makePrivate(store());

        assertThat(done("", "secret", "list").out()).isEqualTo("{\"version\":0,\"secrets\":[\"theirs\"]}\n");
        done("value-canary", "secret", "set", "ours", "--version", "0");
        done("", "secret", "remove", "theirs");
        done("", "key", "generate", "sig-1", "--set", "main", "--use", "signing");

        assertThat(tool(with(kind, "--aliases")).out()).contains("ours", "sig-1");
        assertThat(tool(with(kind, "--exists", "theirs")).exitCode()).isEqualTo(NO_SUCH_ALIAS);
        assertThat(done("", "store", "info").out())
                .contains("\"format\":\"elytron\",\"version\":3,\"secrets\":1,\"keys\":1");
    }

    private static String[] with(List<String> kind, String... arguments) {
        return Stream.concat(kind.stream(), Arrays.stream(arguments)).toArray(String[]::new);
    }

    @Test
    void theToolOpensByTheNewMasterSecretAlone() {
        done("", "store", "init");
        done("value-canary", "secret", "set", "db");
        done("", "store", "rekey", "--new-master", "file:" + folder.resolve("other"));

        assertThat(tool("--exists", "db").exitCode()).isNotZero();
        assertThat(new Programs(folder)
                        .elytronTool(store(), OTHER, "--exists", "db")
                        .exitCode())
                .isZero();
        assertThat(secf("", "master", "store", "info").json().getString("reason"))
                .isEqualTo("STORE_NOT_OPENED");
    }
}
