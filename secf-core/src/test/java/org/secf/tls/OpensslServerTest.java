package org.secf.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.tls.testing.Identity;

/** A server that we did not write, {@code openssl s_server}, which speaks what the JDK does not any more. */
@Timeout(60)
class OpensslServerTest {

    @TempDir
    Path folder;

    private final Authority root = Identity.authority("CN=Root");
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Identity server = Identity.server(root);
        byte[] key = server.keys().getPrivate().getEncoded();
        Files.writeString(folder.resolve("server.pem"), Authority.pem(server.certificate()));
        Files.writeString(folder.resolve("root.pem"), root.pem());
        Files.writeString(
                folder.resolve("server.key"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process openssl(String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            started.add(process);
            return process;
        } catch (IOException e) {
            assertThat(System.getenv("CI"))
                    .as("openssl must be here where CI runs")
                    .isNull();
            assumeTrue(false, "no openssl on this machine");
            throw e;
        }
    }

    /** The port that it chose. */
    private int serve(String arguments) throws IOException {
        Process process = openssl("s_server -accept 127.0.0.1:0 -cert server.pem -key server.key -www " + arguments);
        // Not closed: the program would be told that nobody listens.
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ACCEPT ")) {
                return Integer.parseInt(
                        line.substring(line.lastIndexOf(':') + 1).strip());
            }
        }
        throw new IOException("openssl s_server said nothing of its port");
    }

    private TlsReason refusal(int port) {
        return (TlsReason)
                Refusals.of(Refusals.trusting(root).send(Question.get(URI.create("https://127.0.0.1:" + port + "/"))))
                        .reason();
    }

    @Test
    void isRefusedWhereItSpeaksOldVersionsOnly() throws IOException, InterruptedException {
        int port = serve("-tls1_1 -cipher ALL:@SECLEVEL=0");

        assertThat(refusal(port)).isEqualTo(TlsReason.HANDSHAKE_FAILED);

        Process lenient = openssl("s_client -connect 127.0.0.1:" + port
                + " -tls1_1 -cipher ALL:@SECLEVEL=0 -CAfile root.pem -verify_return_error");
        lenient.getOutputStream().close();
        assertThat(new String(lenient.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .as("whoever is lenient gets in")
                .contains("TLSv1.1", "Verify return code: 0 (ok)");
    }
}
