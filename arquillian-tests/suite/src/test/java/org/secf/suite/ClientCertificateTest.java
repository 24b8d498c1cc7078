package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.Http;
import org.secf.server.PlainArchive;
import org.secf.server.ServerLog;
import org.secf.server.Site;
import org.secf.server.TlsFiles;

/** Callers prove themselves in the TLS handshake, on a port that asks for a certificate and does not insist. */
@ExtendWith(ArquillianExtension.class)
@EnabledIf(value = "org.secf.server.Site#asksForCertificates", disabledReason = "its page has no block for TLS yet")
class ClientCertificateTest {

    private static final String NAME = "certified";
    private static final String ADDRESS = Site.TLS_SERVER + "/" + NAME;

    @Deployment(testable = false)
    public static Archive<?> certified() {
        return PlainArchive.described(
                NAME,
                "<client-cert><trust-anchors>" + TlsFiles.location("authority.pem") + "</trust-anchors><crl>"
                        + TlsFiles.location("revoked.crl")
                        + "</crl><caller-groups>subject.OU</caller-groups></client-cert>");
    }

    private static Http with(String certificate) {
        return new Http(TlsFiles.client(Optional.of(certificate)));
    }

    @Test
    void certificateIsTheCaller() {
        Http.Reply reply = with("alice").get(ADDRESS + "/a");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("principal=alice type=SECF-CLIENT-CERT user=true");
    }

    @Test
    void revokedCertificateIsRefused() {
        Http.Reply reply = with("bob").get(ADDRESS + "/a");

        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(ServerLog.audited(reply.correlation()).getString("reason")).isEqualTo("REVOKED");
    }

    @Test
    void nobodyComesInWithoutCertificate() {
        Http.Reply reply = new Http(TlsFiles.client(Optional.empty())).get(ADDRESS + "/a");

        assertThat(reply.status()).as(reply.body()).isIn(401, 403);
        assertThat(reply.body()).doesNotContain("principal=");
    }

    /** One that says alice as well; servers end the handshake or take no notice of it. */
    @Test
    void certificateOfAnotherAuthorityIsNoCaller() {
        Http mallory = with("mallory");
        try {
            Http.Reply reply = mallory.get(ADDRESS + "/a");
            assertThat(reply.status()).as(reply.body()).isIn(401, 403);
            assertThat(reply.body()).doesNotContain("principal=");
        } catch (java.io.UncheckedIOException e) {
            assertThat(e.getCause()).isInstanceOf(SSLException.class);
        }
    }
}
