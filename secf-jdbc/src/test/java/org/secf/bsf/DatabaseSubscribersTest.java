package org.secf.bsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.gba.AuthenticationCentre;
import org.secf.gba.SequenceNumber;
import org.secf.gba.bootstrapping.Subscriber;
import org.secf.jdbc.Database;
import org.secf.jdbc.DatabaseFailedException;
import org.secf.jdbc.Rows;
import org.secf.jdbc.TestDatabase;
import org.secf.verdict.Verdicts;

/** TS 33.220 §4.2.3 and TS 33.102 Annex C.1. */
class DatabaseSubscribersTest {

    private static final String ALICE = "alice@home1.net";
    private static final String BOB = "bob@home1.net";

    private static List<String> texts(Network network, String query) {
        return network.database()
                .transaction(connection -> Rows.all(connection, row -> String.valueOf(row.getString(1)), query));
    }

    @Nested
    class Keys {

        @ParameterizedTest
        @EnumSource
        void areThoseOfTheCardAlsoAfterARestart(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Verdicts.value(Network.on(fresh).add(ALICE));
                fresh.disconnect();

                Subscriber alice = Network.on(fresh).subscribers().find(ALICE).orElseThrow();

                byte[] random = HexFormat.of().parseHex("23553cbe9637a89d218ae64dae47bf35");
                byte[] token = new AuthenticationCentre(alice.functions())
                        .vector(
                                random,
                                SequenceNumber.of(HexFormat.of().parseHex("ff9bb4d0b607")),
                                HexFormat.of().parseHex("b9b9"))
                        .token();
                assertThat(HexFormat.of().formatHex(token)).isEqualTo("55f328b43577b9b94a9ffac354dfafb3");
                assertThat(alice.management()).isEqualTo(Network.AMF);
            }
        }

        @ParameterizedTest
        @EnumSource
        void areNotReadableInTheDatabase(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network network = Network.on(fresh);
                Verdicts.value(network.add(ALICE));

                List<byte[]> stored = network.database()
                        .transaction(
                                connection -> Rows.all(
                                        connection,
                                        row -> row.getBytes(1),
                                        "SELECT subscriber_key FROM secf_subscriber UNION ALL SELECT operator_key FROM secf_subscriber"));

                assertThat(stored)
                        .hasSize(2)
                        .allSatisfy(octets -> assertThat(HexFormat.of().formatHex(octets))
                                .hasSize(2 * (12 + 16 + 16))
                                .doesNotContain(Network.K, Network.OPC));
            }
        }

        @ParameterizedTest
        @EnumSource
        void openInNoOtherRow(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network network = Network.on(fresh);
                Verdicts.value(network.add(ALICE));
                Verdicts.value(network.add(BOB));
                network.database()
                        .transaction(connection -> Rows.change(
                                connection,
                                "UPDATE secf_subscriber SET subscriber_key = (SELECT other.subscriber_key FROM secf_subscriber other WHERE other.identity = ?) WHERE identity = ?",
                                BOB,
                                ALICE));

                assertThat(network.subscribers().find(ALICE)).isEmpty();
                assertThat(fresh.noticed()).containsExactly("SEAL_BROKEN");
                assertThat(network.subscribers().find(BOB)).isPresent();
            }
        }

        @ParameterizedTest
        @EnumSource
        void openInNoOtherColumn(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network network = Network.on(fresh);
                Verdicts.value(network.add(ALICE));
                network.database()
                        .transaction(
                                connection -> Rows.change(
                                        connection,
                                        "UPDATE secf_subscriber SET subscriber_key = operator_key, operator_key = subscriber_key"));

                assertThat(network.subscribers().find(ALICE)).isEmpty();
                assertThat(fresh.noticed()).containsExactly("SEAL_BROKEN");
            }
        }

        @ParameterizedTest
        @EnumSource
        void ofNobodyAreNotThere(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                assertThat(Network.on(fresh).subscribers().find("mallory' OR '1'='1"))
                        .isEmpty();
            }
        }
    }

    @Nested
    class Resealed {

        @ParameterizedTest
        @EnumSource
        void theyNeedTheFormerKeyNoMore(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network before = Network.on(fresh, 1);
                for (int i = 0; i < 450; i++) {
                    Verdicts.value(before.add("user" + i + "@home1.net"));
                }
                Network both = Network.on(fresh, 2, 1);
                Verdicts.value(both.add(ALICE));

                assertThat(Verdicts.value(resealing(both).run())).isEqualTo(450);
                assertThat(Verdicts.value(resealing(both).run())).isZero();

                Network after = Network.on(fresh, 2);
                assertThat(texts(after, "SELECT DISTINCT sealing_key FROM secf_subscriber"))
                        .containsExactly(after.keys().active());
                assertThat(after.subscribers().find("user449@home1.net")).isPresent();
                assertThat(after.subscribers().find(ALICE)).isPresent();
            }
        }

        /** A node that has not changed over yet adds one that comes before those that are done. */
        @ParameterizedTest
        @EnumSource
        void theyAreAgainUntilNoneIsLeft(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network before = Network.on(fresh, 1);
                Verdicts.value(before.add(BOB));
                DataSource source = fresh.source();
                AtomicInteger connections = new AtomicInteger();
                DataSource withAnother = (DataSource) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                            if (connections.incrementAndGet() == 2) {
                                Verdicts.value(before.add(ALICE));
                            }
                            return method.invoke(source, arguments);
                        });
                Network after = new Network(new Database(withAnother, Clock.systemUTC()), Network.sealing(2, 1));

                assertThat(Verdicts.value(resealing(after).run())).isEqualTo(2);
            }
        }

        @ParameterizedTest
        @EnumSource
        void theyAreNotByWhoLacksTheFormerKey(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network before = Network.on(fresh, 1);
                Verdicts.value(before.add(ALICE));
                Network other = Network.on(fresh, 2);

                assertThat(resealing(other).run().rejection())
                        .hasValueSatisfying(rejection ->
                                assertThat(rejection.reason().name()).isEqualTo("UNKNOWN_SEALING_KEY"));
                assertThat(before.subscribers().find(ALICE)).isPresent();
                Verdicts.value(other.add(BOB));
                assertThat(other.subscribers().find(ALICE)).isEmpty();
                assertThat(other.subscribers().find(BOB)).isPresent();
                assertThat(fresh.noticed()).containsExactly("UNKNOWN_SEALING_KEY");
            }
        }

        private static Resealing resealing(Network network) {
            return new Resealing(network.database(), network.keys(), org.secf.crypto.Crypto.jdk());
        }
    }

    /** Whoever asks for names must not see by what they wait for, or fail at, who is a subscriber. */
    @Nested
    class Nobodies {

        private static final String MALLORY = "mallory@home1.net";

        @ParameterizedTest
        @EnumSource
        void haveOneRowForEachName(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network one = Network.on(fresh);
                Network other = Network.on(fresh);
                one.subscribers().pretend(MALLORY);
                other.subscribers().pretend(MALLORY);
                other.subscribers().pretend("trudy@home1.net");

                assertThat(texts(one, "SELECT sequence_number FROM secf_nobody WHERE sequence_number > 0 ORDER BY 1"))
                        .containsExactly("1", "2");
                assertThat(texts(one, "SELECT COUNT(*) FROM secf_nobody")).containsExactly("4096");
            }
        }

        @ParameterizedTest
        @EnumSource
        void waitAndFailLikeSubscribers(TestDatabase kind) throws Exception {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network network = new Network(
                        fresh.impatient(org.secf.jdbc.DatabaseSchema.BOOTSTRAPPING_SERVER), Network.sealing(1));
                Verdicts.value(network.add(ALICE));
                DatabaseSubscribers subscribers = network.subscribers();
                Subscriber alice = subscribers.find(ALICE).orElseThrow();
                int slot = network.keys().number(MALLORY, Nobody.SLOTS);
                try (AutoCloseable ofAlice = fresh.holding("SELECT identity FROM secf_subscriber");
                        AutoCloseable ofMallory = fresh.holding("SELECT slot FROM secf_nobody WHERE slot = " + slot)) {
                    assertThat(List.of(ofAlice, ofMallory)).hasSize(2);
                    String known = failure(() -> subscribers.next(alice));
                    String unknown = failure(() -> subscribers.pretend(MALLORY));

                    assertThat(unknown).isEqualTo(known);
                }
                subscribers.pretend(MALLORY);
            }
        }

        private static String failure(Runnable call) {
            DatabaseFailedException failure = assertThatExceptionOfType(DatabaseFailedException.class)
                    .isThrownBy(call::run)
                    .actual();
            return String.valueOf(failure.getMessage());
        }
    }

    @Nested
    class Numbers {

        private static final int THREADS = 8;
        private static final int EACH = 40;

        @ParameterizedTest
        @EnumSource
        void areNeverGivenTwiceByManyThreadsOfTwoNodes(TestDatabase kind) throws Exception {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network one = Network.on(fresh);
                Network other = Network.on(fresh);
                Verdicts.value(one.add(ALICE));
                ExecutorService threads = Executors.newFixedThreadPool(THREADS);
                List<Callable<List<SequenceNumber>>> tasks = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    tasks.add(numbers(i % 2 == 0 ? one : other));
                }
                List<SequenceNumber> given = new ArrayList<>();
                for (Future<List<SequenceNumber>> numbers : threads.invokeAll(tasks)) {
                    given.addAll(numbers.get());
                }
                threads.shutdown();

                assertThat(given).hasSize(THREADS * EACH).doesNotHaveDuplicates();
                assertThat(texts(one, "SELECT sequence_number FROM secf_subscriber"))
                        .containsExactly(String.valueOf(given.stream()
                                .max(SequenceNumber::compareTo)
                                .orElseThrow()
                                .value()));
            }
        }

        private static Callable<List<SequenceNumber>> numbers(Network network) {
            DatabaseSubscribers subscribers = network.subscribers();
            Subscriber alice = subscribers.find(ALICE).orElseThrow();
            return () -> {
                List<SequenceNumber> taken = new ArrayList<>();
                for (int i = 0; i < EACH; i++) {
                    SequenceNumber next = subscribers.next(alice);
                    assertThat(taken).allSatisfy(before -> assertThat(next).isGreaterThan(before));
                    taken.add(next);
                }
                return taken;
            };
        }

        @ParameterizedTest
        @EnumSource
        void goOnAfterARestart(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network before = Network.on(fresh);
                Verdicts.value(before.add(ALICE));
                SequenceNumber last = next(before);
                fresh.disconnect();

                assertThat(next(Network.on(fresh))).isEqualTo(last.next());
            }
        }

        @ParameterizedTest
        @EnumSource
        void goToWhereTheCardIsUnlessItTakesThoseThatCome(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network network = Network.on(fresh);
                Verdicts.value(network.add(ALICE));
                SequenceNumber ahead = new SequenceNumber(1L << 20);
                DatabaseSubscribers subscribers = network.subscribers();
                Subscriber alice = subscribers.find(ALICE).orElseThrow();

                subscribers.resynchronise(alice, ahead);
                assertThat(subscribers.next(alice)).isEqualTo(ahead.next());

                subscribers.resynchronise(alice, new SequenceNumber(32));
                assertThat(subscribers.next(alice)).isEqualTo(ahead.next().next());

                subscribers.resynchronise(alice, new SequenceNumber(1L << 40));
                subscribers.resynchronise(alice, new SequenceNumber(32));
                assertThat(subscribers.next(alice)).isEqualTo(new SequenceNumber(32).next());
            }
        }

        @ParameterizedTest
        @EnumSource
        void areNotGivenToWhoWasRemovedMeanwhile(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network network = Network.on(fresh);
                Verdicts.value(network.add(ALICE));
                Subscriber alice = network.subscribers().find(ALICE).orElseThrow();
                network.directory().remove(ALICE);

                assertThatIllegalStateException()
                        .isThrownBy(() -> network.subscribers().next(alice));
            }
        }

        private static SequenceNumber next(Network network) {
            DatabaseSubscribers subscribers = network.subscribers();
            return subscribers.next(subscribers.find(ALICE).orElseThrow());
        }
    }
}
