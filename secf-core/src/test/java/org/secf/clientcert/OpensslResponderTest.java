package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;

/** A responder that we did not write: {@code openssl ocsp}. It tells the time by the machine's clock, so this test does, too. */
@Timeout(60)
class OpensslResponderTest {

    private static final Pattern ACCEPTS = Pattern.compile("ACCEPT .*:(\\d+)( .*)?");

    @TempDir
    Path folder;

    private final Instant now = Instant.now();
    private final Authority root = Authority.root("CN=Root", this::today);
    private final X509Certificate alice = root.client("alice", this::today);
    private final X509Certificate mallory = root.client("mallory", this::today);
    private final X509Certificate stranger = root.client("stranger", this::today);
    private Process responder;
    private Deployment deployment;

    private Draft today(Draft draft) {
        return draft.valid(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
    }

    @BeforeEach
    void start() throws IOException {
        requireOpenssl();
        writeAuthority();
        String command = "openssl ocsp -port 0 -index index.txt -CA ca.pem -rsigner ca.pem -rkey ca.key -nmin 5";
        responder = new ProcessBuilder(command.split(" "))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        deployment = new Deployment(folder, root)
                .without("revocation")
                .with("ocsp-responder", "http://127.0.0.1:" + port() + "/");
        deployment.clock().advance(Duration.between(Draft.NOW, now));
    }

    private void writeAuthority() throws IOException {
        byte[] key = root.keys().getPrivate().getEncoded();
        Files.writeString(folder.resolve("ca.pem"), root.pem());
        Files.writeString(
                folder.resolve("ca.key"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(folder.resolve("index.txt"), line("V", "", alice) + line("R", "250101000000Z", mallory));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (responder != null) {
            responder.destroyForcibly();
            assertThat(responder.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void requireOpenssl() {
        boolean isThere;
        try {
            Process version = new ProcessBuilder("openssl", "version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start();
            isThere = version.waitFor(10, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException e) {
            isThere = false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (System.getenv("CI") != null) {
            assertThat(isThere).as("openssl, which must not be skipped here").isTrue();
        }
        assumeTrue(isThere, "no openssl on this machine");
    }

    /** One certificate in the database of {@code openssl ca}. */
    private static String line(String status, String revoked, X509Certificate certificate) {
        String serial = certificate.getSerialNumber().toString(16);
        return String.join(
                "\t",
                status,
                "391231235959Z",
                revoked,
                (serial.length() % 2 == 0 ? serial : "0" + serial).toUpperCase(Locale.ROOT),
                "unknown",
                "/CN=any\n");
    }

    private String port() throws IOException {
        // Not closed: the program would be told that nobody listens.
        BufferedReader out = responder.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = ACCEPTS.matcher(line);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        throw new IOException("openssl ocsp said nothing of its port");
    }

    @Test
    void saysWhoIsGoodAndWhoWasRevoked() {
        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");
        assertThat(deployment.refusal(mallory)).isEqualTo(ClientCertReason.REVOKED);
        assertThat(deployment.refusal(stranger)).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
    }

    @Test
    void repeatsTheNonce() {
        deployment.with("require-ocsp-nonce", "true");

        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");
    }

    @Test
    void isMissedOnceItIsDown() throws InterruptedException {
        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");
        stop();

        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");
        long begin = System.nanoTime();
        assertThat(deployment.refusal(root.client("late", this::today))).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        deployment.clock().advance(Duration.ofMinutes(7));
        assertThat(deployment.refusal(alice)).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
    }
}
