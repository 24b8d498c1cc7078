package org.secf.gba.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Secret;
import org.secf.state.MovableClock;
import org.secf.tls.Outbound;
import org.secf.tls.TlsReason;

/** RFC 6749 §4.4, with a token endpoint on the loopback address. */
class ClientCredentialsTest {

    private static final String SECRET = "a:b%ä+ c";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> proofs = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile UnaryOperator<String> answer = UnaryOperator.identity();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private Optional<HttpServer> server = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/token", this::answer);
        started.start();
        server = Optional.of(started);
    }

    @AfterEach
    void stop() {
        running().stop(0);
    }

    private HttpServer running() {
        return server.orElseThrow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            proofs.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (status == 0) {
                await();
            }
            String right = "{\"access_token\":\"token-%d\",\"token_type\":\"bearer\",\"expires_in\":600}"
                    .formatted(asked.size());
            byte[] body = answer.apply(right).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status == 0 ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void await() throws IOException {
        try {
            assertThat(mayAnswer.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private ClientCredentials with(Optional<String> secret) {
        URI endpoint = URI.create("http://127.0.0.1:" + running().getAddress().getPort() + "/token");
        return new ClientCredentials(
                new ClientCredentials.Grant(
                        endpoint,
                        "naf/1",
                        secret.map(text -> Secret.taking(text.getBytes(StandardCharsets.UTF_8))),
                        Map.of("scope", "nbsp-gba x")),
                Outbound.platform(),
                clock);
    }

    private final class Held {

        private final ClientCredentials tokens = with(Optional.of(SECRET));

        private String field() {
            return token().field();
        }

        private AccessToken token() {
            return value(tokens.current()).orElseThrow();
        }
    }

    @Nested
    class Question {

        @Test
        void provesTheClientByItsSecret() {
            Held held = new Held();

            assertThat(held.field()).isEqualTo("Bearer token-1");
            assertThat(asked.get(0).split("&"))
                    .containsExactlyInAnyOrder("grant_type=client_credentials", "scope=nbsp-gba+x");
            assertThat(proofs)
                    .containsExactly("Basic "
                            + Base64.getEncoder()
                                    .encodeToString("naf%2F1:a%3Ab%25%C3%A4%2B+c".getBytes(StandardCharsets.US_ASCII)));
        }

        /** RFC 8705 §2. */
        @Test
        void namesTheClientThatIsKnownByItsCertificate() {
            value(with(Optional.empty()).current());

            assertThat(asked.get(0).split("&")).contains("client_id=naf%2F1");
            assertThat(proofs).containsExactly("null");
        }

        @Test
        void provesTheClientByASecretOfAFileWithAnEndOfLine() {
            value(with(Optional.of(SECRET)).current());
            value(with(Optional.of(SECRET + "\r\n")).current());

            assertThat(proofs.get(1)).isEqualTo(proofs.get(0));
        }

        @Test
        void isPrintedWithoutWhatMayBeSecret() {
            URI endpoint = URI.create("https://hidden@nrf.example.org/token?key=hidden#hidden");

            assertThat(new ClientCredentials.Grant(endpoint, "naf", Optional.empty(), Map.of("key", "hidden")))
                    .hasToString("naf at https://nrf.example.org/token");
        }

        @Test
        void isAskedAgainWhereWhoeverAskedWasInterrupted() throws Exception {
            status = 0;
            Held held = new Held();
            Thread first = new Thread(held.tokens::current);
            first.start();
            await(() -> asked.size() == 1);
            FutureTask<String> follower = new FutureTask<>(held::field);
            Thread second = new Thread(follower);
            second.start();
            await(() -> second.getState() == Thread.State.WAITING);
            first.interrupt();
            await(() -> !first.isAlive());
            mayAnswer.countDown();

            assertThat(follower.get(20, TimeUnit.SECONDS)).isEqualTo("Bearer token-2");
        }

        private static void await(BooleanSupplier condition) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(condition.getAsBoolean()).isTrue();
        }

        @Test
        void isAskedByOneForAllWhoWait() throws InterruptedException, ExecutionException, TimeoutException {
            status = 0;
            Held held = new Held();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<String>> all = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    all.add(threads.submit(held::field));
                }
                mayAnswer.countDown();
                for (Future<String> one : all) {
                    assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("Bearer token-1");
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(asked).hasSize(1);
        }
    }

    @Nested
    class Token {

        @Test
        void isUsedUntilShortlyBeforeItsEnd() {
            Held held = new Held();
            held.token();
            clock.advance(Duration.ofSeconds(569));
            assertThat(held.field()).isEqualTo("Bearer token-1");
            clock.advance(Duration.ofSeconds(1));

            assertThat(held.field()).isEqualTo("Bearer token-2");
        }

        @Test
        void isUsedForAMinuteWhereNobodySaysHowLongItIsGood() {
            answer = right -> right.replace(",\"expires_in\":600", "");
            Held held = new Held();
            held.token();
            clock.advance(Duration.ofSeconds(53));
            held.token();
            assertThat(asked).hasSize(1);
            clock.advance(Duration.ofSeconds(1));
            held.token();

            assertThat(asked).hasSize(2);
        }

        @Test
        void staysInUseToItsEndWhileNobodyGivesAnother() {
            Held held = new Held();
            held.token();
            status = 500;
            clock.advance(Duration.ofSeconds(599));
            assertThat(held.field()).isEqualTo("Bearer token-1");
            clock.advance(Duration.ofSeconds(1));

            assertRefused(held.tokens.current(), TlsReason.BAD_STATUS);
            status = 200;
            assertThat(held.field()).isEqualTo("Bearer token-4");
        }

        @Test
        void isReplacedWhereTheServerDoesNotTakeIt() {
            Held held = new Held();
            AccessToken first = held.token();
            held.tokens.refused(first);
            assertThat(held.field()).isEqualTo("Bearer token-2");
            held.tokens.refused(first);

            assertThat(held.field()).isEqualTo("Bearer token-2");
        }

        @Test
        void isReplacedOnceWhereTheServerTakesNone() {
            Held held = new Held();
            held.tokens.refused(held.token());
            held.tokens.refused(held.token());
            held.tokens.refused(held.token());
            assertThat(asked).hasSize(2);
            clock.advance(Duration.ofMinutes(1));

            held.tokens.refused(held.token());
            assertThat(held.field()).isEqualTo("Bearer token-3");
        }

        @Test
        void isNotPrinted() {
            assertThat(new Held().token()).asString().doesNotContain("token-1");
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403})
        void clientThatIsNotKnown(int answered) {
            status = answered;

            assertRefused(new Held().tokens.current(), RetrievalReason.TOKEN_REFUSED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{\"token_type\":\"bearer\"}",
                    "{\"access_token\":\"abc\"}",
                    "{\"access_token\":\"abc\",\"token_type\":\"mac\"}",
                    "{\"access_token\":\"\",\"token_type\":\"bearer\"}",
                    "{\"access_token\":\"a b\",\"token_type\":\"bearer\"}",
                    "{\"access_token\":\"a\\r\\nX-Asserted: b\",\"token_type\":\"bearer\"}",
                    "{\"access_token\":\"abc\",\"token_type\":\"bearer\",\"expires_in\":-1}",
                    "{\"access_token\":\"abc\",\"token_type\":\"bearer\",\"expires_in\":\"600\"}"
                })
        void whatIsNoToken(String text) {
            answer = right -> text;

            assertRefused(new Held().tokens.current(), RetrievalReason.MALFORMED_TOKEN);
        }

        @Test
        void tokenBeyondTheBound() {
            answer = right -> right.replace("token-1", "x".repeat(16_385));
            assertRefused(new Held().tokens.current(), RetrievalReason.MALFORMED_TOKEN);
            answer = right -> right.replace("token-2", "x".repeat(16_384));

            value(new Held().tokens.current());
        }
    }
}
