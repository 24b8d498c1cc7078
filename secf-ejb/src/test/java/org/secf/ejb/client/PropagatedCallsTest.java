package org.secf.ejb.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.secf.propagation.testing.Definition.behalf;

import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.client.ClientDemand;
import org.secf.client.RefusedExchangeException;
import org.secf.delegation.DelegatedToken;
import org.secf.delegation.DelegationIssuer;
import org.secf.delegation.DelegationIssuers;
import org.secf.delegation.DelegationRequest;
import org.secf.delegation.TokenType;
import org.secf.identity.Caller;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.propagation.OnBehalf;
import org.secf.propagation.PropagatedIdentity;
import org.secf.propagation.PropagationReason;
import org.secf.propagation.testing.Definition;
import org.secf.tls.TlsReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** AUTH-003: clients of Jakarta RESTful Web Services tell for whom they call, or do not call. */
@ParameterizedClass
@EnumSource
class PropagatedCallsTest {

    private static final String CANARY = "canary-of-alice";

    @SuppressWarnings("ThreadLocalUsage") // there is one for each test
    private final ThreadLocal<OnBehalf> callers = ThreadLocal.withInitial(() -> OnBehalf.NOBODY);

    private final List<String> arrivals = new CopyOnWriteArrayList<>();
    private final List<String> elsewhere = new CopyOnWriteArrayList<>();
    private final ClientKind kind;
    private Optional<HttpServer> server = Optional.empty();
    private Optional<HttpServer> other = Optional.empty();
    private Client client;

    PropagatedCallsTest(ClientKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() throws IOException {
        server = Optional.of(listening(arrivals));
        other = Optional.of(listening(elsewhere));
        client = kind.builder().build();
        callers.set(behalf("alice", TokenType.ACCESS_TOKEN, CANARY));
    }

    @AfterEach
    void stop() {
        client.close();
        server.ifPresent(one -> one.stop(0));
        other.ifPresent(one -> one.stop(0));
    }

    private HttpServer listening(List<String> heard) throws IOException {
        HttpServer one = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        one.createContext("/", exchange -> {
            try (exchange) {
                List<String> fields = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
                heard.add(String.join("|", fields)
                        + (exchange.getRequestHeaders().containsKey("Signature") ? " signed" : ""));
                exchange.getRequestBody().readAllBytes();
                if (exchange.getRequestURI().getPath().equals("/away")) {
                    exchange.getResponseHeaders().add("Location", origin(other) + "/");
                    exchange.sendResponseHeaders(302, -1);
                } else {
                    exchange.sendResponseHeaders(204, -1);
                }
            }
        });
        one.start();
        return one;
    }

    private static String origin(Optional<HttpServer> one) {
        return "http://127.0.0.1:" + one.orElseThrow().getAddress().getPort();
    }

    private String origin() {
        return origin(server);
    }

    private PropagatedIdentity relaying(String... more) {
        return new Definition(Clock.systemUTC())
                .read(Stream.concat(Stream.of("origins=" + origin(), "modes=RELAY"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void propagate(PropagatedIdentity identity) {
        client.register(new PropagatedCalls(identity, identity.demand(), callers::get));
    }

    private Response get(String address) {
        return client.target(address).request().get();
    }

    private static ProcessingException failed(ThrowingCallable call) {
        ProcessingException failed = catchThrowableOfType(ProcessingException.class, call);
        assertThat(failed).as("expected a refusal").isNotNull();
        return failed;
    }

    private static Reason refusal(ThrowingCallable call) {
        ProcessingException failed = failed(call);
        return Stream.<@Nullable Throwable>iterate(failed, Objects::nonNull, PropagatedCallsTest::cause)
                .filter(RefusedExchangeException.class::isInstance)
                .map(RefusedExchangeException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected a refusal", failed))
                .rejection()
                .reason();
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure == null ? null : failure.getCause();
    }

    @Nested
    class Relayed {

        @BeforeEach
        void register() {
            propagate(relaying());
        }

        @Test
        void callHasTheTokenOfItsCaller() {
            get(origin() + "/a").close();
            client.target(origin() + "/a").request().post(Entity.text("x")).close();

            assertThat(arrivals).containsExactly("Bearer " + CANARY, "Bearer " + CANARY);
        }

        @Test
        void sameInvocationHasTheTokenOfWhoeverCallsNext() {
            Invocation same = client.target(origin() + "/a").request().buildGet();
            same.invoke().close();
            callers.set(behalf("bob", TokenType.ACCESS_TOKEN, "token-of-bob"));
            same.invoke().close();

            assertThat(arrivals).containsExactly("Bearer " + CANARY, "Bearer token-of-bob");
        }

        @Test
        void sameInvocationIsNobodysWithoutACaller() {
            Invocation same = client.target(origin() + "/a").request().buildGet();
            same.invoke().close();
            callers.remove();

            assertThat(refusal(() -> same.invoke().close())).isEqualTo(PropagationReason.NOBODY);
            assertThat(arrivals).hasSize(1);
        }

        @Test
        void otherOriginIsNotCalled() {
            assertThat(refusal(() -> get(origin(other) + "/a"))).isEqualTo(PropagationReason.OTHER_ORIGIN);
            assertThat(refusal(() -> get(origin().replace("127.0.0.1", "localhost") + "/a")))
                    .isEqualTo(PropagationReason.OTHER_ORIGIN);
            assertThat(refusal(() -> get("http://192.0.2.1/"))).isEqualTo(TlsReason.NOT_HTTPS);
            assertThat(arrivals).isEmpty();
            assertThat(elsewhere).isEmpty();
        }

        /** RFC 9110 §15.4: nobody takes the token to where a redirect leads. */
        @Test
        void redirectIsAnAnswer() {
            try (Response answer = get(origin() + "/away")) {
                assertThat(answer.getStatus()).isEqualTo(302);
            }

            assertThat(arrivals).hasSize(1);
            assertThat(elsewhere).isEmpty();
        }

        @Test
        void credentialOfTheApplicationStopsTheCall() {
            assertThat(refusal(() -> client.target(origin())
                            .request()
                            .header("authorization", "Basic YTpi")
                            .get()))
                    .isEqualTo(PropagationReason.ALREADY_AUTHORIZED);
            assertThat(arrivals).isEmpty();
        }

        @Test
        void credentialOfAnotherFilterStopsTheCall() {
            ClientRequestFilter adding = request -> request.getHeaders().add(HttpHeaders.AUTHORIZATION, "Basic YTpi");
            client.register(adding, 1_000_000);

            assertThat(refusal(() -> get(origin()))).isEqualTo(PropagationReason.ALREADY_AUTHORIZED);
            assertThat(arrivals).isEmpty();
        }

        @Test
        void nobodyDoesNotCall() {
            callers.remove();

            assertThat(refusal(() -> get(origin()))).isEqualTo(PropagationReason.NOBODY);
            assertThat(refusal(() -> client.target(origin()).request().post(Entity.text("x"))))
                    .isEqualTo(PropagationReason.NOBODY);
            assertThat(arrivals).isEmpty();
        }

        @Test
        void callerWithoutATokenDoesNotCall() {
            callers.set(new OnBehalf(Definition.caller("alice"), Optional.empty()));

            assertThat(refusal(() -> get(origin()))).isEqualTo(PropagationReason.NO_PROOF);
            assertThat(arrivals).isEmpty();
        }

        @Test
        void callsOfManyThreadsAreEachForItsOwnCaller() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<?>> all = Stream.of("alice", "bob", "carol", "dave")
                        .<Future<?>>map(name -> threads.submit(() -> {
                            for (int i = 0; i < 25; i++) {
                                callers.set(behalf(name, TokenType.ACCESS_TOKEN, "token-of-" + name));
                                get(origin() + "/" + name).close();
                                callers.remove();
                                assertThat(refusal(() -> get(origin()))).isEqualTo(PropagationReason.NOBODY);
                            }
                        }))
                        .toList();
                for (Future<?> one : all) {
                    one.get(60, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(arrivals).hasSize(100);
            assertThat(arrivals.stream().filter("Bearer token-of-bob"::equals)).hasSize(25);
        }

        /** Where a client lets another thread run its filters, nobody is the caller there; never somebody else. */
        @Test
        void asynchronousCallIsForItsCallerOrIsNotMade() throws Exception {
            Future<Response> asked = client.target(origin()).request().async().get();
            try {
                asked.get(20, TimeUnit.SECONDS).close();
                assertThat(arrivals).containsExactly("Bearer " + CANARY);
            } catch (ExecutionException e) {
                assertThat(refusal(() -> {
                            throw Objects.requireNonNull(e.getCause());
                        }))
                        .isEqualTo(PropagationReason.NOBODY);
                assertThat(arrivals).isEmpty();
            }
        }

        @Test
        void refusalShowsNoToken() {
            StringWriter shown = new StringWriter();
            failed(() -> get(origin(other))).printStackTrace(new PrintWriter(shown));
            failed(() -> client.target(origin())
                            .request()
                            .header("Authorization", "Basic " + CANARY)
                            .get())
                    .printStackTrace(new PrintWriter(shown));
            callers.set(behalf("alice", TokenType.ACCESS_TOKEN, CANARY + " "));
            failed(() -> get(origin())).printStackTrace(new PrintWriter(shown));

            assertThat(shown.toString()).contains("UNSENDABLE_PROOF").doesNotContain(CANARY);
        }
    }

    @Test
    void nobodyCallsWithoutATokenWhereThatIsAllowed() {
        propagate(relaying("allow-anonymous=true"));
        callers.remove();

        get(origin()).close();

        assertThat(arrivals).containsExactly("");
    }

    @Nested
    class Held {

        private final OwnKey key = key();
        private final Definition definition = new Definition(Clock.systemUTC());

        private OwnKey key() {
            try {
                return new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                        .generate(new X500Principal("CN=us"), Instant.now());
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private PropagatedIdentity delegating() {
            DelegationIssuer issuer = new DelegationIssuer() {
                @Override
                public String tokenType() {
                    return TokenType.SAML2;
                }

                @Override
                public Verdict<DelegatedToken> vouch(Caller caller, DelegationRequest request) {
                    Optional<PublicKey> ours = Optional.of(key.publicKey());
                    String text = caller.getName() + "." + request.holder().equals(ours);
                    return Verdict.accepted(new DelegatedToken(
                            TokenType.SAML2, Secret.taking(text.getBytes(StandardCharsets.US_ASCII)), Instant.MAX));
                }
            };
            KeyLife active = KeyLife.waiting().activeFrom(Instant.EPOCH);
            return definition
                    .with("main", () -> new KeySet(List.of(Member.of(KeyUse.SIGNING, active, key)), List.of()))
                    .withSigner("signing", origin())
                    .vouchedBy(DelegationIssuers.of(Map.of("saml-delegation", issuer)))
                    .read("origins=" + origin(), "modes=DELEGATED", "audiences=b", "signing-client=signing");
        }

        private SignedExchanges signing() {
            return new SignedExchanges(
                    definition.clients().get("signing"), new ClientDemand(true, false, false, Set.of(), Set.of()));
        }

        @Test
        void tokenGoesWithACallThatItsKeySigns() {
            propagate(delegating());
            client.register(signing());

            get(origin() + "/a").close();
            client.target(origin() + "/a").request().post(Entity.text("x")).close();

            assertThat(arrivals).containsExactly("SAML alice.true signed", "SAML alice.true signed");
        }

        @Test
        void tokenGoesWithoutThatNowhere() {
            propagate(delegating());

            assertThat(refusal(() -> get(origin()))).isEqualTo(PropagationReason.HOLDER_NOT_PROVED);
            assertThat(arrivals).isEmpty();
        }

        @Test
        void tokenGoesWithNoCallThatAnotherKeySigns() {
            propagate(delegating());
            definition.withSigner("signing", origin());
            client.register(signing());

            assertThat(refusal(() -> get(origin()))).isEqualTo(PropagationReason.HOLDER_NOT_PROVED);
            assertThat(arrivals).isEmpty();
        }
    }
}
