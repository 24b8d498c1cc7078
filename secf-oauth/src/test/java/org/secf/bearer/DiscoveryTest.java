package org.secf.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.jwt.JwtReason;
import org.secf.mechanism.Outcome;
import org.secf.oauth.testing.Application;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.LocalServer;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestRequest;

/** Keys that the issuer's metadata leads to, as an application is configured (RFC 8414 §2). */
class DiscoveryTest {

    private static final String METADATA = "/.well-known/openid-configuration";

    private final LocalServer server = new LocalServer();
    private Application application;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        application = Application.in(folder).without("jwks").with("issuer", server.address(""));
        server.json("/jwks", new String(new TestIssuer().jwks(), StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void publishes(String path, String issuer, String jwks) {
        server.json(path, "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + jwks + "\"}");
    }

    private Jws token() {
        return TestIssuer.accessToken().claim("iss", server.address(""));
    }

    @Test
    void isOfAnIssuerOnThisMachine() {
        publishes(METADATA, server.address(""), server.address("/jwks"));
        assertThat(application.caller(token()).getName()).isEqualTo("alice");
    }

    /** The log and the audit tell the deployer what to do; the client is told nothing of it. */
    @Test
    void leadsToNoOtherHost() {
        publishes(METADATA, server.address(""), "https://keys.example.org/jwks");
        Outcome.Refused refused = Application.refused(application.ask(TestRequest.bearer(TestIssuer.signed(token()))));
        assertThat(refused.rejection().reason()).isEqualTo(JwtReason.JWT_KEYS_ELSEWHERE);
        assertThat(refused.rejection().detail()).contains("https://keys.example.org/jwks", "jwks-hosts");
        assertThat(refused.reply().status()).isEqualTo(401);
        assertThat(Application.challenges(refused.reply()).toString()).doesNotContain("keys.example.org");
    }

    /** Not even metadata from this machine leads a stranger's tokens here. */
    @Test
    void ofAnotherIssuerDoesNotLeadToThisMachine() {
        publishes("/metadata", TestIssuer.ISSUER, server.address("/jwks"));
        application = application
                .with("issuer", TestIssuer.ISSUER)
                .with("metadata", server.address("/metadata"))
                .with("jwks-hosts", "127.0.0.1");
        assertThat(application.refusal(TestIssuer.accessToken())).isEqualTo(JwtReason.JWT_KEYS_ELSEWHERE);
        assertThat(server.asked()).extracting(LocalServer.Asked::path).containsExactly("/metadata");
    }
}
