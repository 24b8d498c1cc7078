package org.secf.bsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.crypto.Crypto;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.gba.bootstrapping.Bootstrapping;
import org.secf.jdbc.DatabaseFailedException;
import org.secf.jdbc.Rows;
import org.secf.jdbc.TestDatabase;
import org.secf.keys.Secret;
import org.secf.state.MovableClock;

/** TS 33.220 §4.5.2. */
class DatabaseBootstrappingsTest {

    private static final String ALICE = "alice@home1.net";
    private static final String BOB = "bob@home1.net";
    private static final NafId NAF = new NafId("naf1.home1.net", UaProtocol.HTTP_DIGEST);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));

    private DatabaseBootstrappings memory(TestDatabase.Fresh fresh) {
        Network network = Network.on(fresh);
        return memory(network);
    }

    private DatabaseBootstrappings memory(Network network) {
        List.of(ALICE, BOB).forEach(network::add);
        return new DatabaseBootstrappings(network.database(), network.keys(), Crypto.jdk(), clock);
    }

    private Bootstrapping bootstrapping(String subscriber, int number) {
        byte[] random = new byte[16];
        Arrays.fill(random, (byte) number);
        return new Bootstrapping(
                TransactionId.of(random, "bsf.home1.net"),
                subscriber,
                new BootstrappedKey(Crypto.jdk(), Secret.taking(new byte[32]), random, subscriber),
                clock.instant(),
                clock.instant().plus(Duration.ofHours(1)));
    }

    private static byte[] key(Bootstrapping of) {
        return of.key().device(NAF).use(byte[]::clone);
    }

    @ParameterizedTest
    @EnumSource
    void outliveARestartWithTheirKeys(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Bootstrapping made = bootstrapping(ALICE, 1);
            byte[] key = key(made);
            String temporary = made.temporaryIdentity();
            assertThat(memory(fresh).add(made)).isTrue();
            fresh.disconnect();

            DatabaseBootstrappings after = memory(fresh);
            Bootstrapping found = after.find(made.transaction()).orElseThrow();

            assertThat(key(found)).isEqualTo(key);
            assertThat(found.subscriber()).isEqualTo(ALICE);
            assertThat(found.expires()).isEqualTo(made.expires());
            assertThat(found.created()).isEqualTo(made.created());
            assertThat(after.subscriber(temporary)).contains(ALICE);
            assertThatIllegalStateException().isThrownBy(() -> key(made)); // wiped when it was taken over
        }
    }

    @ParameterizedTest
    @EnumSource
    void endWhenTheirTimeIsOver(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseBootstrappings memory = memory(fresh);
            Bootstrapping made = bootstrapping(ALICE, 1);
            String temporary = made.temporaryIdentity();
            memory.add(made);
            clock.advance(Duration.ofHours(1));

            assertThat(memory.find(made.transaction())).isEmpty();
            assertThat(memory.subscriber(temporary)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leaveNoRowBehind(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Network network = Network.on(fresh);
            DatabaseBootstrappings memory = memory(network);
            memory.add(bootstrapping(ALICE, 1));
            clock.advance(Duration.ofHours(1));
            memory.add(bootstrapping(BOB, 2));

            List<String> left = network.database()
                    .transaction(connection ->
                            Rows.all(connection, row -> row.getString(1), "SELECT subscriber FROM secf_bootstrapping"));
            assertThat(left).containsExactly(BOB);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areReplacedByThoseOfTheSameSubscriber(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseBootstrappings memory = memory(fresh);
            Bootstrapping first = bootstrapping(ALICE, 1);
            Bootstrapping second = bootstrapping(ALICE, 2);
            memory.add(first);
            memory.add(second);

            assertThat(memory.find(first.transaction())).isEmpty();
            assertThat(memory.find(second.transaction())).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void openInNoOtherRow(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Network network = Network.on(fresh);
            DatabaseBootstrappings memory = memory(network);
            Bootstrapping of = bootstrapping(ALICE, 1);
            memory.add(of);
            memory.add(bootstrapping(BOB, 2));
            network.database()
                    .transaction(connection -> Rows.change(
                            connection,
                            "UPDATE secf_bootstrapping SET bootstrapped_key = (SELECT other.bootstrapped_key FROM secf_bootstrapping other WHERE other.subscriber = ?) WHERE subscriber = ?",
                            BOB,
                            ALICE));

            assertThat(memory.find(of.transaction())).isEmpty();
            assertThat(fresh.noticed()).containsExactly("SEAL_BROKEN");
        }
    }

    @ParameterizedTest
    @EnumSource
    void openWithNothingElseInTheirRow(TestDatabase kind) {
        for (String change : List.of(
                "created = created + 1",
                "expires = expires + 86400000",
                "subscriber = 'bob@home1.net'",
                "temporary_identity = 'other'")) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Network network = Network.on(fresh);
                DatabaseBootstrappings memory = memory(network);
                Bootstrapping made = bootstrapping(ALICE, 1);
                memory.add(made);
                network.database()
                        .transaction(connection -> Rows.change(connection, "UPDATE secf_bootstrapping SET " + change));

                assertThat(memory.find(made.transaction())).as(change).isEmpty();
                assertThat(memory.subscriber("other")).as(change).isEmpty();
                assertThat(fresh.noticed()).as(change).isNotEmpty().containsOnly("SEAL_BROKEN");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void areNotThereForWhoLacksTheirSealingKey(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Bootstrapping made = bootstrapping(ALICE, 1);
            memory(Network.on(fresh, 1)).add(made);
            DatabaseBootstrappings other = memory(Network.on(fresh, 2));
            Bootstrapping bobs = bootstrapping(BOB, 2);
            other.add(bobs);

            assertThat(other.find(made.transaction())).isEmpty();
            assertThat(other.find(bobs.transaction())).isPresent();
            assertThat(fresh.noticed()).containsExactly("UNKNOWN_SEALING_KEY");
        }
    }

    @ParameterizedTest
    @EnumSource
    void areNotTakenForWhoIsNoSubscriberAnyMore(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Network network = Network.on(fresh);
            DatabaseBootstrappings memory = memory(network);
            Bootstrapping first = bootstrapping(ALICE, 1);
            Bootstrapping late = bootstrapping(ALICE, 2);
            memory.add(first);
            network.directory().remove(ALICE);

            assertThat(memory.find(first.transaction())).isEmpty();
            assertThatExceptionOfType(DatabaseFailedException.class).isThrownBy(() -> memory.add(late));
            assertThat(memory.find(late.transaction())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofOneSubscriberAtManyPlacesAtOnceLeaveOne(TestDatabase kind) throws Exception {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            List<DatabaseBootstrappings> nodes = List.of(memory(fresh), memory(fresh));
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<Boolean>> tasks = new ArrayList<>();
            List<TransactionId> made = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Bootstrapping one = bootstrapping(ALICE, i);
                DatabaseBootstrappings node = nodes.get(i % 2);
                made.add(one.transaction());
                tasks.add(() -> node.add(one));
            }
            for (Future<Boolean> added : threads.invokeAll(tasks)) {
                assertThat(added.get()).isTrue();
            }
            threads.shutdown();

            assertThat(made.stream().filter(one -> nodes.get(0).find(one).isPresent()))
                    .hasSize(1);
        }
    }
}
