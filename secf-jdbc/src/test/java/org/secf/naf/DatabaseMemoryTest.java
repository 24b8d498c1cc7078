package org.secf.naf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.crypto.Crypto;
import org.secf.digest.ClientAnswer;
import org.secf.gba.NafId;
import org.secf.gba.UaProtocol;
import org.secf.gba.naf.LastingMemory;
import org.secf.gba.naf.LastingMemory.Kept;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.UserSettings;
import org.secf.jdbc.Database;
import org.secf.jdbc.DatabaseSchema;
import org.secf.jdbc.Rows;
import org.secf.jdbc.SealingKeys;
import org.secf.jdbc.TestDatabase;
import org.secf.keys.Secret;
import org.secf.state.MovableClock;
import org.secf.state.OnceStore;

/** An application that is started anew knows its callers, and what they used (TS 33.220 §4.5.3, RFC 7616 §5.4). */
class DatabaseMemoryTest {

    private static final int SUBSCRIBERS = 10_000;
    private static final int THREADS = 4;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));

    private DatabaseMemory memory(TestDatabase.Fresh fresh, int... sealing) {
        return memory(fresh.with(DatabaseSchema.APPLICATION), sealing);
    }

    private DatabaseMemory memory(Database database, int... sealing) {
        List<Secret> keys = new ArrayList<>();
        for (int number : sealing) {
            byte[] octets = new byte[SealingKeys.KEY_OCTETS];
            Arrays.fill(octets, (byte) number);
            keys.add(Secret.taking(octets));
        }
        SecureRandom random = new SecureRandom();
        return new DatabaseMemory(database, new SealingKeys(Crypto.jdk(), random, keys), clock, random);
    }

    private static List<String> ofAll(IntFunction<String> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Callable<String>> calls = IntStream.range(0, SUBSCRIBERS)
                .<Callable<String>>mapToObj(number -> () -> call.apply(number))
                .toList();
        List<String> answers = new ArrayList<>();
        for (Future<String> one : threads.invokeAll(calls)) {
            answers.add(one.get());
        }
        threads.shutdown();
        return answers;
    }

    private static List<String> names() {
        return IntStream.range(0, SUBSCRIBERS).mapToObj(Naf::name).toList();
    }

    @Nested
    class Restart {

        @ParameterizedTest
        @EnumSource
        void losesNoneOfTenThousandCallersAndLetsNoAnswerPassTwice(TestDatabase kind) throws Exception {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Naf before = new Naf(memory(fresh, 1), clock, true);
                List<ClientAnswer.Asked> open = IntStream.range(0, SUBSCRIBERS)
                        .mapToObj(number -> before.challenge())
                        .toList();
                List<String> used = ofAll(number -> Naf.answer(before.challenge(), number));
                assertThat(ofAll(number -> before.called(used.get(number)))).isEqualTo(names());
                assertThat(before.asked()).isEqualTo(SUBSCRIBERS);
                fresh.disconnect();

                Naf after = new Naf(memory(fresh, 1), clock, false);

                assertThat(ofAll(number -> after.called(used.get(number)))).containsOnly("REPLAYED");
                assertThat(ofAll(number -> after.called(Naf.answer(open.get(number), number))))
                        .as("answers to challenges from before the restart")
                        .isEqualTo(names());
                assertThat(ofAll(number -> after.called(Naf.answer(after.challenge(), number))))
                        .as("answers to new challenges")
                        .isEqualTo(names());
                assertThat(after.asked()).isZero();
            }
        }

        @ParameterizedTest
        @EnumSource
        void doesNotLengthenTheLifeOfKeys(TestDatabase kind) {
            try (TestDatabase.Fresh fresh = kind.fresh()) {
                Naf before = new Naf(memory(fresh, 1), clock, true);
                assertThat(before.called(Naf.answer(before.challenge(), 7))).isEqualTo(Naf.name(7));
                fresh.disconnect();
                clock.advance(Duration.ofMinutes(61));

                Naf after = new Naf(memory(fresh, 1), clock, false);

                assertThat(after.called(Naf.answer(after.challenge(), 7))).isEqualTo("SECRETS_FAILED");
                assertThat(after.asked()).isEqualTo(1);
            }
        }
    }

    /** Sees how often it is asked. */
    private record Counting(LastingMemory memory, AtomicInteger asked) implements LastingMemory {

        @Override
        public Optional<Kept> find(KeyRequest question) {
            asked.incrementAndGet();
            return memory.find(question);
        }

        @Override
        public void keep(KeyRequest question, Kept retrieved) {
            memory.keep(question, retrieved);
        }

        @Override
        public OnceStore counts() {
            return memory.counts();
        }

        @Override
        public Secret nonceKey(String host) {
            return memory.nonceKey(host);
        }
    }

    /** Everybody can invent transactions, and keep a nonce. */
    @ParameterizedTest
    @EnumSource
    void isNotAskedByNoncesThatAreOld(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            AtomicInteger asked = new AtomicInteger();
            Naf naf = new Naf(new Counting(memory(fresh, 1), asked), clock, true);
            String field = Naf.answer(naf.challenge(), 7);
            clock.advance(Duration.ofDays(1));

            assertThat(naf.called(field)).isNotEqualTo(Naf.name(7));
            assertThat(asked).hasValue(0);
            assertThat(naf.called(Naf.answer(naf.challenge(), 7))).isEqualTo(Naf.name(7));
            assertThat(asked).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsKeysAgainstTheAgeThatIsDemandedNow(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Naf before = new Naf(memory(fresh, 1), clock, true, "max-key-age=30m");
            assertThat(before.called(Naf.answer(before.challenge(), 7))).isEqualTo(Naf.name(7));
            fresh.disconnect();
            clock.advance(Duration.ofMinutes(10));

            Naf same = new Naf(memory(fresh, 1), clock, false, "max-key-age=30m");
            assertThat(same.called(Naf.answer(same.challenge(), 7))).isEqualTo(Naf.name(7));
            Naf stricter = new Naf(memory(fresh, 1), clock, true, "max-key-age=5m");
            assertThat(stricter.called(Naf.answer(stricter.challenge(), 7))).isEqualTo(Naf.name(7));
            assertThat(stricter.asked()).isEqualTo(1);
            clock.advance(Duration.ofMinutes(1));
            Naf again = new Naf(memory(fresh, 1), clock, false, "max-key-age=5m");
            assertThat(again.called(Naf.answer(again.challenge(), 7))).isEqualTo(Naf.name(7));
        }
    }

    /** Its network says for each service which keys are good enough. */
    @ParameterizedTest
    @EnumSource
    void takesNoKeyThatTheOwnServiceForbids(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Naf lax = new Naf(memory(fresh, 1), clock, true, "services=3");
            Naf strict = new Naf(memory(fresh, 1), clock, true, "services=" + Naf.BY_CARD_ONLY);

            assertThat(lax.called(Naf.answer(lax.challenge(), 7))).isEqualTo(Naf.name(7));
            assertThat(strict.called(Naf.answer(strict.challenge(), 7))).isEqualTo("NO_SUCH_KEY");
        }
    }

    /** A flag means something else to another service. */
    @ParameterizedTest
    @EnumSource
    void takesNoFlagOfAnotherDefinitionsService(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Naf readers = new Naf(memory(fresh, 1), clock, true, "services=3", "flag-groups=1=readers");
            Naf masters = new Naf(memory(fresh, 1), clock, true, "services=7", "flag-groups=1=masters");

            assertThat(readers.groups(Naf.answer(readers.challenge(), 7))).containsExactly("readers");
            assertThat(masters.groups(Naf.answer(masters.challenge(), 7))).containsExactly("masters");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isSharedByTwoNodesAtATime(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Naf one = new Naf(memory(fresh, 1), clock, true);
            Naf other = new Naf(memory(fresh, 1), clock, false);
            String field = Naf.answer(other.challenge(), 7);

            assertThat(one.called(field)).isEqualTo(Naf.name(7));
            assertThat(other.called(field)).isEqualTo("REPLAYED");
            assertThat(other.called(Naf.answer(one.challenge(), 7))).isEqualTo(Naf.name(7));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsAllThatWasToldAndNothingReadable(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Database database = fresh.with(DatabaseSchema.APPLICATION);
            Kept kept = new Kept(keys(), clock.instant());
            memory(database, 1).keep(question(1, Naf.ID), kept);

            Kept found = memory(database, 1).find(question(1, Naf.ID)).orElseThrow();

            assertThat(found.keys().json()).isEqualTo(kept.keys().json());
            assertThat(found.retrieved()).isEqualTo(kept.retrieved());
            List<byte[]> stored = database.transaction(connection ->
                    Rows.all(connection, row -> row.getBytes(1), "SELECT sealed FROM secf_application_keys"));
            assertThat(new String(stored.get(0), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("meKeyMaterial", "alice", "0202");
        }
    }

    private ApplicationKeys keys() {
        byte[] device = new byte[32];
        Arrays.fill(device, (byte) 2);
        return new ApplicationKeys(
                Secret.taking(device),
                Optional.of(Secret.taking(new byte[32])),
                clock.instant().plusSeconds(3600),
                Optional.of(clock.instant()),
                Optional.of("alice@home1.net"),
                List.of(new UserSettings(3, 0, List.of("sip:alice@home1.net"), Optional.of("inner"), List.of(1L, 9L))));
    }

    @ParameterizedTest
    @EnumSource
    void givesKeysToTheApplicationOnlyThatTheyAreFor(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Database database = fresh.with(DatabaseSchema.APPLICATION);
            DatabaseMemory memory = memory(database, 1);
            NafId other = new NafId("naf2.home1.net", UaProtocol.HTTP_DIGEST);
            memory.keep(question(1, Naf.ID), new Kept(keys(), clock.instant()));

            assertThat(memory.find(question(1, other))).isEmpty();
            assertThat(memory.find(question(2, Naf.ID))).isEmpty();
            assertThat(fresh.noticed()).isEmpty();

            database.transaction(connection ->
                    Rows.change(connection, "UPDATE secf_application_keys SET application = ?", other.toString()));
            assertThat(memory.find(question(1, other))).isEmpty();
            assertThat(fresh.noticed()).containsExactly("SEAL_BROKEN");
        }
    }

    private static KeyRequest question(int subscriber, NafId application, Long... services) {
        return new KeyRequest(Naf.transaction(subscriber), application, false, List.of(services));
    }

    @ParameterizedTest
    @EnumSource
    void answersTheQuestionOnlyThatTheNetworkAnswered(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseMemory memory = memory(fresh, 1);
            memory.keep(question(1, Naf.ID, 3L, 7L), new Kept(keys(), clock.instant()));

            assertThat(memory.find(question(1, Naf.ID, 7L, 3L))).isPresent();
            assertThat(memory.find(question(1, Naf.ID, 3L))).isEmpty();
            assertThat(memory.find(question(1, Naf.ID, 37L))).isEmpty();
            assertThat(memory.find(question(1, Naf.ID, 3L, 7L, 9L))).isEmpty();
            assertThat(memory.find(new KeyRequest(Naf.transaction(1), Naf.ID, true, List.of(3L, 7L))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotBelieveWhatWasChangedBesideTheKeys(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Database database = fresh.with(DatabaseSchema.APPLICATION);
            DatabaseMemory memory = memory(database, 1);
            memory.keep(question(1, Naf.ID), new Kept(keys(), clock.instant()));
            database.transaction(
                    connection -> Rows.change(connection, "UPDATE secf_application_keys SET ends = ends + 86400000"));

            clock.advance(Duration.ofHours(1));
            assertThat(memory.find(question(1, Naf.ID)))
                    .as("the end of the keys")
                    .isEmpty();

            memory.keep(question(2, Naf.ID), new Kept(keys(), clock.instant()));
            database.transaction(connection ->
                    Rows.change(connection, "UPDATE secf_application_keys SET retrieved = retrieved + 86400000"));
            assertThat(fresh.noticed()).isEmpty();
            assertThat(memory.find(question(2, Naf.ID))).as("their beginning").isEmpty();
            assertThat(fresh.noticed()).containsExactly("SEAL_BROKEN");
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksTheNetworkForWhatNoSealingKeyOpens(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseMemory before = memory(fresh, 1);
            before.keep(question(1, Naf.ID), new Kept(keys(), clock.instant()));
            DatabaseMemory after = memory(fresh, 2);

            assertThat(after.find(question(1, Naf.ID))).isEmpty();
            assertThat(fresh.noticed()).containsExactly("UNKNOWN_SEALING_KEY");

            after.keep(question(1, Naf.ID), new Kept(keys(), clock.instant()));
            assertThat(after.find(question(1, Naf.ID))).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesItsNonceKeyOverToANewSealingKey(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Database database = fresh.with(DatabaseSchema.APPLICATION);
            byte[] first = memory(database, 1).nonceKey("naf1.home1.net").use(byte[]::clone);
            assertThat(memory(database, 1).nonceKey("naf2.home1.net").matches(first))
                    .isFalse();

            assertThat(memory(database, 2, 1).nonceKey("naf1.home1.net").matches(first))
                    .isTrue();
            assertThat(memory(database, 2).nonceKey("naf1.home1.net").matches(first))
                    .isTrue();
            assertThatIllegalStateException()
                    .isThrownBy(() -> memory(database, 2).nonceKey("naf2.home1.net"))
                    .withMessageContaining("UNKNOWN_SEALING_KEY");
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesOneNonceKeyForNodesThatStartTogether(TestDatabase kind) throws Exception {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DatabaseMemory memory = memory(fresh, 1);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<byte[]>> starts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                starts.add(() -> memory.nonceKey("naf1.home1.net").use(byte[]::clone));
            }
            List<byte[]> keys = new ArrayList<>();
            for (Future<byte[]> one : threads.invokeAll(starts)) {
                keys.add(one.get());
            }
            threads.shutdown();

            assertThat(keys).allSatisfy(key -> assertThat(key).isEqualTo(keys.get(0)));
        }
    }
}
