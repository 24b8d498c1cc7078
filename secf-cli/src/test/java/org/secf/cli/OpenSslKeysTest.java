package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys in PEM as OpenSSL writes them, which has the private half alone in one file and the public one in another. */
class OpenSslKeysTest {

    private static final String REQUEST = "POST /orders HTTP/1.1\nHost: api.example.org\n\nhello";

    @TempDir
    Path folder;

    @BeforeEach
    void needsOpenSsl() throws Exception {
        assumeTrue(isRun("openssl", "version"), "openssl is not installed");
    }

    private boolean isRun(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("openssl.out").toFile())
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private void generate(String kind) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl", "genpkey", "-out", "private.pem", "-algorithm"));
        command.addAll(List.of(kind.split(" ", -1)));
        assertThat(isRun(command.toArray(String[]::new))).as(said()).isTrue();
        assertThat(isRun("openssl", "pkey", "-in", "private.pem", "-pubout", "-out", "public.pem"))
                .as(said())
                .isTrue();
        Files.setPosixFilePermissions(folder.resolve("private.pem"), PosixFilePermissions.fromString("rw-------"));
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("openssl.out"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static Session accepted(String... arguments) {
        Session session = Session.run(arguments);
        assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
        return session;
    }

    @ParameterizedTest
    @CsvSource({
        "RSA -pkeyopt rsa_keygen_bits:2048,rsa-pss-sha512",
        "RSA -pkeyopt rsa_keygen_bits:2048,rsa-v1_5-sha256",
        "EC -pkeyopt ec_paramgen_curve:P-256,ecdsa-p256-sha256",
        "EC -pkeyopt ec_paramgen_curve:P-384,ecdsa-p384-sha384",
        "EC -pkeyopt ec_paramgen_curve:P-521,ES512",
        "ED25519,ed25519"
    })
    void signAndVerify(String kind, String algorithm) throws Exception {
        generate(kind);
        Files.writeString(folder.resolve("m.http"), REQUEST);

        Session signed = accepted(
                "httpsig",
                "sign",
                "--key",
                file("private.pem"),
                "--algorithm",
                algorithm,
                "--content-digest",
                "--components",
                "@method @path",
                file("m.http"));
        Files.writeString(folder.resolve("signed.http"), signed.out());

        accepted(
                "httpsig",
                "verify",
                "--key",
                file("public.pem"),
                "--algorithm",
                algorithm,
                "--require",
                "@method @path content-digest",
                file("signed.http"));
    }

    @ParameterizedTest
    @CsvSource({"RSA -pkeyopt rsa_keygen_bits:2048", "EC -pkeyopt ec_paramgen_curve:P-256"})
    void encryptAndDecrypt(String kind) throws Exception {
        generate(kind);
        Files.writeString(folder.resolve("order"), "hello");

        Session sealed = accepted("jwe", "encrypt", "--key", file("public.pem"), file("order"));
        Files.writeString(folder.resolve("order.jwe"), sealed.out());

        assertThat(accepted("jwe", "decrypt", "--key", file("private.pem"), file("order.jwe"))
                        .json()
                        .getString("content"))
                .isEqualTo("hello");
    }

    @Test
    void areRefusedWhereTheyAreShort() throws Exception {
        generate("RSA -pkeyopt rsa_keygen_bits:1024");
        Files.writeString(folder.resolve("m.http"), REQUEST);

        Session session = Session.run("httpsig", "sign", "--key", file("private.pem"), file("m.http"));

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("--key: ").doesNotContain("Exception");
    }
}
