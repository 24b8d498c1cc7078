package org.secf.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.TestKeys;
import org.secf.keys.PemFile;
import org.secf.tls.testing.Identity;
import org.secf.tls.testing.TlsServer;

/** A property of the whole process may tell the JDK's client to compare no host names; it reads it once, so this needs a process of its own. */
@Timeout(60)
class HostNamePropertyTest {

    private static final String PROPERTY = "jdk.internal.httpclient.disableHostnameVerification";

    @TempDir
    Path folder;

    /** The process: trusts a file, asks an address, prints why not. */
    static final class Asking {

        private Asking() {}

        /** With file and address. */
        public static void main(String[] arguments) throws IOException, GeneralSecurityException {
            String pem = Files.readString(Path.of(arguments[0]));
            Outbound outbound = new Outbound(TlsPolicy.platform().trusting(PemFile.certificates(pem)), Refusals.LIMITS);
            String outcome = outbound.send(Question.get(URI.create(arguments[1])))
                    .fold(found -> "BELIEVED", rejection -> rejection.reason().name());
            System.out.println(outcome);
        }
    }

    @Test
    void doesNotMakeUsBelieveAnotherHost() throws IOException, InterruptedException {
        Authority root = Identity.authority("CN=Root");
        Identity other = Identity.server(
                root, TestKeys.ec(), draft -> draft.names(new GeneralName(GeneralName.dNSName, "other.example.org")));
        Path anchors = Files.writeString(folder.resolve("root.pem"), root.pem());
        try (TlsServer server = new TlsServer(other)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-D" + PROPERTY + "=true",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Asking.class.getName(),
                            anchors.toString(),
                            server.url().toString())
                    .redirectErrorStream(true)
                    .start();
            String outcome = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(outcome.strip()).isEqualTo("WRONG_HOST");
        }
    }
}
