package org.secf.gba.naf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.digest.DigestReason;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.CipherSuite;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyChoice;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.KeySource;
import org.secf.gba.retrieval.RetrievalReason;
import org.secf.gba.retrieval.UserSettings;
import org.secf.http.MemoryRequest;
import org.secf.http.OriginalRequest;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.keys.Secret;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.message.Freshness;
import org.secf.resource.Resources;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.MovableClock;
import org.secf.verdict.Verdict;

/** TS 24.109 §5 and H86. */
class GbaMechanismTest {

    private static final String HOST = "naf1.home1.net";
    private static final NafId NAF = new NafId(HOST, UaProtocol.HTTP_DIGEST);
    private static final TransactionId TRANSACTION = TransactionId.of(new byte[16], "bsf.home1.net");
    private static final Secret ON_CARD =
            Secret.taking("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final Network network = new Network();
    private final Mechanism mechanism =
            mechanism("protocol=0100000002", "services=3", "flag-groups=1=staff,1=users,9=admins");

    /** The network's server, without a network. */
    private final class Network implements KeySource {

        private final List<KeyRequest> asked = new ArrayList<>();
        private Instant expires = clock.instant().plus(Duration.ofHours(1));
        private Optional<Secret> card = Optional.empty();
        private boolean isDown;
        private Optional<String> subscriber = Optional.of("alice@home1.net");
        private List<UserSettings> more = List.of();
        private Optional<KeyChoice> choice = Optional.empty();
        private Optional<ApplicationKeys> last = Optional.empty();

        @Override
        public Verdict<ApplicationKeys> retrieve(KeyRequest request) {
            asked.add(request);
            if (isDown) {
                return Verdict.rejected(RetrievalReason.SERVER_DOWN, "an answer", "none");
            }
            return request.transaction().equals(TRANSACTION)
                    ? Verdict.accepted(remembered(new ApplicationKeys(
                            key().device(request.application()),
                            card.map(Secret::copy),
                            expires,
                            Optional.empty(),
                            subscriber,
                            request.services().contains(3L)
                                    ? List.of(new UserSettings(
                                            3,
                                            0,
                                            List.of("sip:alice@home1.net", "tel:+441"),
                                            Optional.empty(),
                                            List.of(1L),
                                            choice))
                                    : more)))
                    : Verdict.rejected(RetrievalReason.UNKNOWN_TRANSACTION, "one", "another");
        }

        private ApplicationKeys remembered(ApplicationKeys keys) {
            last = Optional.of(keys);
            return keys;
        }
    }

    private static BootstrappedKey key() {
        return new BootstrappedKey(Crypto.jdk(), Secret.taking(new byte[32]), new byte[16], "alice@home1.net");
    }

    /** What the application brings along. */
    private record OnePart(Object part) implements Parts {
        @Override
        public <T> Optional<T> find(Class<T> type) {
            return type.isInstance(part) ? Optional.of(type.cast(part)) : Optional.empty();
        }
    }

    private Mechanism mechanism(String... written) {
        return mechanism(new OnePart(network), written);
    }

    private Mechanism mechanism(Parts parts, String... written) {
        List<RawSetting> raw = new ArrayList<>(List.of(new RawSetting("host", List.of(HOST), "test")));
        for (String setting : written) {
            String[] pair = setting.split("=", 2);
            raw.add(new RawSetting(pair[0], Arrays.asList(pair[1].split(",", -1)), "test"));
        }
        MechanismContext context = new MechanismContext(
                clock,
                new SecureRandom(),
                Crypto.jdk(),
                new MemoryOnceStore(clock, 100),
                new MemoryPendingRequests(clock, 10),
                Resources.outsideDeployment(GbaMechanismTest.class.getClassLoader()),
                parts,
                Expressions.none());
        return new GbaMechanismFactory()
                .create(Settings.resolve("secf.gba", GbaKeys.ALL, List.of(new SettingsLayer(raw))), context);
    }

    private static List<String> challenges(Outcome outcome) {
        Reply reply =
                outcome instanceof Outcome.Replied replied ? replied.reply() : ((Outcome.Refused) outcome).reply();
        assertThat(reply.status()).isEqualTo(401);
        return reply.headers().stream()
                .filter(field -> field.name().equals("WWW-Authenticate"))
                .map(Reply.Header::value)
                .toList();
    }

    private static Outcome ask(Mechanism of, Request request) {
        return of.authenticate(MemoryExchange.of(request));
    }

    private static Outcome answered(Mechanism of, Phone phone, MemoryRequest request) {
        String challenge = challenges(ask(of, request)).get(0);
        return ask(
                of,
                request.header(
                        "Authorization",
                        phone.answer(challenge, request, request.content().getBytes(StandardCharsets.ISO_8859_1))));
    }

    /** TS 33.222 §6: a proxy that asks about the caller of another application's resource. */
    @Nested
    class ByAProxy {

        private final MemoryRequest question = MemoryRequest.get("/.well-known/secf/forward-auth");
        private final Request original = new OriginalRequest(question, "PUT", "/orders/7?a=%2F");

        private Request answering(Request about, Request shownTo) {
            String challenge = challenges(ask(mechanism, shownTo)).get(0);
            MemoryRequest answer = question.header("Authorization", alice(NAF).answer(challenge, about, new byte[0]));
            return new OriginalRequest(answer, shownTo.method(), shownTo.target());
        }

        @Test
        void isWhoProvedTheOriginalRequest() {
            Outcome outcome = ask(mechanism, answering(original, original));
            assertThat(established(outcome).caller().getName()).isEqualTo("sip:alice@home1.net");
        }

        @Test
        void isNobodyWhoProvedAnother() {
            Request other = new OriginalRequest(question, "PUT", "/orders/8?a=%2F");
            assertThat(ask(mechanism, answering(other, original))).isInstanceOf(Outcome.Refused.class);
            Request read = new OriginalRequest(question, "GET", "/orders/7?a=%2F");
            assertThat(ask(mechanism, answering(read, original))).isInstanceOf(Outcome.Refused.class);
        }
    }

    private static Phone alice(NafId application) {
        return Phone.with(key(), application, TRANSACTION.toString());
    }

    private Outcome answered(MemoryRequest request) {
        return answered(mechanism, alice(NAF), request);
    }

    private static Outcome.Established established(Outcome outcome) {
        assertThat(outcome)
                .as(
                        outcome instanceof Outcome.Refused refused
                                ? refused.rejection().toString()
                                : "")
                .isInstanceOf(Outcome.Established.class);
        return (Outcome.Established) outcome;
    }

    private static void assertRefused(Outcome outcome, Enum<?> reason, int status) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.rejection().reason()).isEqualTo(reason);
            assertThat(refused.reply().status()).isEqualTo(status);
            assertThat(refused.isForbidden()).isEqualTo(status == 403);
        });
    }

    @Nested
    class LetsIn {

        @Test
        void whoHasTheKeyOfThisApplication() {
            Outcome.Established in = established(answered(MemoryRequest.post("/order", "text")));

            assertThat(in.caller().getName()).isEqualTo("sip:alice@home1.net");
            assertThat(in.caller().groups()).isEqualTo(Set.of("staff", "users"));
            assertThat(in.seal().coversBody()).isTrue();
            assertThat(in.facts().freshness()).singleElement().satisfies(fresh -> {
                assertThat(fresh.by()).isEqualTo("gba");
                assertThat(fresh.source()).isEqualTo(Freshness.Source.COUNT);
                assertThat(fresh.owner()).contains("sip:alice@home1.net");
                assertThat(fresh.remembered().orElseThrow())
                        .isAfter(fresh.made().orElseThrow());
            });
        }

        @Test
        void underTheIdentityThatIsWanted() {
            MemoryRequest request = MemoryRequest.get("/who").header(IntendedIdentity.FIELD, "\"tel:+441\"");

            assertThat(established(answered(request)).caller().getName()).isEqualTo("tel:+441");
        }

        @Test
        void underTheSubscribersIdentityWhereNoOtherIsTold() {
            Mechanism plain = mechanism("protocol=0100000002");

            assertThat(established(answered(plain, alice(NAF), MemoryRequest.get("/who")))
                            .caller()
                            .getName())
                    .isEqualTo("alice@home1.net");
        }

        @Test
        void underOneNameHoweverTheTransactionsServerIsWritten() {
            network.subscriber = Optional.empty();
            Mechanism plain = mechanism("protocol=0100000002");
            String[] parts = TRANSACTION.toString().split("@", 2);
            String loud = parts[0] + "@" + parts[1].toUpperCase(Locale.ROOT);
            assertThat(loud).isNotEqualTo(TRANSACTION.toString());

            assertThat(established(answered(plain, Phone.with(key(), NAF, loud), MemoryRequest.get("/who")))
                            .caller()
                            .getName())
                    .isEqualTo(TRANSACTION.toString());
        }

        @Test
        void withTheGroupsOfTheServiceWhoseFlagItIs() {
            network.more = List.of(
                    new UserSettings(7, 0, List.of(), Optional.empty(), List.of(1L)),
                    new UserSettings(8, 0, List.of(), Optional.empty(), List.of(2L)));
            Mechanism several = mechanism(
                    "protocol=0100000002",
                    "services=7,8",
                    "flag-groups=7:1=readers,8:1=masters,7:2=masters,8:2=writers,8:2=guests");

            assertThat(established(answered(several, alice(NAF), MemoryRequest.get("/who")))
                            .caller()
                            .groups())
                    .isEqualTo(Set.of("readers", "writers", "guests"));
        }

        @Test
        void withNothingThatIsForServicesNobodyAskedFor() {
            network.more =
                    List.of(new UserSettings(7, 0, List.of("sip:root@home1.net"), Optional.empty(), List.of(9L)));
            Mechanism plain = mechanism("protocol=0100000002", "flag-groups=9=admins");

            Caller in = established(answered(plain, alice(NAF), MemoryRequest.get("/who")))
                    .caller();

            assertThat(in.getName()).isEqualTo("alice@home1.net");
            assertThat(in.groups()).isEmpty();
        }

        @Test
        void wipingWhatTheNetworkGave() {
            established(answered(MemoryRequest.get("/who")));

            assertThatIllegalStateException()
                    .isThrownBy(() -> network.last.orElseThrow().device().copy());
            established(answered(MemoryRequest.get("/who")));
        }

        @Test
        void askingTheNetworkOnce() {
            established(answered(MemoryRequest.get("/who")));
            established(answered(MemoryRequest.get("/who")));

            assertThat(network.asked).hasSize(1);
        }

        @Test
        void withAKeyForTheCipherSuite() {
            Mechanism tls = mechanism("protocol=tls");
            String suite = "TLS_AES_128_GCM_SHA256";
            NafId inside =
                    new NafId(HOST, UaProtocol.tls(CipherSuite.named(suite).orElseThrow()));
            MemoryRequest request = MemoryRequest.get("/who");
            String challenge = challenges(ask(tls, request)).get(0);
            String answer = alice(inside).answer(challenge, request, new byte[0]);

            established(ask(tls, overTls(request.header("Authorization", answer), suite)));
        }

        @Test
        void withAnotherKeyForEachCipherSuite() {
            Mechanism tls = mechanism("protocol=tls");
            for (String suite : List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384")) {
                NafId inside =
                        new NafId(HOST, UaProtocol.tls(CipherSuite.named(suite).orElseThrow()));
                MemoryRequest request = MemoryRequest.get("/who");
                String challenge = challenges(ask(tls, request)).get(0);
                String answer = alice(inside).answer(challenge, request, new byte[0]);

                established(ask(tls, overTls(request.header("Authorization", answer), suite)));
            }
            assertThat(network.asked).hasSize(2);
        }

        @Test
        void withANonceForTheNextRequest() {
            assertThat(established(answered(MemoryRequest.get("/who"))).seal().finish())
                    .singleElement()
                    .satisfies(field -> assertThat(field.value()).contains("nextnonce=\""));
        }

        private Request overTls(Request request, String suite) {
            return (Request) Proxy.newProxyInstance(
                    Request.class.getClassLoader(),
                    new Class<?>[] {Request.class},
                    (proxy, method, arguments) -> method.getName().equals("cipherSuite")
                            ? Optional.of(suite)
                            : method.invoke(request, arguments));
        }

        @Test
        void withAKeyOnTheCardWhereOneIsWanted() {
            network.card = Optional.of(ON_CARD);
            Mechanism card = mechanism("protocol=0100000002", "key-kinds=CARD");

            established(answered(card, Phone.of(ON_CARD, TRANSACTION.toString()), MemoryRequest.get("/who")));

            assertThat(network.asked.get(0).isCardAware()).isTrue();
        }
    }

    @Nested
    class Challenges {

        @Test
        void nameTheApplicationInTheirRealm() {
            assertThat(challenges(ask(mechanism, MemoryRequest.get("/who"))))
                    .singleElement()
                    .asString()
                    .contains("realm=\"3GPP-bootstrapping@naf1.home1.net\"", "algorithm=SHA-256");
            assertThat(challenges(ask(
                            mechanism("protocol=0100000002", "key-kinds=CARD,DEVICE", "accept-md5=true"),
                            MemoryRequest.get("/who"))))
                    .hasSize(4)
                    .first()
                    .asString()
                    .contains("realm=\"3GPP-bootstrapping-uicc@naf1.home1.net\"");
        }

        @Test
        void areGivenNoWhereNobodyHasToLogIn() {
            assertThat(mechanism.authenticate(new MemoryExchange(MemoryRequest.get("/open"), false, Optional.empty())))
                    .isInstanceOf(Outcome.Abstained.class);
        }

        @Test
        void areNotForOtherDigests() {
            MemoryRequest other =
                    MemoryRequest.get("/who").header("Authorization", "Digest realm=\"other\", username=\"a\"");

            assertThat(mechanism.isPresented(other)).isFalse();
            assertThat(mechanism.isPresented(MemoryRequest.get("/who")
                            .header("Authorization", "Digest realm=\"3GPP-bootstrapping@other\"")))
                    .isTrue();
        }
    }

    @Nested
    class MeansBootstrapAgain {

        @Test
        void unknownTransaction() {
            Phone stranger = Phone.with(
                    key(),
                    NAF,
                    TransactionId.of("x".repeat(16).getBytes(StandardCharsets.US_ASCII), "bsf.home1.net")
                            .toString());

            Outcome outcome = answered(mechanism, stranger, MemoryRequest.get("/who"));

            assertRefused(outcome, GbaReason.BOOTSTRAPPING_REQUIRED, 401);
            assertThat(challenges(outcome)).isNotEmpty();
        }

        @Test
        void unknownTransactionOfASpentNonceIsToTryAnotherNonce() {
            MemoryRequest request = MemoryRequest.get("/who");
            String challenge = challenges(ask(mechanism, request)).get(0);
            assertRefused(
                    ask(
                            mechanism,
                            request.header("Authorization", stranger(1).answer(challenge, request, new byte[0]))),
                    GbaReason.BOOTSTRAPPING_REQUIRED,
                    401);

            Outcome second = ask(
                    mechanism, request.header("Authorization", stranger(2).answer(challenge, request, new byte[0])));

            assertRefused(second, GbaReason.NONCE_SPENT, 401);
            assertThat(challenges(second)).first().asString().contains("stale=true");
            assertThat(network.asked).hasSize(1);
        }

        @Test
        void unlessThereWereTooMany() {
            established(answered(MemoryRequest.get("/who")));
            for (int number = 0; number < 100; number++) {
                assertRefused(
                        answered(mechanism, stranger(number), MemoryRequest.get("/who")),
                        GbaReason.BOOTSTRAPPING_REQUIRED,
                        401);
            }

            Outcome last = answered(mechanism, stranger(100), MemoryRequest.get("/who"));

            assertRefused(last, GbaReason.TOO_MANY_UNKNOWN, 503);
            assertThat(((Outcome.Refused) last).reply().headers()).contains(new Reply.Header("Retry-After", "1"));
            assertThat(network.asked).hasSize(101);
            established(answered(MemoryRequest.get("/who")));
        }

        @Test
        void countingEachSendersUnknownOnes() {
            for (int number = 0; number < 101; number++) {
                answeredFrom("192.0.2.1", stranger(number));
            }
            assertRefused(answeredFrom("192.0.2.1", stranger(101)), GbaReason.TOO_MANY_UNKNOWN, 503);

            established(answeredFrom("192.0.2.2", alice(NAF)));
        }

        private Phone stranger(int number) {
            byte[] random = java.nio.ByteBuffer.allocate(16).putInt(number + 1).array();
            return Phone.with(
                    key(), NAF, TransactionId.of(random, "bsf.home1.net").toString());
        }

        private Request from(String sender, Request request) {
            return (Request) Proxy.newProxyInstance(
                    Request.class.getClassLoader(),
                    new Class<?>[] {Request.class},
                    (proxy, method, arguments) -> method.getName().equals("senderAddress")
                            ? Optional.of(sender)
                            : method.invoke(request, arguments));
        }

        private Outcome answeredFrom(String sender, Phone phone) {
            MemoryRequest request = MemoryRequest.get("/who");
            String challenge = challenges(ask(mechanism, request)).get(0);
            return ask(
                    mechanism,
                    from(sender, request.header("Authorization", phone.answer(challenge, request, new byte[0]))));
        }

        @Test
        void keyThatIsOver() {
            established(answered(MemoryRequest.get("/who")));
            clock.advance(Duration.ofHours(1));

            assertRefused(answered(MemoryRequest.get("/who")), GbaReason.BOOTSTRAPPING_REQUIRED, 401);
            assertThatIllegalStateException()
                    .isThrownBy(() -> network.last.orElseThrow().device().copy());
        }

        @Test
        void butNotAnAnswerThatOnlyComesLate() {
            MemoryRequest request = MemoryRequest.get("/who");
            String challenge = challenges(ask(mechanism, request)).get(0);
            String answer = alice(NAF).answer(challenge, request, new byte[0]);
            clock.advance(Duration.ofSeconds(60));

            Outcome outcome = ask(mechanism, request.header("Authorization", answer));

            assertThat(outcome).isInstanceOf(Outcome.Replied.class);
            assertThat(challenges(outcome)).first().asString().contains("stale=true");
            assertThat(network.asked).isEmpty();
        }

        @Test
        void keyThatIsTooOldForUsIsAskedForAgain() {
            Mechanism strict = mechanism("protocol=0100000002", "max-key-age=1m");
            established(answered(strict, alice(NAF), MemoryRequest.get("/who")));
            clock.advance(Duration.ofMinutes(1));
            established(answered(strict, alice(NAF), MemoryRequest.get("/who")));

            assertThat(network.asked).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"alice", "AAAA@bsf.home1.net", "AAAAAAAAAAAAAAAAAAAAAA==@bsf.home1.net@x"})
        void nameThatIsNoTransaction(String name) {
            assertRefused(
                    answered(mechanism, Phone.with(key(), NAF, name), MemoryRequest.get("/who")),
                    GbaReason.BOOTSTRAPPING_REQUIRED,
                    401);
            assertThat(network.asked).isEmpty();
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(strings = {"0100000000", "0300000003", "010001c02f"})
        void keyOfAnotherProtocol(String protocol) {
            NafId other = new NafId(HOST, new UaProtocol(protocol));

            assertRefused(
                    answered(mechanism, alice(other), MemoryRequest.get("/who")), DigestReason.WRONG_RESPONSE, 401);
        }

        @Test
        void keyOfAnotherApplication() {
            NafId other = new NafId("naf2.home1.net", UaProtocol.HTTP_DIGEST);

            assertRefused(
                    answered(mechanism, alice(other), MemoryRequest.get("/who")), DigestReason.WRONG_RESPONSE, 401);
        }

        @Test
        void realmOfAnotherApplication() {
            MemoryRequest request = MemoryRequest.get("/who");
            String challenge = challenges(ask(mechanism, request)).get(0).replace("naf1", "naf2");

            assertRefused(
                    ask(mechanism, request.header("Authorization", alice(NAF).answer(challenge, request, new byte[0]))),
                    GbaReason.WRONG_REALM,
                    403);
        }

        @Test
        void keyInTheDeviceWhereOneOnTheCardIsWanted() {
            Mechanism card = mechanism("protocol=0100000002", "key-kinds=CARD");

            assertRefused(answered(card, alice(NAF), MemoryRequest.get("/who")), GbaReason.NO_SUCH_KEY, 401);
            network.card = Optional.of(ON_CARD);
            assertRefused(
                    answered(mechanism("protocol=0100000002", "key-kinds=CARD"), alice(NAF), MemoryRequest.get("/who")),
                    DigestReason.WRONG_RESPONSE,
                    401);
        }

        @Test
        void keyOfTheKindThatTheNetworkForbids() {
            network.card = Optional.of(ON_CARD);
            String[] both = {"protocol=0100000002", "services=3", "key-kinds=DEVICE,CARD"};
            Phone card = Phone.of(ON_CARD, TRANSACTION.toString());

            network.choice = Optional.of(KeyChoice.CARD);
            assertRefused(answered(mechanism(both), alice(NAF), MemoryRequest.get("/who")), GbaReason.NO_SUCH_KEY, 401);
            established(inRealm("-uicc@", mechanism(both), card));
            network.choice = Optional.of(KeyChoice.DEVICE);
            assertRefused(inRealm("-uicc@", mechanism(both), card), GbaReason.NO_SUCH_KEY, 401);
            network.choice = Optional.of(KeyChoice.BOTH);
            established(answered(mechanism(both), alice(NAF), MemoryRequest.get("/who")));
            established(inRealm("-uicc@", mechanism(both), card));
        }

        private Outcome inRealm(String kind, Mechanism of, Phone phone) {
            MemoryRequest request = MemoryRequest.get("/who");
            String challenge = challenges(ask(of, request)).stream()
                    .filter(one -> one.contains(kind))
                    .findFirst()
                    .orElseThrow();
            return ask(of, request.header("Authorization", phone.answer(challenge, request, new byte[0])));
        }

        @Test
        void secondUseOfAnAnswer() {
            MemoryRequest request = MemoryRequest.get("/who");
            String challenge = challenges(ask(mechanism, request)).get(0);
            MemoryRequest answer = request.header("Authorization", alice(NAF).answer(challenge, request, new byte[0]));

            established(ask(mechanism, answer));
            assertRefused(ask(mechanism, answer), DigestReason.REPLAYED, 401);
        }

        @Test
        void bodyThatWasChanged() {
            MemoryRequest request = MemoryRequest.post("/order", "one");
            String challenge = challenges(ask(mechanism, request)).get(0);
            String answer = alice(NAF).answer(challenge, request, "two".getBytes(StandardCharsets.US_ASCII));

            assertRefused(ask(mechanism, request.header("Authorization", answer)), DigestReason.WRONG_RESPONSE, 401);
        }

        @Test
        void identityOfSomebodyElse() {
            MemoryRequest request = MemoryRequest.get("/who").header(IntendedIdentity.FIELD, "\"sip:bob@home1.net\"");

            assertRefused(answered(request), GbaReason.IDENTITY_NOT_ALLOWED, 403);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "tel:+441",
                    "\"\"",
                    "\"tel:+441",
                    "\"tel:+441\",\"x\"",
                    "\"a\u0007b\"",
                    "\"tel:\\\\+441\"",
                    "\"Tel:+441 \""
                })
        void identityOfAnotherForm(String field) {
            MemoryRequest request = MemoryRequest.get("/who").header(IntendedIdentity.FIELD, field);

            assertRefused(answered(request), GbaReason.MALFORMED_IDENTITY, 400);
        }

        @Test
        void identityThatIsTooLong() {
            String field = "\"" + "a".repeat(257) + "\"";

            assertRefused(
                    answered(MemoryRequest.get("/who").header(IntendedIdentity.FIELD, field)),
                    GbaReason.MALFORMED_IDENTITY,
                    400);
        }

        @Test
        void identityInOtherLetters() {
            MemoryRequest request = MemoryRequest.get("/who").header(IntendedIdentity.FIELD, "\"TEL:+441\"");

            assertRefused(answered(request), GbaReason.IDENTITY_NOT_ALLOWED, 403);
        }

        @Test
        void nameFromTheNetworkThatWouldNotLookLikeWhatItIs() {
            network.subscriber = Optional.of("alice\u202Eevil");
            Mechanism plain = mechanism("protocol=0100000002");

            assertRefused(answered(plain, alice(NAF), MemoryRequest.get("/who")), GbaReason.KEYS_FAILED, 503);
        }

        @Test
        void everybodyWhileUsedCountsCannotBeRemembered() {
            for (int i = 0; i < 100; i++) {
                established(answered(MemoryRequest.get("/who")));
            }

            assertRefused(answered(MemoryRequest.get("/who")), DigestReason.REPLAY_UNKNOWN, 503);
        }

        @Test
        void bodyThatIsTooLong() {
            Mechanism small = mechanism("protocol=0100000002", "max-body=3");

            Outcome outcome = answered(small, alice(NAF), MemoryRequest.post("/order", "text"));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.reply().status()).isEqualTo(413));
            established(answered(small, alice(NAF), MemoryRequest.post("/order", "one")));
        }

        @Test
        void severalIdentities() {
            MemoryRequest request =
                    MemoryRequest.get("/who").header(IntendedIdentity.FIELD, "\"tel:+441\"", "\"tel:+441\"");

            assertRefused(answered(request), GbaReason.MALFORMED_IDENTITY, 400);
        }

        @Test
        void everybodyWhereTheCipherSuiteIsNotKnown() {
            Mechanism tls = mechanism("protocol=tls");

            assertRefused(answered(tls, alice(NAF), MemoryRequest.get("/who")), GbaReason.UNKNOWN_CIPHER_SUITE, 403);
        }

        @Test
        void everybodyWhileTheNetworkIsDown() {
            network.isDown = true;

            assertRefused(answered(MemoryRequest.get("/who")), DigestReason.SECRETS_FAILED, 503);
        }
    }

    @Nested
    class Deployment {

        @Test
        void stopsWithoutAServerAndWithTwo() {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> mechanism(new OnePart("nothing"), "protocol=tls"))
                    .withMessageContaining("secf.gba.server is not given");
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> mechanism("server=https://bsf.home1.net"))
                    .withMessageContaining("a bean KeySource, too");
        }

        @Test
        void stopsWhereTokensAreHalfDefined() {
            String server = "server=https://bsf.home1.net";
            String endpoint = "token-endpoint=https://nrf.home1.net/token";
            OnePart nothing = new OnePart("nothing");

            assertThat(mechanism(nothing, server, endpoint, "token-client=naf")).isNotNull();
            for (String half : new String[] {endpoint, "token-client=naf", "token-secret=file:/run/secret"}) {
                assertThatExceptionOfType(ConfigurationException.class)
                        .isThrownBy(() -> mechanism(nothing, server, half))
                        .withMessageContaining("token-endpoint");
            }
        }

        @Test
        void stopsWhereItIsOpenWhoseFlagGivesAGroup() {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> mechanism("services=3,7", "flag-groups=3:1=readers,1=masters"))
                    .withMessageContaining("it is open whose flag 1 is; expected service:flag=group");
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> mechanism("services=3", "flag-groups=7:1=masters"))
                    .withMessageContaining("the service 7 is none of the services [3]");
            assertThat(mechanism("services=3", "flag-groups=3:1=readers,1=users"))
                    .isNotNull();
        }

        @Test
        void stopsWhereProxiesTellWhatDoesNotMatter() {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> mechanism("protocol=0100000002", "proxies=CN=gateway"))
                    .withMessageContaining("leave out one of them");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "host=naf..net",
                    "server=http://bsf.home1.net",
                    "protocol=01",
                    "key-kinds=CARD,CARD",
                    "services=4294967296",
                    "flag-groups=x=y",
                    "flag-groups=3:x=y",
                    "flag-groups=:1=y",
                    "flag-groups=1",
                    "flag-groups=3:1=",
                    "proxy-addresses=proxy.home1.net",
                    "cipher-suite-field=a b",
                    "token-endpoint=http://nrf.home1.net/token",
                    "token-parameters=nfType",
                    "max-key-age=8d"
                })
        void stopsForWhatCannotBe(String setting) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> mechanism(setting));
        }
    }
}
