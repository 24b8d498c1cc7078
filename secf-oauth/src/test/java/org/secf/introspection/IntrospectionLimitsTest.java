package org.secf.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.oauth.testing.Application;
import org.secf.oauth.testing.LocalServer;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestRequest;

/** Anybody can invent tokens to ask an issuer about. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class IntrospectionLimitsTest {

    private static final String PATH = "/introspect";
    private static final String GOOD = "good-token";

    private final LocalServer issuer = new LocalServer();
    private Application application;

    @BeforeEach
    void deploy(@TempDir Path folder) throws IOException {
        Path secret = folder.resolve("secret");
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, "s3cret");
        application = Application.in(folder)
                .without("jwks")
                .with("introspection.uri", issuer.address(PATH))
                .with("introspection.client-id", "api")
                .with("introspection.client-secret", "file:" + secret);
        saysYesAfter(0);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private void saysYesAfter(long millis) {
        String body = Json.createObjectBuilder()
                .add("active", true)
                .add("sub", "alice")
                .add("aud", TestIssuer.AUDIENCE)
                .add("exp", TestIssuer.NOW.getEpochSecond() + 300)
                .build()
                .toString();
        issuer.answering(PATH, new LocalServer.Answer(200, "application/json", body, millis));
    }

    private void saysNo() {
        issuer.json(PATH, "{\"active\":false}");
    }

    private static Outcome ask(Mechanism mechanism, String token) {
        return Application.ask(mechanism, TestRequest.bearer(token));
    }

    /** One request for each token, all at once. */
    private static List<Outcome> askAtOnce(Mechanism mechanism, List<String> tokens) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tokens.size());
        try {
            List<Callable<Outcome>> calls = tokens.stream()
                    .<Callable<Outcome>>map(token -> () -> ask(mechanism, token))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : threads.invokeAll(calls)) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> invented(int count) {
        return IntStream.range(0, count).mapToObj(i -> "invented-" + i).toList();
    }

    private static long good(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome.Established.class::isInstance).count();
    }

    private static void othersComeLater(List<Outcome> outcomes) {
        outcomes.stream().filter(Outcome.Refused.class::isInstance).forEach(outcome -> {
            Outcome.Refused refused = Application.refused(outcome);
            assertThat(refused.rejection().reason()).isEqualTo(IntrospectionReason.INTROSPECTION_BUSY);
            assertThat(refused.rejection().detail()).doesNotContain("invented", GOOD);
            assertThat(refused.reply().status()).isEqualTo(503);
            assertThat(Application.fields(refused.reply(), "Retry-After")).containsExactly("2");
            assertThat(Application.challenges(refused.reply())).isEmpty();
        });
    }

    @Nested
    class Questions {

        @Test
        void areFewAtOnce() throws Exception {
            saysYesAfter(1500);
            Mechanism mechanism = application
                    .with("introspection.max-calls", "2")
                    .with("introspection.max-waiting", "0")
                    .mechanism();
            List<Outcome> outcomes = askAtOnce(mechanism, invented(6));
            assertThat(good(outcomes)).isEqualTo(2);
            othersComeLater(outcomes);
            assertThat(issuer.asked()).hasSize(2);
            // Who came too early is not remembered as refused.
            saysYesAfter(0);
            for (String token : invented(6)) {
                assertThat(Application.caller(ask(mechanism, token)).getName()).isEqualTo("alice");
            }
        }

        @Test
        void waitForTheirTurn() throws Exception {
            saysYesAfter(200);
            Mechanism mechanism = application
                    .with("introspection.max-calls", "1")
                    .with("introspection.max-waiting", "3")
                    .mechanism();
            assertThat(good(askAtOnce(mechanism, invented(4)))).isEqualTo(4);
            assertThat(issuer.asked()).hasSize(4);
        }

        @Test
        void doNotWaitForEver() throws Exception {
            saysYesAfter(4000);
            Mechanism mechanism = application
                    .with("introspection.max-calls", "1")
                    .with("introspection.max-waiting", "5")
                    .mechanism();
            List<Outcome> outcomes = askAtOnce(mechanism, invented(3));
            assertThat(good(outcomes)).isEqualTo(1);
            othersComeLater(outcomes);
            assertThat(issuer.asked()).hasSize(1);
        }

        @Test
        void areFreeAgainAfterWhateverAnswer() {
            Mechanism mechanism = application
                    .with("introspection.max-calls", "1")
                    .with("introspection.max-waiting", "0")
                    .mechanism();
            issuer.answering(PATH, new LocalServer.Answer(500, "text/plain", "", 0));
            for (String token : invented(3)) {
                assertThat(Application.refused(ask(mechanism, token))
                                .rejection()
                                .reason())
                        .isEqualTo(IntrospectionReason.INTROSPECTION_FAILED);
            }
            saysNo();
            assertThat(Application.refused(ask(mechanism, "another"))
                            .rejection()
                            .reason())
                    .isEqualTo(IntrospectionReason.TOKEN_NOT_ACTIVE);
            saysYesAfter(0);
            assertThat(Application.caller(ask(mechanism, GOOD)).getName()).isEqualTo("alice");
        }
    }

    @Nested
    class TheSameToken {

        /** The threads of the server are for others, too. */
        @Test
        void isWaitedForBySomeOnly() throws Exception {
            saysYesAfter(1500);
            Mechanism mechanism = application
                    .with("introspection.max-calls", "5")
                    .with("introspection.max-waiting", "3")
                    .mechanism();
            List<Outcome> outcomes = askAtOnce(mechanism, Collections.nCopies(10, GOOD));
            assertThat(good(outcomes)).isEqualTo(4);
            othersComeLater(outcomes);
            assertThat(issuer.asked()).hasSize(1);
        }
    }

    @Nested
    class Memory {

        @Test
        void losesNoGoodTokenToInventedOnes() {
            Mechanism mechanism = application.with("max-remembered", "2").mechanism();
            ask(mechanism, GOOD);
            saysNo();
            for (String token : invented(50)) {
                assertThat(Application.refused(ask(mechanism, token))
                                .rejection()
                                .reason())
                        .isEqualTo(IntrospectionReason.TOKEN_NOT_ACTIVE);
            }
            assertThat(issuer.asked()).hasSize(51);
            assertThat(Application.caller(ask(mechanism, GOOD)).getName()).isEqualTo("alice");
            assertThat(issuer.asked()).hasSize(51);
        }

        @Test
        void holdsNoMoreInventedOnesThanItMay() {
            Mechanism mechanism = application.with("max-remembered", "2").mechanism();
            saysNo();
            for (String token : List.of("one", "two", "two", "three", "three", "one")) {
                ask(mechanism, token);
            }
            assertThat(issuer.asked()).hasSize(4);
        }
    }
}
