package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MovableClock;
import org.secf.state.OnceStore;
import org.secf.state.OnceStore.Claim;

/** Attacks on Digest, one by one (H85), and what else could let somebody in (H42, H53, H90). */
class HostileTest {

    private final TestRealm realm = TestRealm.with();

    private static void assertRefused(Outcome outcome, DigestReason reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().reason()).isEqualTo(reason));
    }

    private static void assertIn(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Established.class);
    }

    @Nested
    class Replay {

        @Test
        void ofACountIsRefusedInWhicheverLettersItIsWritten() {
            DigestAnswer answer = realm.answer().set("nc", "0000000a");
            assertIn(realm.get(answer));

            assertRefused(realm.get(answer.set("nc", "0000000A")), DigestReason.REPLAYED);
        }

        @ParameterizedTest
        @EnumSource(DigestAlgorithm.class)
        void ofTheSameRequestIsRefusedWithEveryAlgorithm(DigestAlgorithm algorithm) {
            TestRealm all = TestRealm.with("algorithms=SHA-256,SHA-512-256", "accept-md5=true");
            DigestAnswer answer = all.answer().set("algorithm", algorithm.token());
            assertIn(all.get(answer));

            assertRefused(all.get(answer), DigestReason.REPLAYED);
        }

        @Test
        void ofACountIsRefusedForAnotherRequestToo() {
            DigestAnswer answer = realm.answer();
            assertIn(realm.get(answer));

            assertRefused(realm.get(answer.set("cnonce", "another")), DigestReason.REPLAYED);
        }

        @Test
        void ofACountIsRefusedWithAnotherAlgorithmToo() {
            TestRealm both = TestRealm.with("algorithms=SHA-256,SHA-512-256");
            DigestAnswer answer = both.answer();
            assertIn(both.get(answer));

            assertRefused(both.get(answer.set("algorithm", "SHA-512-256")), DigestReason.REPLAYED);
        }

        @Test
        void isNotWhatSeveralRequestsAtATimeLookLike() {
            DigestAnswer answer = realm.answer();

            assertIn(realm.get(answer.set("nc", "00000003")));
            assertIn(realm.get(answer.set("nc", "00000001")));
            assertIn(realm.get(answer.set("nc", "ffffffff")));
            assertIn(realm.get(answer.set("nc", "00000002")));
            assertRefused(realm.get(answer.set("nc", "00000003")), DigestReason.REPLAYED);
        }

        @Test
        void byTwoThreadsLetsExactlyOnePass() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                for (int round = 0; round < 50; round++) {
                    MemoryRequest request = TestRealm.request(realm.answer());
                    List<Callable<Outcome>> same = IntStream.range(0, 4)
                            .<Callable<Outcome>>mapToObj(i -> () -> realm.authenticate(request))
                            .toList();
                    int passed = 0;
                    for (Future<Outcome> outcome : threads.invokeAll(same)) {
                        passed += outcome.get() instanceof Outcome.Established ? 1 : 0;
                    }
                    assertThat(passed).isEqualTo(1);
                }
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void cannotBeProvokedByOthersWhoBurnTheCounts() {
            DigestAnswer answer = realm.answer();
            assertRefused(realm.get(answer.set("password", "guess")), DigestReason.WRONG_RESPONSE);

            assertIn(realm.get(answer.set("password", DigestAnswer.PASSWORD)));
        }

        @Test
        void afterTheNonceEndedIsStaleAndNeverIn() {
            DigestAnswer answer = realm.answer();
            assertIn(realm.get(answer));

            for (Duration step : List.of(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofDays(365))) {
                realm.pass(step);
                assertThat(realm.get(answer)).isInstanceOf(Outcome.Replied.class);
            }
        }

        /** The claim comes later than the look at the clock; a store that forgot in between would let the second one pass. */
        @Test
        void atTheVeryEndOfTheNonceMeetsAStoreThatStillKnows() {
            TestRealm[] own = new TestRealm[1];
            OnceStore slow = new OnceStore() {
                private final OnceStore real =
                        new MemoryOnceStore(Clock.offset(new LaterClock(own), Duration.ofSeconds(5)), 100);

                @Override
                public Claim claim(String key, Instant expires) {
                    return real.claim(key, expires);
                }
            };
            own[0] = TestRealm.with(slow);
            DigestAnswer answer = own[0].answer();
            own[0].pass(Duration.ofSeconds(59));

            assertIn(own[0].get(answer));
            assertRefused(own[0].get(answer), DigestReason.REPLAYED);
        }

        @Test
        void isRememberedUnderTheProtocolsName() {
            List<String> keys = new ArrayList<>();
            TestRealm noting = TestRealm.with((OnceStore) (key, expires) -> {
                keys.add(key);
                return Claim.FIRST;
            });
            noting.get(noting.answer().set("password", "wrong"));
            noting.get(noting.answer());

            assertThat(keys).singleElement().asString().startsWith("digest:").endsWith(":00000001");
        }
    }

    /** As if the platform's source of randomness were broken. */
    private static final class Zeros extends SecureRandom {

        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The clock of a realm that is still to be made. */
    private static final class LaterClock extends Clock {

        private final TestRealm[] realm;

        LaterClock(TestRealm[] realm) {
            this.realm = realm;
        }

        @Override
        public Instant instant() {
            return realm[0].clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Nested
    class Address {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/enabler/admin",
                    "/enabler/who/",
                    "/enabler/who?",
                    "/enabler/who?x=1",
                    "/enabler//who",
                    "/enabler/./who",
                    "/enabler/%77ho",
                    "/ENABLER/who",
                    "/enabler/who;jsessionid=1",
                    "/enabler/who#x",
                    "who",
                    "*",
                    "",
                    "http://example.org",
                    "http:///enabler/who",
                    "http://",
                    "https:/enabler/who",
                    "ftp://example.org/enabler/who",
                    "//example.org/enabler/who",
                    "http://example.org/admin?/enabler/who",
                    "http://example.org/x/enabler/who",
                    "http://example.org?/enabler/who",
                    "http://example.org#/enabler/who",
                    "http://alice@example.org/enabler/who",
                    "http://example.org\\/enabler/who",
                    "http://example.org/enabler/who#x"
                })
        void otherThanTheRequestsIsRefused(String uri) {
            assertRefused(realm.get(realm.answer().set("uri", uri)), DigestReason.WRONG_URI);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/enabler/who",
                    "http://example.org/enabler/who",
                    "HTTPS://example.org:8443/enabler/who",
                    "https://[::1]:8443/enabler/who"
                })
        void ofTheRequestMayNameItsHost(String uri) {
            assertIn(realm.get(realm.answer().set("uri", uri)));
        }

        @Test
        void includesTheQueryAsSent() {
            MemoryRequest request = MemoryRequest.get("/who?x=%2f&y=a+b");

            assertIn(realm.authenticate(request.header(
                    "Authorization",
                    realm.answer().set("uri", "/enabler/who?x=%2f&y=a+b").field())));
            for (String other : List.of("/enabler/who", "/enabler/who?x=%2F&y=a+b", "/enabler/who?x=%2f&y=a%20b")) {
                assertRefused(
                        realm.authenticate(request.header(
                                "Authorization",
                                realm.answer().set("uri", other).field())),
                        DigestReason.WRONG_URI);
            }
        }

        @Test
        void ofAnEarlierAnswerIsNoUseForAnotherRequest() {
            String stolen = realm.answer().field();

            assertRefused(
                    realm.authenticate(MemoryRequest.get("/admin").header("Authorization", stolen)),
                    DigestReason.WRONG_URI);
            assertRefused(
                    realm.authenticate(MemoryRequest.post("/who", "x").header("Authorization", stolen)),
                    DigestReason.WRONG_RESPONSE);
        }
    }

    @Nested
    class Downgrade {

        @Test
        void toNoQopIsRefusedEvenIfCalculatedThatWay() {
            DigestAnswer answer = realm.answer().omit("qop").omit("nc").omit("cnonce");

            assertRefused(realm.get(answer), DigestReason.MISSING_QOP);
        }

        @Test
        void toMd5IsRefusedAlthoughTheUserHasASecretForIt() {
            assertRefused(realm.get(realm.answer().set("algorithm", "MD5")), DigestReason.ALGORITHM_NOT_OFFERED);
        }

        @Test
        void toAnotherAlgorithmsSecretIsRefused() {
            TestRealm both = TestRealm.with("algorithms=SHA-256,SHA-512-256");

            assertRefused(both.get(both.answer().send("algorithm", "SHA-512-256")), DigestReason.WRONG_RESPONSE);
        }

        @Test
        void fromCoveredBodyToNoneIsRefused() {
            TestRealm strict = TestRealm.with("qop=auth-int");
            DigestAnswer answer = strict.answer().set("qop", "auth-int");

            assertRefused(strict.get(answer.send("qop", "auth")), DigestReason.QOP_NOT_OFFERED);
            assertRefused(
                    realm.get(realm.answer().set("qop", "auth-int").send("qop", "auth")), DigestReason.WRONG_RESPONSE);
        }
    }

    @Nested
    class Nonce {

        @Test
        void thatWasChangedAnywhereIsForged() {
            String nonce = DigestAnswer.parameters(realm.challenges().get(0)).getOrDefault("nonce", "");
            for (int i = 0; i < nonce.length(); i++) {
                char other = nonce.charAt(i) == 'A' ? 'B' : 'A';
                String changed = nonce.substring(0, i) + other + nonce.substring(i + 1);

                assertRefused(realm.get(realm.answer().set("nonce", changed)), DigestReason.NONCE_FORGED);
            }
        }

        @Test
        void thatIsForgedAndOldIsNotCalledStale() {
            TestRealm other = TestRealm.with();
            DigestAnswer answer = other.answer();
            realm.pass(Duration.ofHours(1));

            Outcome outcome = realm.get(answer);

            assertRefused(outcome, DigestReason.NONCE_FORGED);
            assertThat(TestRealm.challenges(outcome)).noneMatch(challenge -> challenge.contains("stale"));
        }
    }

    @Nested
    class Guessing {

        @Test
        void doesNotTellUnknownUsersFromWrongPasswords() {
            Outcome unknown = realm.get(realm.answer().set("username", "mallory"));
            Outcome wrong = realm.get(realm.answer().set("password", "wrong"));

            assertThat(withoutNonces(unknown)).isEqualTo(withoutNonces(wrong));
        }

        /** Where nothing is random, anybody can calculate with the secret of nobody. */
        @Test
        void theSecretOfNobodyLetsNobodyIn() {
            MovableClock clock = new MovableClock(Instant.parse("2026-06-01T12:00:00Z"));
            MechanismContext usual =
                    TestRealm.context(clock, new MemoryOnceStore(clock, 10), new TestRealm.OnePart(TestRealm.users()));
            MechanismContext predictable = new MechanismContext(
                    clock,
                    new Zeros(),
                    usual.once(),
                    usual.pending(),
                    usual.resources(),
                    usual.parts(),
                    usual.expressions());
            Mechanism mechanism = new DigestMechanismFactory()
                    .create(TestRealm.settings(List.of("realm=" + TestRealm.NAME)), predictable);
            MemoryRequest request = MemoryRequest.get("/who");
            DigestAnswer answer = DigestAnswer.to(mechanism.challenges(request).get(0))
                    .set("username", "mallory")
                    .set("secret", "0".repeat(64));

            assertRefused(
                    mechanism.authenticate(MemoryExchange.of(request.header("Authorization", answer.field()))),
                    DigestReason.UNKNOWN_USER);
        }

        @Test
        void readsTheBodyOfUnknownUsersToo() {
            DigestAnswer answer =
                    realm.answer().set("method", "POST").set("qop", "auth-int").body("x");
            for (String name : List.of("alice", "mallory")) {
                Outcome outcome = realm.authenticate(MemoryRequest.post("/who", "x".repeat(300_000))
                        .header("Authorization", answer.set("username", name).field()));

                assertThat(TestRealm.reply(outcome).status()).as(name).isEqualTo(413);
            }
        }

        @Test
        void doesNotReadABodyWithoutANonceOfOurs() {
            DigestAnswer answer = TestRealm.with()
                    .answer()
                    .set("method", "POST")
                    .set("qop", "auth-int")
                    .body("x");

            assertRefused(
                    realm.authenticate(
                            MemoryRequest.post("/who", "x".repeat(300_000)).header("Authorization", answer.field())),
                    DigestReason.NONCE_FORGED);
        }

        private static List<String> withoutNonces(Outcome outcome) {
            Reply reply = TestRealm.reply(outcome);
            List<String> said = new ArrayList<>(List.of(String.valueOf(reply.status()), reply.body()));
            reply.headers()
                    .forEach(header -> said.add(header.name() + header.value().replaceAll("nonce=\"[^\"]+\"", "")));
            return said;
        }
    }

    @Nested
    class Failure {

        @Test
        void ofTheStoreOfCountsLetsNobodyIn() {
            TestRealm broken = TestRealm.with((OnceStore) (key, expires) -> Claim.UNAVAILABLE);

            assertRefused(broken.get(broken.answer()), DigestReason.REPLAY_UNKNOWN);
        }

        @Test
        void ofAFullStoreOfCountsLetsNobodyIn() {
            TestRealm[] own = new TestRealm[1];
            own[0] = TestRealm.with(new MemoryOnceStore(new LaterClock(own), 1));
            DigestAnswer answer = own[0].answer();
            assertIn(own[0].get(answer));

            assertRefused(own[0].get(answer.set("nc", "00000002")), DigestReason.REPLAY_UNKNOWN);
        }

        @Test
        void ofTheApplicationsOwnStoreLetsNobodyIn() {
            TestRealm broken = TestRealm.with(new DigestSecrets() {
                @Override
                public Optional<DigestSecret> find(String name, String realm, DigestAlgorithm algorithm) {
                    throw new IllegalStateException("database down");
                }

                @Override
                public Optional<DigestSecret> findHashed(String hashedName, String realm, DigestAlgorithm algorithm) {
                    throw new IllegalStateException("database down");
                }
            });

            Outcome outcome = broken.get(broken.answer());

            assertRefused(outcome, DigestReason.SECRETS_FAILED);
            assertThat(TestRealm.reply(outcome).status()).isEqualTo(503);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 16, 31, 33, 64})
        void ofAStoreThatGivesSecretsOfAnotherLengthLetsNobodyIn(int length) {
            TestRealm broken = TestRealm.with(new OneUser(new DigestSecret("alice", new byte[length], Set.of())));

            assertRefused(broken.get(broken.answer()), DigestReason.SECRETS_FAILED);
        }

        @Test
        void ofAStoreThatGivesANameNobodyCanSeeLetsNobodyIn() {
            TestRealm broken = TestRealm.with(new OneUser(new DigestSecret("ali\u200bce", new byte[32], Set.of())));

            assertRefused(broken.get(broken.answer()), DigestReason.SECRETS_FAILED);
        }

        @Test
        void leavesNoSecretBehind() {
            List<DigestSecret> given = new ArrayList<>();
            DigestSecrets users = TestRealm.users();
            TestRealm noting = TestRealm.with(new DigestSecrets() {
                @Override
                public Optional<DigestSecret> find(String name, String realm, DigestAlgorithm algorithm) {
                    Optional<DigestSecret> found = users.find(name, realm, algorithm);
                    found.ifPresent(given::add);
                    return found;
                }

                @Override
                public Optional<DigestSecret> findHashed(String hashedName, String realm, DigestAlgorithm algorithm) {
                    return Optional.empty();
                }
            });
            assertIn(noting.get(noting.answer()));
            noting.get(noting.answer().set("password", "wrong"));

            assertThat(given)
                    .hasSize(2)
                    .allSatisfy(secret -> assertThat(secret.hash()).containsOnly(0));
            assertIn(noting.get(noting.answer()));
        }
    }

    @Nested
    class Flood {

        @Test
        void ofChallengesIsNotRemembered() {
            AtomicInteger claims = new AtomicInteger();
            TestRealm counting = TestRealm.with((OnceStore) (key, expires) -> {
                claims.incrementAndGet();
                return Claim.FIRST;
            });
            for (int i = 0; i < 10_000; i++) {
                counting.challenges();
            }
            assertThat(claims).hasValue(0);
        }

        @Test
        void ofListElementsIsReadInOnePass() {
            String empty = "Digest " + ",".repeat(AuthParameters.LONGEST - 10);
            String escapes = "Digest x=\"" + "\\\"".repeat(AuthParameters.LONGEST / 2 - 10) + "\"";

            for (int i = 0; i < 200; i++) {
                assertThat(AuthParameters.parse(empty).rejection()).isEmpty();
                assertThat(AuthParameters.parse(escapes).rejection()).isEmpty();
            }
        }
    }

    @Test
    void turkishLettersMakeNoDifference() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            String field = realm.answer()
                    .field()
                    .replace("nc=", "NC=")
                    .replace("uri=", "URI=")
                    .replace("Digest", "DIGEST");

            assertIn(realm.authenticate(MemoryRequest.get("/who").header("Authorization", field)));
        } finally {
            Locale.setDefault(before);
        }
    }
}
