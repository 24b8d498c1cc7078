package org.secf.gba.bootstrapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.digest.AuthParameters;
import org.secf.digest.DigestAlgorithm;
import org.secf.digest.DigestCredentials;
import org.secf.digest.DigestExchange;
import org.secf.gba.AkaKeys;
import org.secf.gba.AkaNonce;
import org.secf.gba.AkaReason;
import org.secf.gba.AkaVersion;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.NafId;
import org.secf.gba.SequenceMemory;
import org.secf.gba.SequenceNumber;
import org.secf.gba.SubscriberCard;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.EndpointAnswer;
import org.secf.state.MovableClock;
import org.secf.tls.Outbound;
import org.secf.verdict.Verdict;

class BootstrappingTest {

    private static final String ALICE = "alice@home1.net";
    private static final String HOST = "127.0.0.1";
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private final MovableClock clock = new MovableClock(NOW);
    private final Tools tools = new Tools(clock, new SecureRandom(), Crypto.jdk());
    private final OneNetwork network = new OneNetwork(ALICE, "bob@home1.net");
    private final MemoryBootstrappings memory = new MemoryBootstrappings(clock, 10);
    private ServerOverHttp server = started(List.of(AkaVersion.AKA_V1_MD5));

    private BootstrappingServer bootstrapping(List<AkaVersion> versions) {
        BootstrappingPolicy policy =
                new BootstrappingPolicy(HOST, versions, Duration.ofHours(8), Duration.ofMinutes(1), 10);
        return new BootstrappingServer(policy, network, memory, tools);
    }

    private ServerOverHttp started(List<AkaVersion> versions) {
        return started(bootstrapping(versions));
    }

    private static ServerOverHttp started(BootstrappingServer bootstrapping) {
        try {
            return new ServerOverHttp(bootstrapping);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Device device(String identity, SequenceNumber number) {
        SubscriberCard card = new SubscriberCard(OneNetwork.functions(), new SequenceMemory(number));
        return new Device(new Device.Subscription(identity, card), server.address(), Outbound.platform(), tools);
    }

    private Device device(String identity) {
        return device(identity, new SequenceNumber(0));
    }

    private static String key(BootstrappedKey key) {
        return key.device(new NafId("naf.home1.net", UaProtocol.HTTP_DIGEST)).use(HexFormat.of()::formatHex);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void deviceAndNetworkHaveOneKey() {
        Bootstrapped made = value(device(ALICE).bootstrap());

        Bootstrapping kept = memory.find(made.transaction()).orElseThrow();
        assertThat(kept.subscriber()).isEqualTo(ALICE);
        assertThat(key(kept.key())).isEqualTo(key(made.key()));
        assertThat(made.expires()).isEqualTo(NOW.plus(Duration.ofHours(8))).isEqualTo(kept.expires());
        assertThat(made.transaction().server()).isEqualTo(HOST);
        assertThat(server.refusals()).isEmpty();
    }

    @Test
    void secondVersionIsTakenWhereItIsOffered() {
        server.close();
        server = started(List.of(AkaVersion.AKA_V2_SHA_256, AkaVersion.AKA_V1_MD5));

        value(device(ALICE).bootstrap());

        assertThat(server.credentials().get(1)).contains("algorithm=AKAv2-SHA-256");
    }

    /** No field can say when it ends. */
    @Test
    void nothingIsKeptOfWhatCannotBeTold() {
        server.close();
        BootstrappingPolicy endless = new BootstrappingPolicy(
                HOST, List.of(AkaVersion.AKA_V1_MD5), Duration.ofDays(366 * 9000), Duration.ofMinutes(1), 10);
        AtomicInteger kept = new AtomicInteger();
        Bootstrappings counting = new Bootstrappings() {
            @Override
            public boolean add(Bootstrapping bootstrapping) {
                kept.incrementAndGet();
                return memory.add(bootstrapping);
            }

            @Override
            public Optional<Bootstrapping> find(TransactionId transaction) {
                return memory.find(transaction);
            }

            @Override
            public Optional<String> subscriber(String temporaryIdentity) {
                return memory.subscriber(temporaryIdentity);
            }
        };
        server = started(new BootstrappingServer(endless, network, counting, tools));

        assertThat(device(ALICE).bootstrap().rejection()).isPresent();

        assertThat(server.refusals()).isNotEmpty();
        assertThat(kept).hasValue(0);
    }

    @Test
    void everyBootstrappingHasAnotherKeyAndEndsTheFormer() {
        Device device = device(ALICE);
        Bootstrapped first = value(device.bootstrap());
        Bootstrapped second = value(device.bootstrap());

        assertThat(key(second.key())).isNotEqualTo(key(first.key()));
        assertThat(memory.find(first.transaction())).isEmpty();
        assertThat(memory.find(second.transaction())).isPresent();
    }

    @Test
    void subscribersKeysAreWipedWhenTheyWereUsed() {
        value(device(ALICE, new SequenceNumber(5000 * 32)).bootstrap());

        assertThat(network.given())
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        functions -> assertThatIllegalStateException().isThrownBy(() -> functions.keys(new byte[16])));
    }

    @Test
    void challengeOutlivesAFloodOfAnotherSender() {
        BootstrappingServer flooded = bootstrapping(List.of(AkaVersion.AKA_V1_MD5));
        String asked = flooded.answer(from("192.0.2.1", "Digest username=\"" + ALICE + "\"")).reply().headers().stream()
                .filter(field -> field.name().equals("WWW-Authenticate"))
                .map(Reply.Header::value)
                .findFirst()
                .orElseThrow();
        String nonce = asked.replaceFirst(".*nonce=\"([^\"]*)\".*", "$1");
        for (int number = 0; number < 100; number++) {
            flooded.answer(from("192.0.2.2", "Digest username=\"invented" + number + "\""));
        }

        EndpointAnswer wrong = flooded.answer(from(
                "192.0.2.1",
                "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"/\", response=\"00\", algorithm=AKAv1-MD5, qop=auth-int, nc=00000001, cnonce=\"c\""
                        .formatted(ALICE, HOST, nonce)));

        assertThat(wrong.refusal().orElseThrow().reason())
                .as("of a challenge that still waits")
                .isEqualTo(UbReason.WRONG_RESPONSE);
    }

    private static Request from(String sender, String field) {
        Request request = MemoryRequest.get("").target("/").header("Authorization", field);
        return (Request) Proxy.newProxyInstance(
                Request.class.getClassLoader(),
                new Class<?>[] {Request.class},
                (proxy, method, arguments) -> method.getName().equals("senderAddress")
                        ? Optional.of(sender)
                        : method.invoke(request, arguments));
    }

    @Test
    void networkThatIsBehindIsToldSo() {
        SequenceNumber ahead = new SequenceNumber(5000 * 32);

        value(device(ALICE, ahead).bootstrap());

        assertThat(network.number(ALICE)).isGreaterThan(ahead);
        assertThat(server.credentials()).hasSize(3);
        assertThat(server.credentials().get(1)).contains("auts=");
    }

    @Test
    void networkThatSomebodyMadeRunAheadComesBack() {
        SequenceNumber far = new SequenceNumber(((1L << 28) + 5) * 32);
        network.resynchronise(network.find(ALICE).orElseThrow(), far);

        value(device(ALICE).bootstrap());

        assertThat(network.number(ALICE)).isLessThan(far);
    }

    @Test
    void networkThatIsAheadAsUsualGoesOn() {
        SequenceNumber ahead = new SequenceNumber(1000 * 32);
        network.resynchronise(network.find(ALICE).orElseThrow(), ahead);
        network.resynchronise(network.find(ALICE).orElseThrow(), new SequenceNumber(7 * 32));

        assertThat(network.number(ALICE)).isEqualTo(ahead);
    }

    @Test
    void temporaryIdentityStandsForTheSubscriber() {
        Bootstrapped made = value(device(ALICE).bootstrap());
        String name = made.key().temporaryIdentity(HOST);

        EndpointAnswer known = bootstrappingAnswer(name);
        clock.advance(Duration.ofHours(9));
        EndpointAnswer late = bootstrappingAnswer(name);

        assertThat(known.reply().status()).isEqualTo(401);
        assertThat(known.refusal()).isEmpty();
        assertThat(late.reply().status()).isEqualTo(404);
        assertThat(late.refusal().orElseThrow().reason()).isEqualTo(UbReason.UNKNOWN_TEMPORARY_IDENTITY);
    }

    private EndpointAnswer bootstrappingAnswer(String name) {
        String field = "Digest username=\"" + name + "\", realm=\"" + HOST + "\", nonce=\"\", uri=\"/\", response=\"\"";
        return bootstrapping(List.of(AkaVersion.AKA_V1_MD5))
                .answer(MemoryRequest.get("").target("/").header("Authorization", field));
    }

    /** What a server must refuse. */
    @Nested
    class Server {

        private void refuses(UbReason reason, UnaryOperator<String> change) {
            AtomicInteger requests = new AtomicInteger();
            server.changingCredentials(field -> requests.incrementAndGet() == 2 ? change.apply(field) : field);

            Verdict<Bootstrapped> verdict = device(ALICE).bootstrap();

            assertRefused(verdict, UbReason.UNEXPECTED_ANSWER);
            assertThat(server.refusals()).containsExactly(reason.name());
        }

        private static UnaryOperator<String> replacing(String pattern, String by) {
            return field -> {
                String other = field.replaceFirst(pattern, by);
                assertThat(other).isNotEqualTo(field);
                return other;
            };
        }

        @Test
        void wrongResponse() {
            refuses(UbReason.WRONG_RESPONSE, replacing("response=\".", "response=\"g"));
        }

        @Test
        void anotherName() {
            refuses(UbReason.WRONG_CHALLENGE, replacing("alice@", "bob@"));
        }

        @Test
        void anotherRealm() {
            refuses(UbReason.WRONG_CHALLENGE, replacing("realm=\"127.0.0.1\"", "realm=\"evil.example\""));
        }

        @Test
        void anotherAddress() {
            refuses(UbReason.WRONG_CHALLENGE, replacing("uri=\"/\"", "uri=\"/other\""));
        }

        @Test
        void anAlgorithmThatWasNotOffered() {
            refuses(UbReason.WRONG_CHALLENGE, replacing("algorithm=AKAv1-MD5", "algorithm=AKAv2-MD5"));
        }

        @Test
        void contentThatIsNotCovered() {
            refuses(UbReason.NOT_PROTECTED, replacing("qop=auth-int", "qop=auth"));
        }

        @Test
        void aSecondCount() {
            refuses(UbReason.NOT_PROTECTED, replacing("nc=00000001", "nc=00000002"));
        }

        @Test
        void aChallengeOfNobody() {
            refuses(UbReason.UNKNOWN_CHALLENGE, replacing("nonce=\"....", "nonce=\"AAAA"));
        }

        @Test
        void aSecondAnswerToOneChallenge() {
            value(device(ALICE).bootstrap());
            String good = server.credentials().get(1);
            BootstrappingServer same = bootstrapping(List.of(AkaVersion.AKA_V1_MD5));

            assertThat(same.answer(MemoryRequest.get("").target("/").header("Authorization", good))
                            .refusal()
                            .orElseThrow()
                            .reason())
                    .isEqualTo(UbReason.UNKNOWN_CHALLENGE);
            server.changingCredentials(field -> good);
            assertRefused(device(ALICE).bootstrap(), UbReason.UNEXPECTED_ANSWER);
            assertThat(server.refusals()).containsExactly("UNKNOWN_CHALLENGE");
        }

        @Test
        void anAnswerThatComesTooLate() {
            server.changingCredentials(field -> {
                clock.advance(Duration.ofSeconds(59));
                return field;
            });
            value(device(ALICE).bootstrap());
            server.changingCredentials(field -> {
                clock.advance(Duration.ofSeconds(60));
                return field;
            });

            assertRefused(device(ALICE, network.number(ALICE)).bootstrap(), UbReason.UNEXPECTED_ANSWER);
            assertThat(server.refusals()).containsExactly("UNKNOWN_CHALLENGE");
        }

        @Test
        void anAnswerOfWhoWasRemovedMeanwhile() {
            refuses(UbReason.UNKNOWN_SUBSCRIBER, field -> {
                network.remove(ALICE);
                return field;
            });
        }

        @Test
        void anAnswerByTheCardOfBefore() {
            refuses(UbReason.WRONG_RESPONSE, field -> {
                network.rekey(ALICE);
                return field;
            });
        }

        @Test
        void resynchronisationOfWhoWasRemovedMeanwhile() {
            AtomicInteger requests = new AtomicInteger();
            server.changingCredentials(field -> {
                if (requests.incrementAndGet() == 2) {
                    network.remove(ALICE);
                }
                return field;
            });

            assertRefused(device(ALICE, new SequenceNumber(5000 * 32)).bootstrap(), UbReason.UNEXPECTED_ANSWER);

            assertThat(server.refusals()).containsExactly("UNKNOWN_SUBSCRIBER");
        }

        @Test
        void forgedResynchronisation() {
            SequenceNumber before = network.number(ALICE);
            AtomicInteger requests = new AtomicInteger();
            server.changingCredentials(field ->
                    requests.incrementAndGet() == 2 ? field.replaceFirst("auts=\"....", "auts=\"AAAA") : field);

            assertRefused(device(ALICE, new SequenceNumber(5000 * 32)).bootstrap(), UbReason.UNEXPECTED_ANSWER);

            assertThat(server.refusals()).containsExactly(AkaReason.WRONG_CARD_CODE.name());
            assertThat(network.number(ALICE)).isEqualTo(before.next());
        }

        @Test
        void resynchronisationWithoutItsResponse() {
            AtomicInteger requests = new AtomicInteger();
            server.changingCredentials(field ->
                    requests.incrementAndGet() == 2 ? field.replaceFirst("response=\".", "response=\"g") : field);

            assertRefused(device(ALICE, new SequenceNumber(5000 * 32)).bootstrap(), UbReason.UNEXPECTED_ANSWER);

            assertThat(server.refusals()).containsExactly("WRONG_RESPONSE");
        }

        @Test
        void strangersWithoutSayingSo() {
            assertRefused(device("mallory@home1.net").bootstrap(), AkaReason.WRONG_NETWORK_CODE);
            assertThat(server.refusals()).containsExactly("UNKNOWN_SUBSCRIBER");
        }

        @Test
        void strangersByChallengesLikeThoseOfSubscribers() {
            assertThat(readable("mallory@home1.net")).isEqualTo(readable(ALICE));
            assertThat(bootstrappingAnswer("mallory@home1.net").reply().headers())
                    .map(Reply.Header::name)
                    .isEqualTo(bootstrappingAnswer(ALICE).reply().headers().stream()
                            .map(Reply.Header::name)
                            .toList());
        }

        /** AMF, after RAND and the hidden number: no key is needed to read it. */
        private String readable(String name) {
            String challenge = bootstrappingAnswer(name).reply().headers().stream()
                    .filter(field -> field.name().equals("WWW-Authenticate"))
                    .findFirst()
                    .orElseThrow()
                    .value();
            String nonce = challenge.replaceFirst(".*nonce=\"([^\"]*)\".*", "$1");
            return HexFormat.of().formatHex(Base64.getDecoder().decode(nonce), 22, 24);
        }

        @Test
        void everybodyWhenItsStoreFails() {
            EndpointAnswer answer = bootstrappingAnswer("broken@home1.net");

            assertThat(answer.reply().status()).isEqualTo(503);
            assertThat(answer.refusal().orElseThrow().reason()).isEqualTo(UbReason.STORE_FAILED);
        }

        @Test
        void whatIsNoDigest() {
            BootstrappingServer target = bootstrapping(List.of(AkaVersion.AKA_V1_MD5));
            for (String[] fields : List.of(
                    new String[0],
                    new String[] {"Basic username=\"a\", nonce=\"\""},
                    new String[] {"Digest username=\"a\", nonce=\"\"", "Digest username=\"b\", nonce=\"\""},
                    new String[] {"Digest username=\"\", nonce=\"\""},
                    new String[] {"Digest username=\"alice\u0085@home1.net\", nonce=\"\""},
                    new String[] {"Digest username=\"alice\t@home1.net\", nonce=\"\""},
                    new String[] {"Digest username=\" alice@home1.net\", nonce=\"\""},
                    new String[] {"Digest username=\"" + "a".repeat(257) + "\", nonce=\"\""})) {
                EndpointAnswer answer = target.answer(MemoryRequest.get("").header("Authorization", fields));

                assertThat(answer.reply().status()).isEqualTo(400);
                assertThat(answer.refusal().orElseThrow().reason()).isEqualTo(UbReason.NO_CREDENTIALS);
            }
        }
    }

    /** What a device must refuse. */
    @Nested
    class OfTheDevice {

        private void refuses(org.secf.verdict.Reason reason, int status, UnaryOperator<Reply> change) {
            server.changing(reply -> reply.status() == status ? change.apply(reply) : reply);

            assertRefused(device(ALICE).bootstrap(), reason);
        }

        private static UnaryOperator<Reply> replacing(String name, String pattern, String by) {
            return reply -> new Reply(
                    reply.status(),
                    reply.headers().stream()
                            .map(field -> field.name().equals(name)
                                    ? new Reply.Header(name, field.value().replaceFirst(pattern, by))
                                    : field)
                            .toList(),
                    reply.body());
        }

        @Test
        void challengeOfAnotherRealm() {
            refuses(
                    UbReason.UNUSABLE_CHALLENGE,
                    401,
                    replacing("WWW-Authenticate", "realm=\"127.0.0.1\"", "realm=\"evil.example\""));
        }

        @Test
        void challengeWithoutIntegrity() {
            refuses(UbReason.UNUSABLE_CHALLENGE, 401, replacing("WWW-Authenticate", "auth-int", "auth"));
        }

        @Test
        void challengeByPlainDigest() {
            refuses(UbReason.UNUSABLE_CHALLENGE, 401, replacing("WWW-Authenticate", "AKAv1-MD5", "MD5"));
        }

        @Test
        void challengeOfAnotherScheme() {
            refuses(UbReason.UNUSABLE_CHALLENGE, 401, replacing("WWW-Authenticate", "^Digest", "Other"));
        }

        @Test
        void challengeOfSomebodyElse() {
            refuses(AkaReason.WRONG_NETWORK_CODE, 401, replacing("WWW-Authenticate", "nonce=\"....", "nonce=\"AAAA"));
        }

        @Test
        void documentThatWasChanged() {
            refuses(
                    UbReason.SERVER_NOT_PROVED,
                    200,
                    reply -> new Reply(200, reply.headers(), reply.body().replace("2026", "2036")));
        }

        @Test
        void serverThatDoesNotProveItself() {
            refuses(UbReason.SERVER_NOT_PROVED, 200, replacing("Authentication-Info", "rspauth=\".", "rspauth=\"g"));
        }

        @Test
        void proofOfAnotherAnswer() {
            refuses(
                    UbReason.SERVER_NOT_PROVED,
                    200,
                    replacing("Authentication-Info", "cnonce=\"....", "cnonce=\"AAAA"));
        }

        @Test
        void proofWithoutContent() {
            refuses(UbReason.SERVER_NOT_PROVED, 200, replacing("Authentication-Info", "auth-int", "auth"));
        }

        @Test
        void proofOfAnotherCount() {
            refuses(UbReason.SERVER_NOT_PROVED, 200, replacing("Authentication-Info", "nc=00000001", "nc=00000002"));
        }

        @Test
        void severalProofs() {
            refuses(UbReason.SERVER_NOT_PROVED, 200, reply -> reply.with("Authentication-Info", "rspauth=\"\""));
        }

        @Test
        void missingProof() {
            refuses(UbReason.SERVER_NOT_PROVED, 200, reply -> new Reply(200, List.of(), reply.body()));
        }

        /** By somebody who has the key, so that the name is all that is wrong. */
        @Test
        void provedDocumentOfAnotherBootstrapping() {
            refuses(UbReason.WRONG_INFO, 200, reply -> {
                String body = reply.body().replaceFirst("<btid>....", "<btid>AAAA");
                return new Reply(200, List.of(new Reply.Header("Authentication-Info", information(body))), body);
            });
        }

        private String information(String body) {
            DigestCredentials sent =
                    value(AuthParameters.parse(server.credentials().get(1)).then(DigestCredentials::of));
            AkaKeys keys = OneNetwork.functions()
                    .keys(value(AkaNonce.parse(sent.nonce())).random());
            try (DigestExchange exchange =
                    DigestExchange.of(DigestAlgorithm.MD5, sent, AkaVersion.AKA_V1_MD5.password(keys))) {
                return "qop=auth-int, nc=00000001, cnonce=\"" + sent.cnonce() + "\", rspauth=\""
                        + exchange.answer(body.getBytes(StandardCharsets.UTF_8)) + "\"";
            }
        }

        @Test
        void keyThatIsOverAlready() {
            server.changing(reply -> {
                if (reply.status() == 200) {
                    clock.advance(Duration.ofHours(8));
                }
                return reply;
            });

            assertRefused(device(ALICE).bootstrap(), UbReason.WRONG_INFO);
        }

        @Test
        void resynchronisationWithoutEnd() {
            SequenceNumber ahead = new SequenceNumber(5000 * 32);
            BootstrappingServer never =
                    new BootstrappingServer(BootstrappingPolicy.of(HOST), new Deaf(network), memory, tools);
            server.close();
            try {
                server = new ServerOverHttp(never);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }

            assertRefused(device(ALICE, ahead).bootstrap(), UbReason.STILL_OUT_OF_STEP);
            assertThat(server.credentials()).hasSize(2);
        }
    }

    /** Does not listen to cards. */
    private record Deaf(OneNetwork network) implements Subscribers {

        @Override
        public java.util.Optional<Subscriber> find(String identity) {
            return network.find(identity);
        }

        @Override
        public byte[] management() {
            return network.management();
        }

        @Override
        public SequenceNumber next(Subscriber subscriber) {
            return network.next(subscriber);
        }

        @Override
        public void resynchronise(Subscriber subscriber, SequenceNumber card) {}
    }
}
