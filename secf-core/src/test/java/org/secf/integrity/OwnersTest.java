package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secf.keys.Jwk;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;

/** Whose a key is where {@code owners} says something of its name (RFC 9421 §7.3.4). */
class OwnersTest {

    private static final KeyPair MALLORY = Enabler.pair();

    private HttpServer server;

    /** Mallory calls a key of her own as Alice's is called. */
    @BeforeEach
    void publish() throws IOException {
        byte[] published = ("{\"keys\":["
                        + Jwk.of(MALLORY.getPublic()).withKeyId("a1").toJson() + "]}")
                .getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, published.length);
            exchange.getResponseBody().write(published);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Optional<String> owner(SignatureKeys keys, KeyPair signer) {
        Enabler enabler = Enabler.with(
                keys,
                "owners=a1=alice",
                "jwks=mallory=http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
        SigningKey key = SigningKey.of(Enabler.CRYPTO, signer, SignatureAlgorithm.ED25519, "a1");
        return enabler.facts(enabler.signed(Enabler.post(), key, SigningPolicy.ofRequests()))
                .integrity()
                .get(0)
                .signer()
                .owner();
    }

    @Test
    void isWhoTheApplicationsOwnKeysAreGivenTo() {
        SignatureKeys keys = SignatureKeys.of(Map.of("a1", Enabler.key(Enabler.ALICE, "CN=Alice")));

        assertThat(owner(keys, Enabler.ALICE)).contains("alice");
    }

    /** Nor where Alice's own key of that name is not believed any more. */
    @Test
    void isNotWhoAPublisherNamesItsKeyAfter() {
        assertThat(owner(keyId -> Optional.empty(), MALLORY)).contains("mallory");
    }
}
