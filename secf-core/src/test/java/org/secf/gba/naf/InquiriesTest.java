package org.secf.gba.naf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.digest.DigestReason;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.gba.naf.Inquiries.Asker;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.KeySource;
import org.secf.gba.retrieval.RetrievalReason;
import org.secf.keys.Secret;
import org.secf.state.MovableClock;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Strangers invent transactions: few of them reach the network, and they stand in nobody's way. */
class InquiriesTest {

    private static final NafId NAF = new NafId("naf1.home1.net", UaProtocol.HTTP_DIGEST);
    private static final Duration NONCE_LIFETIME = Duration.ofSeconds(60);
    private static final String STRANGER = "192.0.2.1";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final Network network = new Network();
    private final Inquiries inquiries = new Inquiries(network, clock, NONCE_LIFETIME);

    /** The network's server, without a network. */
    private final class Network implements KeySource {

        private final List<TransactionId> asked = Collections.synchronizedList(new ArrayList<>());
        private final Set<TransactionId> known = Collections.synchronizedSet(new HashSet<>());
        private Optional<Reason> failure = Optional.empty();
        private Runnable meanwhile = () -> {};

        @Override
        public Verdict<ApplicationKeys> retrieve(KeyRequest request) {
            asked.add(request.transaction());
            meanwhile.run();
            if (failure.isPresent()) {
                return Verdict.rejected(failure.get(), "an answer", "none");
            }
            return known.contains(request.transaction())
                    ? Verdict.accepted(new ApplicationKeys(
                            Secret.taking(new byte[32]),
                            Optional.empty(),
                            clock.instant().plusSeconds(60),
                            Optional.empty(),
                            Optional.empty(),
                            List.of()))
                    : Verdict.rejected(RetrievalReason.UNKNOWN_TRANSACTION, "one", "another");
        }
    }

    private static TransactionId transaction(int number) {
        return TransactionId.of(ByteBuffer.allocate(16).putInt(number).array(), "bsf.home1.net");
    }

    private Verdict<ApplicationKeys> ask(int number, String nonce, String sender) {
        return inquiries.ask(
                new KeyRequest(transaction(number), NAF, false, List.of()), new Asker(nonce, () -> true, sender));
    }

    /** By a nonce of its own. */
    private Verdict<ApplicationKeys> ask(int number, String sender) {
        return ask(number, "nonce" + number, sender);
    }

    /** How many of them reached the network. */
    private long reached(int from, int to, IntFunction<String> sender) {
        int before = network.asked.size();
        IntStream.range(from, to).forEach(number -> ask(number, sender.apply(number)));
        return network.asked.size() - (long) before;
    }

    @Nested
    class UnknownTransaction {

        @Test
        void isAskedAboutOnceForAShortTime() {
            assertRefused(ask(1, "a", STRANGER), RetrievalReason.UNKNOWN_TRANSACTION);
            assertRefused(ask(1, "b", "192.0.2.2"), RetrievalReason.UNKNOWN_TRANSACTION);

            assertThat(network.asked).hasSize(1);
        }

        @Test
        void thatSomebodyAskedAboutTooEarlyIsGoodSecondsLater() {
            assertRefused(ask(1, "a", STRANGER), RetrievalReason.UNKNOWN_TRANSACTION);
            network.known.add(transaction(1));
            clock.advance(Inquiries.UNKNOWN_FOR);

            value(ask(1, "b", "192.0.2.2"));
            assertThat(Inquiries.UNKNOWN_FOR).isLessThanOrEqualTo(Duration.ofSeconds(5));
        }
    }

    @Nested
    class Nonce {

        @Test
        void asksAboutOneTransaction() {
            assertRefused(ask(1, "a", STRANGER), RetrievalReason.UNKNOWN_TRANSACTION);

            assertRefused(ask(2, "a", STRANGER), GbaReason.NONCE_SPENT);
            assertRefused(ask(2, "a", "192.0.2.2"), GbaReason.NONCE_SPENT);
            assertThat(network.asked).hasSize(1);
            assertRefused(ask(2, "b", STRANGER), RetrievalReason.UNKNOWN_TRANSACTION);
        }

        @Test
        void asksAboutOneWhileTheNetworkThinks() {
            List<Verdict<ApplicationKeys>> others = new ArrayList<>();
            network.known.add(transaction(1));
            network.meanwhile = () -> {
                network.meanwhile = () -> {};
                others.add(ask(2, "a", STRANGER));
            };

            value(ask(1, "a", STRANGER));

            assertRefused(others.get(0), GbaReason.NONCE_SPENT);
        }

        @Test
        void asksAboutOneWhoeverComesAtOnce() throws Exception {
            ExecutorService many = Executors.newFixedThreadPool(8);
            try {
                for (int round = 0; round < 200; round++) {
                    String nonce = "round" + round;
                    int first = round * 8;
                    network.asked.clear();
                    List<Callable<Verdict<ApplicationKeys>>> calls = IntStream.range(first, first + 8)
                            .<Callable<Verdict<ApplicationKeys>>>mapToObj(number -> () -> ask(number, nonce, STRANGER))
                            .toList();
                    for (Future<Verdict<ApplicationKeys>> one : many.invokeAll(calls)) {
                        one.get();
                    }
                    assertThat(network.asked).hasSize(1);
                    clock.advance(Duration.ofSeconds(1));
                }
            } finally {
                many.shutdownNow();
            }
        }

        @Test
        void isGoodForWhoeverTheNetworkKnows() {
            network.known.add(transaction(1));
            network.known.add(transaction(2));

            value(ask(1, "a", STRANGER));
            value(ask(2, "a", STRANGER));
        }

        @Test
        void thatIsOldAsksNothing() {
            network.known.add(transaction(1));

            assertRefused(
                    inquiries.ask(
                            new KeyRequest(transaction(1), NAF, false, List.of()),
                            new Asker("a", () -> false, STRANGER)),
                    DigestReason.NONCE_STALE);
            assertThat(network.asked).isEmpty();
        }
    }

    @Nested
    class Flood {

        @Test
        void ofOneSenderLeavesRoomForOthers() {
            assertThat(reached(0, 1000, number -> STRANGER)).isEqualTo(Inquiries.MOST - Inquiries.RESERVE);
            assertRefused(ask(1000, STRANGER), GbaReason.TOO_MANY_UNKNOWN);

            network.known.add(transaction(1001));
            value(ask(1001, "192.0.2.2"));
        }

        @Test
        void ofManySendersReachesTheNetworkSlowly() {
            assertThat(reached(0, 1000, number -> "sender" + number)).isEqualTo(Inquiries.MOST);
            clock.advance(Duration.ofMillis(500));
            assertThat(reached(1000, 2000, number -> "sender" + number)).isEqualTo(Inquiries.A_SECOND / 2);
            clock.advance(Duration.ofDays(1));
            assertThat(reached(2000, 3000, number -> "sender" + number)).isEqualTo(Inquiries.MOST);
        }

        @Test
        void isForgottenWhenItIsOver() {
            reached(0, 1000, number -> STRANGER);
            clock.advance(Inquiries.REMEMBERED_SENDERS);
            reached(1000, 2000, number -> "other");
            network.known.add(transaction(2000));

            value(ask(2000, STRANGER));
        }

        @Test
        void ofKnownOnesIsNone() {
            IntStream.range(0, 1000).forEach(number -> network.known.add(transaction(number)));

            assertThat(reached(0, 1000, number -> STRANGER)).isEqualTo(1000);
            // Nor does it count when others use up all but the reserve.
            reached(1000, 2000, number -> "other");
            value(ask(0, STRANGER));
        }

        @Test
        void ofQuestionsThatTheNetworkDoesNotAnswerCountsAgainstNobody() {
            network.failure = Optional.of(RetrievalReason.SERVER_DOWN);
            assertThat(reached(0, 1000, number -> STRANGER)).isEqualTo(1000);
            network.failure = Optional.empty();
            network.known.add(transaction(1));

            value(ask(1, "nonce2", STRANGER));
        }

        @Test
        void atOnceHasAnEndToo() {
            List<Verdict<ApplicationKeys>> answers = new ArrayList<>();
            IntStream.range(0, 1000).forEach(number -> network.known.add(transaction(number)));
            // Each asks while the one before waits.
            network.meanwhile = () -> {
                if (network.asked.size() < 1000) {
                    answers.add(ask(network.asked.size(), STRANGER));
                }
            };

            value(ask(0, STRANGER));

            assertThat(network.asked).hasSize(Inquiries.MOST - Inquiries.RESERVE);
            assertRefused(answers.get(0), GbaReason.TOO_MANY_UNKNOWN);
            // It was no flood, as is known now.
            network.asked.clear();
            network.meanwhile = () -> {};
            assertThat(reached(0, 1000, number -> STRANGER)).isEqualTo(1000);
        }

        /** None of its answers has come, so that none is unknown yet. */
        @Test
        void atOnceOfOneSenderLeavesRoomForOthers() {
            List<Verdict<ApplicationKeys>> others = new ArrayList<>();
            network.known.add(transaction(1000));
            network.meanwhile = () -> {
                if (network.asked.size() < 1000) {
                    int before = network.asked.size();
                    ask(before, STRANGER);
                    if (network.asked.size() == before) {
                        network.meanwhile = () -> {};
                        others.add(ask(1000, "192.0.2.2"));
                    }
                }
            };

            ask(0, STRANGER);

            value(others.get(0));
            assertThat(network.asked).hasSize(Inquiries.MOST - Inquiries.RESERVE + 1);
        }
    }

    @Nested
    class Memory {

        private final Recent<String, Integer> recent = new Recent<>(clock, Duration.ofSeconds(10), 2);

        @Test
        void isBounded() {
            recent.put("a", 1);
            recent.put("b", 2);
            recent.put("c", 3);

            assertThat(recent.find("a")).isEmpty();
            assertThat(recent.find("b")).contains(2);
            assertThat(recent.find("c")).contains(3);
        }

        @Test
        void endsInTimeWhateverIsAdded() {
            recent.put("a", 1);
            clock.advance(Duration.ofSeconds(9));
            recent.put("a", 2);
            assertThat(recent.find("a")).contains(2);
            clock.advance(Duration.ofSeconds(1));

            assertThat(recent.find("a")).isEmpty();
            recent.put("a", 3);
            assertThat(recent.find("a")).contains(3);
        }
    }
}
