package org.secf.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.http.Bodies;
import org.secf.http.BodyLimits;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MessageGuard;
import org.secf.message.Freshness;
import org.secf.payload.PayloadReason;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore;
import org.secf.state.OnceStore.Claim;
import org.secf.state.SecurityAssociation;
import org.secf.verdict.Verdict;

/** An encrypted body counts once (AUTH-004). */
class SealedBodiesTest {

    private static final String[] FORMS = {"forms=AES128GCM,HPKE", "hpke-key-set=hpke"};

    private final Office office = new Office();
    private final SecurityAssociation alice = office.agree("a1", Optional.of("alice"));
    private final MessageGuard guard = office.usual();

    private static Verdict<Inspection> inspect(MessageGuard guard, MemoryRequest request) {
        return guard.inspect(request, new Bodies(new BodyLimits(10_000, 10_000), Optional::empty));
    }

    private MemoryRequest body() {
        return Office.post(office.under(alice));
    }

    private MemoryRequest body(SecurityAssociation association) {
        return Office.post(office.under(association));
    }

    /** A client that does not do what it must. */
    private static final class OneSalt extends SecureRandom {

        private static final long serialVersionUID = 1;

        @Override
        public void nextBytes(byte[] octets) {
            Arrays.fill(octets, (byte) 7);
        }
    }

    private static byte[] octets(MemoryRequest request) {
        return request.content().getBytes(StandardCharsets.ISO_8859_1);
    }

    private MessageGuard by(OnceStore once, String... more) {
        List<String> settings = new ArrayList<>(List.of(FORMS));
        settings.addAll(List.of(more));
        return office.guard(once, settings.toArray(String[]::new));
    }

    private void assertAnswered(MessageGuard guard, Verdict<Inspection> verdict, int status) {
        assertThat(guard.answer(body(), verdict.rejection().orElseThrow()).status())
                .isEqualTo(status);
    }

    @Nested
    class Repeated {

        @Test
        void isRefused() {
            MemoryRequest request = body();
            value(inspect(guard, request));

            Verdict<Inspection> again = inspect(guard, request);

            assertRefused(again, ConfidentialityReason.BODY_REPEATED);
            assertAnswered(guard, again, 400);
        }

        /** Nothing of the message but the body is looked at, nor is the part of it that may be chosen freely. */
        @Test
        void isRefusedElsewhereAndByAnotherRecordSizeToo() {
            MemoryRequest request = body();
            value(inspect(guard, request));
            byte[] other = octets(request);
            other[19]++;

            assertRefused(
                    inspect(
                            guard,
                            MemoryRequest.post("/api/others", "")
                                    .body(other)
                                    .header("Content-Type", "application/json")
                                    .header("Content-Encoding", "aes128gcm")),
                    ConfidentialityReason.BODY_REPEATED);
        }

        @Test
        void isNotWhatIsEncryptedAnew() {
            value(inspect(guard, body()));
            value(inspect(guard, body()));
        }

        @Test
        void isRefusedUntilItsAssociationEnds() {
            MemoryRequest request = body();
            value(inspect(guard, request));
            office.clock.advance(Office.LIFE.minusSeconds(1));
            assertRefused(inspect(guard, request), ConfidentialityReason.BODY_REPEATED);
            office.clock.advance(Duration.ofSeconds(1));
            assertRefused(inspect(guard, request), PayloadReason.KEY_UNKNOWN);
        }

        /** A store of several nodes may have an earlier clock. */
        @Test
        void isRememberedForLongerThanTheAssociation() {
            List<Instant> ends = new ArrayList<>();
            value(inspect(
                    by((key, expires) -> {
                        ends.add(expires);
                        return Claim.FIRST;
                    }),
                    body()));

            assertThat(ends).singleElement().satisfies(end -> assertThat(end).isAfter(alice.expires()));
        }

        @Test
        void byTwoThreadsPassesOnce() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                for (int round = 0; round < 5; round++) {
                    MemoryRequest request = body();
                    List<Callable<Verdict<Inspection>>> same = IntStream.range(0, 2)
                            .<Callable<Verdict<Inspection>>>mapToObj(i -> () -> inspect(guard, request))
                            .toList();
                    int passed = 0;
                    for (Future<Verdict<Inspection>> verdict : threads.invokeAll(same)) {
                        passed += verdict.get().rejection().isEmpty() ? 1 : 0;
                    }
                    assertThat(passed).isEqualTo(1);
                }
            } finally {
                threads.shutdownNow();
            }
        }

        /** Who sees a body under way must not use it up: the salt stands in it readably. */
        @Test
        void isNotWhatNeverPassed() {
            byte[] changed = octets(body());
            byte[] right = changed.clone();
            changed[changed.length - 1] ^= 1;
            MemoryRequest request = body();

            assertRefused(inspect(guard, request.body(changed)), PayloadReason.RECORD_NOT_AUTHENTIC);
            assertThat(inspect(guard, request.body(Arrays.copyOf(right, right.length - 1)))
                            .rejection())
                    .isPresent();
            value(inspect(guard, request.body(right)));
        }

        @Test
        void passesWhereTheDeployerSaysSoAndIsNotFresh() {
            MessageGuard loose = office.usual("accept-repeated=true");
            MemoryRequest request = body();

            value(inspect(loose, request));
            assertThat(value(inspect(loose, request)).facts().freshness()).isEmpty();
        }

        /** Everybody can make another with the same content: what is encrypted to a public key has a key of its own. */
        @Test
        void passesWhereItIsEncryptedToAKeyOfOurs() {
            MemoryRequest request = Office.post(office.sealed());

            value(inspect(guard, request));
            assertThat(value(inspect(guard, request)).facts().freshness()).isEmpty();
        }
    }

    @Nested
    class OfAnotherAssociation {

        /** Two clients may choose one salt. */
        @Test
        void passes() {
            SecurityAssociation bob = office.agree("b1", Optional.of("bob"));
            MemoryRequest one = salted(alice, "one");
            MemoryRequest other = salted(bob, "one");
            assertThat(Arrays.copyOf(octets(one), 16)).isEqualTo(Arrays.copyOf(octets(other), 16));

            value(inspect(guard, one));
            value(inspect(guard, other));
            assertRefused(inspect(guard, salted(alice, "two")), ConfidentialityReason.BODY_REPEATED);
        }

        private MemoryRequest salted(SecurityAssociation association, String text) {
            return Office.post(Office.protection(new OneSalt()), office.under(association), "text/plain", text);
        }
    }

    @Nested
    class Memory {

        @Test
        void thatIsFullOrFailsRefuses() {
            MessageGuard full = by((key, expires) -> Claim.UNAVAILABLE);
            MessageGuard broken = by((key, expires) -> {
                throw new IllegalStateException("down");
            });
            for (MessageGuard failing : List.of(full, broken)) {
                Verdict<Inspection> verdict = inspect(failing, body());
                assertRefused(verdict, ConfidentialityReason.BODY_MEMORY_FAILED);
                assertAnswered(failing, verdict, 503);
            }
        }

        @Test
        void isSharedOutAmongClients() {
            SecurityAssociation bob = office.agree("b1", Optional.of("bob"));
            SecurityAssociation further = office.agree("a2", Optional.of("alice"));
            MessageGuard few = by(new MemoryOnceStore(office.clock, 100), "max-bodies-per-client=2");
            value(inspect(few, body()));
            value(inspect(few, body(further)));

            Verdict<Inspection> more = inspect(few, body());

            assertRefused(more, ConfidentialityReason.TOO_MANY_BODIES);
            assertAnswered(few, more, 429);
            value(inspect(few, body(bob)));
        }

        @Test
        void hasNoMoreOfAllThanTheDeployerSays() {
            SecurityAssociation bob = office.agree("b1", Optional.of("bob"));
            MessageGuard few = by(new MemoryOnceStore(office.clock, 100), "max-bodies=2");
            value(inspect(few, body()));
            value(inspect(few, body()));

            assertRefused(inspect(few, body(bob)), ConfidentialityReason.TOO_MANY_BODIES);
        }

        @Test
        void isNotTakenByWhatIsRefused() {
            MessageGuard few = by(new MemoryOnceStore(office.clock, 100), "max-bodies-per-client=2");
            MemoryRequest request = body();
            value(inspect(few, request));
            assertRefused(inspect(few, request), ConfidentialityReason.BODY_REPEATED);
            assertRefused(inspect(few, request), ConfidentialityReason.BODY_REPEATED);
            value(inspect(few, body()));
            assertRefused(inspect(few, body()), ConfidentialityReason.TOO_MANY_BODIES);
        }
    }

    @Nested
    class Shares {

        private final Instant now = office.clock.instant();

        @Test
        void areFreeAgainWhenTheAssociationHasEnded() {
            BodyShares shares = new BodyShares(2, 2);
            assertThat(shares.take("alice", now.plusSeconds(60), now)).isTrue();
            assertThat(shares.take("alice", now.plusSeconds(3600), now)).isTrue();
            assertThat(shares.take("alice", now.plusSeconds(3600), now)).isFalse();
            assertThat(shares.take("bob", now.plusSeconds(60), now)).isFalse();

            assertThat(shares.take("bob", now.plusSeconds(90), now.plusSeconds(61)))
                    .isTrue();
            assertThat(shares.take("alice", now.plusSeconds(3600), now.plusSeconds(61)))
                    .isFalse();
            assertThat(shares.take("bob", now.plusSeconds(90), now.plusSeconds(4000)))
                    .isTrue();
            assertThat(shares.accounts()).isEqualTo(1);
        }

        @Test
        void areGivenBackOnceForEachThatWasTaken() {
            BodyShares shares = new BodyShares(1, 1);
            Instant end = now.plusSeconds(60);
            shares.giveBack("alice", end);
            assertThat(shares.take("alice", end, now)).isTrue();
            shares.giveBack("alice", end);
            shares.giveBack("alice", end);
            assertThat(shares.take("alice", end, now)).isTrue();
            assertThat(shares.take("alice", end, now)).isFalse();
        }
    }

    @Test
    void isSaidToBeFresh() {
        assertThat(value(inspect(guard, body())).facts().freshness())
                .extracting(Freshness::source)
                .containsExactly(Freshness.Source.SEALED_BODY);
    }
}
