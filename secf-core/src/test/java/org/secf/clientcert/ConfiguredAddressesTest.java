package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.Responder;
import org.secf.clientcert.testing.RevocationList;
import org.secf.verdict.Reason;

/** Which addresses are connected to, and what becomes of one that does not answer. */
class ConfiguredAddressesTest {

    @TempDir
    Path folder;

    private final Authority root = Authority.root("CN=Root");
    private final AtomicInteger visits = new AtomicInteger();
    private HttpServer server;
    private volatile Optional<byte[]> content = Optional.empty();
    private volatile Delay before = () -> {};

    private interface Delay {
        void await() throws InterruptedException;
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            visits.incrementAndGet();
            delay();
            exchange.sendResponseHeaders(content.isPresent() ? 200 : 404, 0);
            exchange.getResponseBody().write(content.orElse(new byte[0]));
            exchange.close();
        });
        server.start();
    }

    private void delay() {
        try {
            before.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/root.crl";
    }

    /** Names the server in every place where a certificate may. */
    private Draft luring(Draft draft) {
        GeneralName there = new GeneralName(GeneralName.uniformResourceIdentifier, url());
        DistributionPoint point = new DistributionPoint(new DistributionPointName(new GeneralNames(there)), null, null);
        return draft.with(Extension.authorityInfoAccess, false, new DERSequence(new ASN1Encodable[] {
                    new AccessDescription(AccessDescription.id_ad_ocsp, there),
                    new AccessDescription(AccessDescription.id_ad_caIssuers, there)
                }))
                .with(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}))
                .with(Extension.freshestCRL, false, new CRLDistPoint(new DistributionPoint[] {point}));
    }

    @Test
    void thatStandInCertificatesAreNotVisited() throws IOException {
        content = Optional.of(RevocationList.of(root).encoded());
        X509Certificate alice = root.client("alice", this::luring);
        Authority stranger = Authority.root("CN=Stranger", this::luring);
        String other =
                deployment(root).file("other.crl", RevocationList.of(stranger).encoded());

        assertThat(deployment(root).with("revocation", "none").caller(alice).getName())
                .isEqualTo("alice");
        assertThat(deployment(root).with("crl", other).refusal(alice)).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        assertThat(deployment(root).with("crl", other).refusal(stranger.client("alice", this::luring)))
                .isEqualTo(ClientCertReason.UNTRUSTED_ISSUER);
        try (Responder responder = new Responder(root)) {
            responder.forget(alice);
            assertThat(deployment(root).with("ocsp-responder", responder.url()).refusal(alice))
                    .isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        }
        assertThat(visits.get()).isZero();
    }

    private Deployment deployment(Authority anchor) {
        return new Deployment(folder, anchor).without("revocation");
    }

    /** The deployment starts, since the address may come to life; until then nobody is let in. */
    @Test
    void mayComeToLifeLater() {
        X509Certificate alice = root.client("alice");
        Deployment deployment = deployment(root).with("crl", url());
        assertThat(deployment.refusal(alice)).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        assertThat(deployment.refusal(alice)).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        assertThat(visits.get()).isEqualTo(1);

        content = Optional.of(RevocationList.of(root).encoded());
        deployment.clock().advance(Duration.ofMinutes(1));
        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");
        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");
        assertThat(visits.get()).isEqualTo(2);
    }

    @Test
    void mayDieForAWhile() {
        X509Certificate alice = root.client("alice");
        content = Optional.of(RevocationList.of(root).encoded());
        Deployment deployment = deployment(root).with("crl", url());
        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");
        server.stop(0);

        deployment.clock().advance(Duration.ofMinutes(11));
        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");
        deployment.clock().advance(Duration.ofDays(1));
        assertThat(deployment.refusal(alice)).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
    }

    /** One request loads the list; nobody waits for it who can go on with the last. */
    @Test
    @Timeout(20)
    void mayBeSlowForOneRequestOnly() throws InterruptedException {
        X509Certificate alice = root.client("alice");
        content = Optional.of(RevocationList.of(root).encoded());
        Deployment deployment = deployment(root).with("crl", url());
        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");

        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        before = () -> {
            asked.countDown();
            released.await();
        };
        content = Optional.of(RevocationList.of(root).revoked(alice).encoded());
        deployment.clock().advance(Duration.ofMinutes(10));
        CompletableFuture<Reason> loading = CompletableFuture.supplyAsync(() -> deployment.refusal(alice));
        asked.await();
        assertThat(deployment.caller(alice).getName()).isEqualTo("alice");

        released.countDown();
        assertThat(loading.join()).isEqualTo(ClientCertReason.REVOKED);
        assertThat(deployment.refusal(alice)).isEqualTo(ClientCertReason.REVOKED);
        assertThat(visits.get()).isEqualTo(2);
    }
}
