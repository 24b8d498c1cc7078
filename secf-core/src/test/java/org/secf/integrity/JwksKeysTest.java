package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.mechanism.Parts;
import org.secf.signature.VerificationKey;
import org.secf.state.MovableClock;
import org.secf.tls.Outbound;

class JwksKeysTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-01T12:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String published = set(jwk(Enabler.ALICE, "k1"));
    private volatile int status = 200;
    private volatile Step beforeAnswer = () -> {};
    private HttpServer server;
    private JwksKeys keys;

    /** Something to wait for. */
    private interface Step {
        void run() throws InterruptedException;
    }

    private static Jwk jwk(KeyPair pair, String name) {
        return Jwk.of(pair.getPublic()).withKeyId(name);
    }

    private static String set(Jwk... keys) {
        return Stream.of(keys)
                .map(key -> key.toJson().toString())
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    @BeforeEach
    void publish() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            asked.incrementAndGet();
            try {
                beforeAnswer.run();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            byte[] octets = published.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        server.start();
        JwksSource source =
                JwksSource.parse("alice=http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
        keys = new JwksKeys(source, Outbound::platform, Duration.ofHours(1), Enabler.context(clock, Parts.none()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void belongToWhoPublishesThem() {
        assertThat(keys.find("k1").map(VerificationKey::owner)).contains("alice");
        assertThat(keys.find("k1")).isPresent();
        assertThat(asked).hasValue(1);
    }

    /** Whoever comes while the first copy is loaded is no stranger for that. */
    @Test
    void areWaitedForWhereNoneIsKnownYet() throws Exception {
        CountDownLatch isAsked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        beforeAnswer = () -> {
            isAsked.countDown();
            mayAnswer.await();
        };
        CompletableFuture<Optional<VerificationKey>> first = CompletableFuture.supplyAsync(() -> keys.find("k1"));
        isAsked.await();
        FutureTask<Optional<VerificationKey>> second = new FutureTask<>(() -> keys.find("k1"));
        Thread other = new Thread(second);
        other.start();
        while (other.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        mayAnswer.countDown();

        assertThat(first.get()).isPresent();
        assertThat(second.get()).isPresent();
        assertThat(asked).hasValue(1);
    }

    /** Else all threads would wait for a source that hangs. */
    @Test
    void areNotWaitedForAgainWhereTheSourceFailed() throws Exception {
        status = 500;
        assertThat(keys.find("k1")).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        CountDownLatch isAsked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        beforeAnswer = () -> {
            isAsked.countDown();
            mayAnswer.await();
        };
        CompletableFuture<Optional<VerificationKey>> first = CompletableFuture.supplyAsync(() -> keys.find("k1"));
        isAsked.await();

        assertThat(keys.find("k1")).isEmpty();
        mayAnswer.countDown();
        assertThat(first.get()).isEmpty();
    }

    /** Random names must not become questions to the source. */
    @Test
    void areNotLoadedForEachUnknownName() {
        for (int i = 0; i < 20; i++) {
            assertThat(keys.find("none" + i)).isEmpty();
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void areLoadedForANewNameAfterAWhile() {
        assertThat(keys.find("k2")).isEmpty();
        published = set(jwk(Enabler.ALICE, "k1"), jwk(Enabler.BOB, "k2"));
        clock.advance(Duration.ofSeconds(10));

        assertThat(keys.find("k2")).isPresent();
    }

    @Test
    void thatAreNotPublishedAnyMoreAreForgotten() {
        assertThat(keys.find("k1")).isPresent();
        published = set(jwk(Enabler.BOB, "k2"));
        clock.advance(Duration.ofHours(1));

        assertThat(keys.find("k1")).isEmpty();
    }

    @Test
    void holdForAWhileWhereTheSourceFails() {
        assertThat(keys.find("k1")).isPresent();
        status = 500;
        clock.advance(Duration.ofMinutes(179));
        assertThat(keys.find("k1")).isPresent();
        clock.advance(Duration.ofMinutes(1));

        assertThat(keys.find("k1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":[",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"EC\",\"kty\":\"EC\"}]}",
                "{\"keys\":[]}{\"keys\":[]}",
                "{\"keys\":[]} x"
            })
    void areKeptWhereTheSourceSendsNonsense(String nonsense) {
        assertThat(keys.find("k1")).isPresent();
        published = nonsense;
        clock.advance(Duration.ofHours(1));

        assertThat(keys.find("k1")).isPresent();
        assertThat(asked).hasValue(2);
    }

    @Test
    void areKeptWhereTheSourceSendsTooMany() {
        assertThat(keys.find("k1")).isPresent();
        published = "{\"keys\":[" + "1,".repeat(100) + "1]}";
        clock.advance(Duration.ofHours(1));

        assertThat(keys.find("k1")).isPresent();
        published = "{\"keys\":[" + " ".repeat(256 * 1024) + "]}";
        clock.advance(Duration.ofSeconds(10));
        assertThat(keys.find("k1")).isPresent();
        assertThat(asked).hasValue(3);
    }

    @Test
    void ofOneNameAreBothPassedOver() {
        published = set(jwk(Enabler.ALICE, "k1"), jwk(Enabler.BOB, "k1"), jwk(Enabler.BOB, "k2"));

        assertThat(keys.find("k1")).isEmpty();
        assertThat(keys.find("k2")).isPresent();
    }

    @Test
    void thatAreNotForSignaturesArePassedOver() {
        String other =
                jwk(Enabler.BOB, "k2").with(JwkUse.SIGNATURE, "ES256").toJson().toString();
        published = "{\"keys\":[7," + other + "," + jwk(Enabler.ALICE, "k1").toJson() + "]}";

        assertThat(keys.find("k2")).isEmpty();
        assertThat(keys.find("k1")).isPresent();
    }

    @Test
    void withoutNamesAreCalledByTheirThumbprint() {
        Jwk key = Jwk.of(Enabler.ALICE.getPublic());
        published = set(key).replace("\"kid\":\"" + key.thumbprint() + "\"", "\"note\":\"\"");

        assertThat(published).doesNotContain("kid");
        assertThat(keys.find(key.thumbprint())).isPresent();
    }

    @Test
    void areAskedForOverTheSettings() {
        String jwks = "jwks=alice=http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
        Enabler enabler = Enabler.with(keyId -> Optional.empty(), jwks);
        published = set(jwk(Enabler.ALICE, "a1"));

        assertThat(enabler.facts(enabler.signed(Enabler.post()))
                        .integrity()
                        .get(0)
                        .signer()
                        .owner())
                .contains("alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/jwks",
                "alice=http://example.org/jwks",
                "alice=https://me@example.org/jwks",
                "alice=https:///jwks",
                "a\u200b=https://example.org/jwks"
            })
    void areNotLookedForElsewhere(String text) {
        assertThat(catchThrowable(() -> JwksSource.parse(text))).isInstanceOf(IllegalArgumentException.class);
        assertThat(JwksSource.parse("CN=a,O=b=https://example.org/jwks?a=b"))
                .isEqualTo(new JwksSource("CN=a,O=b", URI.create("https://example.org/jwks?a=b")));
    }
}
