package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.digest.Outcomes.assertIn;
import static org.secf.digest.Outcomes.assertRefused;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Outcome;
import org.secf.message.Freshness;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore;
import org.secf.state.OnceStore.Claim;

/** An answer counts once (H42, H85; RFC 7616 §5.5). */
class ReplayTest {

    /** Of a nonce, by default. */
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final TestRealm realm = TestRealm.with();

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

    /** So that a method may rely on it. */
    @Test
    void isKnownNotToBe() {
        Instant issued = realm.clock.instant();
        DigestAnswer answer = realm.answer();
        realm.pass(Duration.ofSeconds(20));

        Outcome outcome = realm.get(answer);

        assertThat(((Outcome.Established) outcome).facts().freshness())
                .containsExactly(new Freshness(
                        "digest",
                        Freshness.Source.COUNT,
                        DigestAnswer.NAME,
                        Optional.of(DigestAnswer.NAME),
                        Optional.of(issued),
                        Optional.of(issued.plus(LIFETIME))));
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
