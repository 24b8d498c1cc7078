package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.secf.keys.store.StoreFolder.accepted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;

/** Tools that we did not write read our stores, and we read what they wrote. */
class InteroperabilityTest {

    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");
    private static final Path OPENSSL = Path.of("/usr/bin/openssl");

    @TempDir
    Path temporary;

    private StoreFolder folder;
    private final OwnKey key = StoreFolder.key(KeyKind.P_256);

    @BeforeEach
    void makeStore() {
        folder = new StoreFolder(temporary).made();
        folder.set("db", "s3cret of the database");
        accepted(folder.store()
                .change(StoreFolder.EDITS.addKey(
                        "key import", StoreFolder.signing("own"), new StoreEntry.KeyEntry(key))));
    }

    private String run(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String keytool(String command, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "-J-XX:TieredStopAtLevel=1",
                "-J-Duser.language=en",
                "-keystore",
                folder.path().toString()));
        arguments.addAll(
                List.of("-storepass:file", folder.folder().resolve("master").toString()));
        arguments.addAll(Arrays.asList(more));
        return run(KEYTOOL, arguments.toArray(String[]::new));
    }

    @Test
    void keytoolListsWhatWeWrote() throws IOException {
        assertThat(keytool("-list"))
                .contains("contains 3 entries")
                .containsPattern("db, .*SecretKeyEntry")
                .containsPattern("own, .*PrivateKeyEntry");
    }

    @Test
    void keytoolAddsAndRemovesWhatWeRead() throws IOException {
        assertThat(keytool("-genkeypair", "-alias", "theirs", "-keyalg", "EC", "-dname", "CN=theirs"))
                .doesNotContain("error");
        assertThat(keytool("-delete", "-alias", "own")).doesNotContain("error");

        try (StoreContents read = accepted(folder.store().read())) {
            assertThat(read.version()).isEqualTo(3);
            assertThat(read.entries()).containsOnlyKeys("db", "theirs");
            assertThat(read.keys()).as("what was known of the key that is gone").isEmpty();
            assertThat(accepted(read.entry("theirs")).word()).isEqualTo("key");
        }
        assertThat(folder.set("db", "another").version()).isEqualTo(4);
        assertThat(folder.secret("db")).isEqualTo("another");
    }

    @Test
    void keytoolImportsAPasswordThatWeRead() throws IOException {
        Path password = folder.write("password", "pass phrase\n");
        Process keytool = new ProcessBuilder(
                        KEYTOOL.toString(),
                        "-importpass",
                        "-alias",
                        "legacy",
                        "-keystore",
                        folder.path().toString(),
                        "-storepass:file",
                        folder.folder().resolve("master").toString())
                .redirectInput(password.toFile())
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();

        assertThat(folder.secret("legacy")).isEqualTo("pass phrase");
    }

    @Test
    void opensslReadsOurKeyAndWeReadIts() throws IOException {
        if (System.getenv("CI") != null) {
            assertThat(OPENSSL).isExecutable();
        }
        assumeThat(Files.isExecutable(OPENSSL)).as("openssl is installed").isTrue();
        String master = "file:" + folder.folder().resolve("master");
        String pem = run(OPENSSL, "pkcs12", "-in", folder.path().toString(), "-passin", master, "-nodes");
        assertThat(pem).contains("BEGIN PRIVATE KEY", "subject=CN = enabler");

        Path both = folder.write("both.pem", pem);
        Path made = folder.write("secrets.p12", "");
        assertThat(run(
                        OPENSSL,
                        "pkcs12",
                        "-export",
                        "-in",
                        both.toString(),
                        "-name",
                        "back",
                        "-passout",
                        master,
                        "-out",
                        made.toString()))
                .isEmpty();
        try (StoreContents read = accepted(folder.store().read())) {
            assertThat(read.version()).isZero();
            assertThat(read.entries()).containsEntry("back", new StoreEntry.KeyEntry(key));
        }
    }
}
