package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;

/** Certificates that were made to break the reader: refused with a reason, never an exception. */
class HostileCertificateTest {

    @TempDir
    Path folder;

    private final Authority root = Authority.root("CN=Root");

    /** The platform's own reading of these throws an unchecked exception. */
    @Test
    void withAnAddressThatThePlatformCannotWrite() {
        byte[] maskWithHoles = new byte[32];
        Arrays.fill(maskWithHoles, 16, 32, (byte) 0x55);
        GeneralName name = new GeneralName(GeneralName.iPAddress, new DEROctetString(maskWithHoles));
        Authority stranger = Authority.root("CN=Stranger");

        assertThat(new Deployment(folder, root).refusal(stranger.client("alice", draft -> draft.names(name))))
                .isEqualTo(ClientCertReason.UNREADABLE_CERTIFICATE);
    }

    /** RFC 5280 §4.2.1.10: a URI without a host satisfies no constraint of hosts. */
    @Test
    void withAUriThatThePlatformCannotCompare() {
        NameConstraints hosts = new NameConstraints(
                new GeneralSubtree[] {
                    new GeneralSubtree(new GeneralName(GeneralName.uniformResourceIdentifier, "example.org"))
                },
                null);
        Authority limited = root.authority("CN=Limited", draft -> draft.with(Extension.nameConstraints, true, hosts));
        X509Certificate client = limited.client(
                "alice",
                draft -> draft.names(new GeneralName(GeneralName.uniformResourceIdentifier, "urn:user:admin")));

        assertThat(new Deployment(folder, root).refusal(client, limited.certificate()))
                .isIn(ClientCertReason.NAME_NOT_PERMITTED, ClientCertReason.PATH_INVALID);
    }

    /** H88 */
    @Test
    void doNotMixCallersOfManyThreads() {
        Deployment deployment = new Deployment(folder, root);
        deployment.start();
        List<X509Certificate> clients =
                IntStream.range(0, 20).mapToObj(i -> root.client("user" + i)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CompletableFuture.allOf(IntStream.range(0, 1000)
                            .mapToObj(i -> CompletableFuture.runAsync(
                                    () -> assertThat(deployment
                                                    .caller(clients.get(i % clients.size()))
                                                    .getName())
                                            .isEqualTo("user" + i % clients.size()),
                                    threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }
    }
}
