package org.secf.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.identity.Caller;
import org.secf.keys.Jwk;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.signature.SignatureReason;
import org.secf.signature.TokenReason;

/** Two proxies that publish their keys, of which one gives its own the name of the other's. */
class PublishedProxyKeysTest {

    private static final String NAME = Thumbprint.of(Behind.GATEWAY.publicKey());

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void publish() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        publish("/gateway", Behind.GATEWAY);
        publish("/mallory", Behind.STRANGER);
        publish("/other", Behind.OTHER_GATEWAY, "another");
        publish("/copycat", Behind.GATEWAY);
        server.start();
    }

    private void publish(String path, OwnKey key) {
        publish(path, key, NAME);
    }

    private void publish(String path, OwnKey key, String name) {
        String set = "{\"keys\":[%s]}"
                .formatted(Jwk.of(key.publicKey()).withKeyId(name).toJson());
        server.createContext(path, exchange -> {
            asked.add(path);
            byte[] octets = set.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Behind behind(String proof, String... owners) {
        List<String> sources = List.of(owners).stream()
                .map(owner -> owner + "=http://127.0.0.1:" + server.getAddress().getPort() + "/" + owner)
                .toList();
        return Behind.with(
                "proofs=" + proof,
                "proxies=mallory,gateway,other",
                "key-set=main",
                "jwks=" + String.join(",", sources));
    }

    private static MemoryRequest handedOn(Behind behind) {
        return Behind.copied(
                Behind.direct(),
                behind.answered(Behind.ALICE),
                AssertedFields.IDENTITY,
                AssertedFields.FLAGS,
                AssertedFields.TOKEN,
                "Signature-Input",
                "Signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN", "SIGNATURE"})
    void oneProxyDoesNotHideTheKeyOfAnother(String proof) {
        Behind behind = behind(proof, "mallory", "gateway");
        Caller caller = behind.caller(handedOn(behind));
        assertThat(caller.getName()).isEqualTo("sip:alice@home1.net");
        assertThat(caller.evidence().issuer()).as("whose key it was").isEqualTo("gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN", "SIGNATURE"})
    void proxyThatLacksTheKeyIsAskedNoMoreWhereAnotherHasIt(String proof) {
        Behind behind = behind(proof, "other", "gateway");
        behind.caller(handedOn(behind));
        assertThat(asked).containsExactly("/other", "/gateway");
        behind.clock.advance(Duration.ofSeconds(11));

        behind.caller(handedOn(behind));

        assertThat(asked).containsExactly("/other", "/gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN", "SIGNATURE"})
    void proxyThatLacksTheKeyIsAskedNotEvenOnceWhereOneBeforeItHasIt(String proof) {
        Behind behind = behind(proof, "gateway", "other");

        behind.caller(handedOn(behind));

        assertThat(asked).containsExactly("/gateway");
    }

    /** What is taken out does not stay for being known. */
    @Test
    void knownKeysAreLoadedAgainWhenTheyAreDue() {
        Behind behind = behind("TOKEN", "other", "gateway");
        behind.caller(handedOn(behind));
        server.removeContext("/gateway");
        publish("/gateway", Behind.STRANGER);
        behind.clock.advance(Duration.ofHours(2));

        assertRefused(behind.inspect(handedOn(behind)), TokenReason.WRONG_TOKEN_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN", "SIGNATURE"})
    void oneThatIsNotListedDoesNotHideTheSameKeyOfOneThatIs(String proof) {
        Behind behind = behind(proof, "copycat", "gateway");

        Caller caller = behind.caller(handedOn(behind));

        assertThat(caller.evidence().issuer()).as("whose key it was").isEqualTo("gateway");
    }

    /** Its name is not enough. */
    @Test
    void keyOfOneProxyProvesNothingOfAnother() {
        Behind token = behind("TOKEN", "mallory");
        assertRefused(token.inspect(handedOn(token)), TokenReason.WRONG_TOKEN_SIGNATURE);
        Behind signature = behind("SIGNATURE", "mallory");
        assertRefused(signature.inspect(handedOn(signature)), SignatureReason.WRONG_SIGNATURE);
    }
}
