package org.secf.gba.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.TestKeys;
import org.secf.crypto.Crypto;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.gba.bootstrapping.Bootstrapping;
import org.secf.gba.bootstrapping.Bootstrappings;
import org.secf.gba.bootstrapping.MemoryBootstrappings;
import org.secf.http.MemoryRequest;
import org.secf.http.Request;
import org.secf.keys.Secret;
import org.secf.mechanism.EndpointAnswer;
import org.secf.state.MovableClock;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;
import org.secf.tls.TlsPolicy;
import org.secf.tls.TlsReason;
import org.secf.tls.testing.Identity;
import org.secf.verdict.Verdict;

class RetrievalTest {

    private static final Authority ROOT = Identity.authority("CN=Root");
    private static final Identity SERVER = Identity.server(ROOT);
    private static final NafId NAF = new NafId("naf1.home1.net", UaProtocol.HTTP_DIGEST);
    private static final String ALICE = "alice@home1.net";
    private static final UserSettings SETTINGS =
            new UserSettings(3, 0, List.of("sip:alice@home1.net", "tel:+441"), Optional.empty(), List.of(1L, 7L));

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final MemoryBootstrappings memory = new MemoryBootstrappings(clock, 10);
    private final TransactionId transaction = TransactionId.of(new byte[16], "bsf.home1.net");
    private final Instant ends = clock.instant().plus(Duration.ofHours(1));
    private Optional<RetrievalOverTls> server = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        memory.add(new Bootstrapping(transaction, ALICE, key(), clock.instant(), ends));
        RetrievalServer retrieval = new RetrievalServer(
                new CertifiedApplications(),
                memory,
                (subscriber, application, services) ->
                        subscriber.equals(ALICE) && services.contains(3L) ? List.of(SETTINGS) : List.of());
        server = Optional.of(new RetrievalOverTls(retrieval, SERVER));
    }

    @AfterEach
    void stop() {
        running().close();
    }

    private RetrievalOverTls running() {
        return server.orElseThrow();
    }

    private static BootstrappedKey key() {
        return new BootstrappedKey(Crypto.jdk(), Secret.taking(new byte[32]), new byte[16], ALICE);
    }

    private static Identity application(String... hosts) {
        return named(java.util.Arrays.stream(hosts)
                .map(host -> new GeneralName(GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static Identity named(GeneralName... names) {
        KeyPair keys = TestKeys.ec();
        return new Identity(
                ROOT.client(
                        "application", draft -> Identity.today(draft.keys(keys)).names(names)),
                keys);
    }

    private RetrievalClient client(TlsPolicy policy, AccessTokens tokens) {
        return new RetrievalClient(
                running().address(),
                new Outbound(policy, new OutboundLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), 100_000)),
                tokens,
                new CircuitBreaker(clock, 3, Duration.ofSeconds(30)));
    }

    private RetrievalClient as(Identity application) {
        return client(trusting().presenting(application.managers()), AccessTokens.NONE);
    }

    private static TlsPolicy trusting() {
        return TlsPolicy.platform().trusting(List.of(ROOT.certificate()));
    }

    private KeyRequest request(NafId application) {
        return new KeyRequest(transaction, application, false, List.of(3L));
    }

    private static String hex(Secret secret) {
        return secret.use(HexFormat.of()::formatHex);
    }

    @Test
    void applicationGetsItsKeyAndWhatItMayKnow() {
        ApplicationKeys keys =
                value(as(application("NAF1.home1.net", "other.home1.net")).retrieve(request(NAF)));

        assertThat(hex(keys.device())).isEqualTo(hex(key().device(NAF)));
        assertThat(keys.card()).isEmpty();
        assertThat(keys.expires()).isEqualTo(ends);
        assertThat(keys.subscriber()).contains(ALICE);
        assertThat(keys.settings()).containsExactly(SETTINGS);
        assertThat(running().refusals()).isEmpty();
    }

    /** Another one each time, once the one before was refused. */
    private static final class Tokens implements AccessTokens {

        private int number = 1;

        @Override
        public Verdict<Optional<AccessToken>> current() {
            Secret value = Secret.taking(("token-" + number).getBytes(StandardCharsets.US_ASCII));
            return number > 2
                    ? Verdict.rejected(RetrievalReason.TOKEN_REFUSED, "a token", "none")
                    : Verdict.accepted(Optional.of(new AccessToken(value, Instant.MAX, Instant.MAX)));
        }

        @Override
        public void refused(AccessToken token) {
            number++;
        }
    }

    @Test
    void tokenGoesAlong() {
        RetrievalClient client =
                client(trusting().presenting(application("naf1.home1.net").managers()), new Tokens());

        value(client.retrieve(request(NAF)));

        assertThat(running().tokens()).containsExactly("Bearer token-1");
    }

    @Test
    void tokenThatIsNotTakenIsReplacedOnce() {
        RetrievalClient client = client(trusting(), new Tokens());

        assertRefused(client.retrieve(request(NAF)), RetrievalReason.REFUSED);

        assertThat(running().tokens()).containsExactly("Bearer token-1", "Bearer token-2");
        assertRefused(client.retrieve(request(NAF)), RetrievalReason.TOKEN_REFUSED);
        assertThat(running().tokens()).hasSize(3);
    }

    @Test
    void serverThatKnowsNoTokenIsLeftAlone() {
        RetrievalClient client = client(trusting(), new AccessTokens() {
            @Override
            public Verdict<Optional<AccessToken>> current() {
                Secret value = Secret.taking("token".getBytes(StandardCharsets.US_ASCII));
                return Verdict.accepted(Optional.of(new AccessToken(value, Instant.MAX, Instant.MAX)));
            }

            @Override
            public void refused(AccessToken token) {
                // There is no other.
            }
        });
        for (int i = 0; i < 3; i++) {
            assertRefused(client.retrieve(request(NAF)), RetrievalReason.REFUSED);
        }
        int sent = running().tokens().size();

        assertRefused(client.retrieve(request(NAF)), RetrievalReason.SERVER_DOWN);
        assertThat(running().tokens()).hasSize(sent);
    }

    /** H86, and what a curious application would try. */
    @Nested
    class Refused {

        @Test
        void keysOfAnotherApplication() {
            assertRefused(as(application("naf2.home1.net")).retrieve(request(NAF)), RetrievalReason.REFUSED);
            assertThat(running().refusals()).containsExactly("NOT_YOURS");
        }

        @Test
        void wildcardOwnsNobodysKeys() {
            assertRefused(as(application("*.home1.net")).retrieve(request(NAF)), RetrievalReason.REFUSED);
            assertThat(running().refusals()).containsExactly("NOT_YOURS");
        }

        @Test
        void commonNameIsNoHost() {
            Identity named = Identity.client(ROOT, "naf1.home1.net");

            assertRefused(as(named).retrieve(request(NAF)), RetrievalReason.REFUSED);
            assertThat(running().refusals()).containsExactly("NOT_YOURS");
        }

        @Test
        void namesOfOtherKindsAreNoHosts() {
            String host = NAF.host();
            Identity named = named(
                    new GeneralName(GeneralName.rfc822Name, host),
                    new GeneralName(GeneralName.uniformResourceIdentifier, "https://" + host),
                    new GeneralName(GeneralName.dNSName, "x." + host),
                    new GeneralName(GeneralName.dNSName, host + "."));

            assertRefused(as(named).retrieve(request(NAF)), RetrievalReason.REFUSED);
            assertThat(running().refusals()).containsExactly("NOT_YOURS");
        }

        @Test
        void nobody() {
            assertRefused(client(trusting(), AccessTokens.NONE).retrieve(request(NAF)), RetrievalReason.REFUSED);
            assertThat(running().refusals()).containsExactly("NOT_AUTHENTICATED");
        }

        @Test
        void unknownTransaction() {
            KeyRequest other = new KeyRequest(
                    TransactionId.of(HexFormat.of().parseHex("01".repeat(16)), "bsf.home1.net"), NAF, false, List.of());

            assertRefused(as(application("naf1.home1.net")).retrieve(other), RetrievalReason.UNKNOWN_TRANSACTION);
        }

        @Test
        void transactionThatIsOver() {
            clock.advance(Duration.ofHours(1));

            assertRefused(
                    as(application("naf1.home1.net")).retrieve(request(NAF)), RetrievalReason.UNKNOWN_TRANSACTION);
        }
    }

    /** What a server answers without a network. */
    @Nested
    class Answers {

        private final Request question =
                MemoryRequest.post(RetrievalServer.PATH, request(NAF).json());

        private EndpointAnswer answer(Bootstrappings of, Request request) {
            return new RetrievalServer((sent, naf) -> Verdict.accepted("any"), of, (one, naf, services) -> List.of())
                    .answer(request);
        }

        @Test
        void toPostOnly() {
            MemoryRequest get = MemoryRequest.get(RetrievalServer.PATH);

            assertThat(answer(memory, get.body(request(NAF).json().getBytes(StandardCharsets.UTF_8)))
                            .reply()
                            .status())
                    .isEqualTo(405);
            assertThat(answer(memory, question).reply().status()).isEqualTo(200);
        }

        private final Bootstrapping known = new Bootstrapping(transaction, ALICE, key(), clock.instant(), ends);
        private final Bootstrappings one = new Bootstrappings() {
            @Override
            public boolean add(Bootstrapping bootstrapping) {
                return false;
            }

            @Override
            public Optional<Bootstrapping> find(TransactionId asked) {
                return Optional.of(known);
            }

            @Override
            public Optional<String> subscriber(String temporaryIdentity) {
                return Optional.empty();
            }
        };

        private void assertWiped() {
            assertThatIllegalStateException().isThrownBy(() -> known.key().key().close());
        }

        @Test
        void andWipesKs() {
            assertThat(answer(one, question).reply().status()).isEqualTo(200);
            assertWiped();
        }

        @Test
        void andWipesWhatItSent() {
            Secret device = key().device(NAF);
            Secret card = device.copy();
            String sent = hex(device);
            ApplicationKeys keys =
                    new ApplicationKeys(device, Optional.of(card), ends, Optional.empty(), Optional.empty(), List.of());

            assertThat(RetrievalServer.answered(keys).reply().body()).contains(sent);
            assertThatIllegalStateException().isThrownBy(device::copy);
            assertThatIllegalStateException().isThrownBy(card::copy);
        }

        @Test
        void whenSettingsFail() {
            RetrievalServer failing =
                    new RetrievalServer((sent, naf) -> Verdict.accepted("any"), one, (subscriber, naf, services) -> {
                        throw new IllegalStateException("no database");
                    });

            EndpointAnswer answer = failing.answer(question);

            assertThat(answer.reply().status()).isEqualTo(503);
            assertThat(answer.refusal().orElseThrow().reason()).isEqualTo(RetrievalReason.STORE_FAILED);
            assertWiped();
        }

        @Test
        void whenItsMemoryFails() {
            Bootstrappings broken = new Bootstrappings() {
                @Override
                public boolean add(Bootstrapping bootstrapping) {
                    throw new IllegalStateException("no database");
                }

                @Override
                public Optional<Bootstrapping> find(TransactionId transaction) {
                    throw new IllegalStateException("no database");
                }

                @Override
                public Optional<String> subscriber(String temporaryIdentity) {
                    throw new IllegalStateException("no database");
                }
            };

            EndpointAnswer answer = answer(broken, question);

            assertThat(answer.reply().status()).isEqualTo(503);
            assertThat(answer.refusal().orElseThrow().reason()).isEqualTo(RetrievalReason.STORE_FAILED);
        }
    }

    /** A server that fails. */
    @Nested
    class Failing {

        @Test
        void isAskedOnceMore() {
            running().failing(1);

            value(as(application("naf1.home1.net")).retrieve(request(NAF)));

            assertThat(running().calls()).isEqualTo(2);
        }

        @Test
        void isLeftAloneForAWhile() {
            running().failing(100);
            RetrievalClient client = as(application("naf1.home1.net"));
            for (int i = 0; i < 3; i++) {
                assertRefused(client.retrieve(request(NAF)), TlsReason.BAD_STATUS);
            }
            assertRefused(client.retrieve(request(NAF)), RetrievalReason.SERVER_DOWN);
            assertThat(running().calls()).isEqualTo(6);

            clock.advance(Duration.ofSeconds(30));
            running().failing(0);
            value(client.retrieve(request(NAF)));
            value(client.retrieve(request(NAF)));
        }

        @Test
        void isLeftAloneForFailuresInARowOnly() {
            CircuitBreaker breaker = new CircuitBreaker(clock, 2, Duration.ofSeconds(30));
            for (int i = 0; i < 3; i++) {
                assertRefused(breaker.call(() -> failure()), RetrievalReason.STORE_FAILED);
                assertThat(value(breaker.call(() -> Verdict.accepted("good")))).isEqualTo("good");
            }
        }

        @Test
        void oneCallTriesAgainAndTheOthersWait() {
            CircuitBreaker breaker = new CircuitBreaker(clock, 1, Duration.ofSeconds(30));
            assertRefused(breaker.call(() -> failure()), RetrievalReason.STORE_FAILED);
            clock.advance(Duration.ofSeconds(30));

            assertRefused(
                    breaker.call(() -> {
                        assertRefused(breaker.call(() -> failure()), RetrievalReason.SERVER_DOWN);
                        return failure();
                    }),
                    RetrievalReason.STORE_FAILED);
        }

        private static Verdict<String> failure() {
            return Verdict.rejected(RetrievalReason.STORE_FAILED, "an answer", "none");
        }
    }
}
