package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.Responder;

/** A responder that no longer knows a certificate. */
class DisownedCertificateTest {

    @TempDir
    Path folder;

    /** What the responder says now counts, not what it said before: "unknown" is how a responder disowns a certificate (RFC 6960 §2.2). */
    @Test
    void aCertificateThatTheResponderNoLongerKnowsIsUnknown() throws Exception {
        Authority root = Authority.root("CN=Root");
        X509Certificate alice = root.client("alice");
        try (Responder responder = new Responder(root)) {
            Deployment deployment =
                    new Deployment(folder, root).without("revocation").with("ocsp-responder", responder.url());
            responder.valid(Draft.NOW, Draft.NOW.plus(Duration.ofDays(7)));
            assertThat(deployment.caller(alice).getName()).isEqualTo("alice");

            responder.forget(alice);
            deployment.clock().advance(Duration.ofDays(6));
            responder.valid(
                    deployment.clock().instant(), deployment.clock().instant().plusSeconds(3600));
            assertThat(deployment.refusal(alice)).isEqualTo(ClientCertReason.REVOCATION_UNKNOWN);
        }
    }
}
