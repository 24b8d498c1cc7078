package org.secf.gba.naf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.agreement.PreSharedKeys.Known;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.RetrievalReason;
import org.secf.keys.Secret;
import org.secf.state.MovableClock;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Bootstrapped keys as pre-shared keys of key agreements. */
class BootstrappedPreSharedKeysTest {

    private static final String HOST = "idp.home1.net";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final List<KeyRequest> asked = new ArrayList<>();
    private Optional<Reason> failure = Optional.empty();
    private Duration good = Duration.ofMinutes(1);
    private Optional<String> subscriber = Optional.of("alice@home1.net");
    private final BootstrappedPreSharedKeys keys =
            new BootstrappedPreSharedKeys(this::retrieve, HOST, List.of(3L), clock);

    private Verdict<ApplicationKeys> retrieve(KeyRequest request) {
        asked.add(request);
        return failure.<Verdict<ApplicationKeys>>map(reason -> Verdict.rejected(reason, "keys", "none"))
                .orElseGet(() -> Verdict.accepted(new ApplicationKeys(
                        Secret.taking(new byte[32]),
                        Optional.empty(),
                        clock.instant().plus(good),
                        Optional.empty(),
                        subscriber,
                        List.of())));
    }

    private static String transaction(int number) {
        return TransactionId.of(ByteBuffer.allocate(16).putInt(number).array(), "bsf.home1.net")
                .toString();
    }

    @Test
    void areThoseOfKeyAgreementAlone() {
        Known known = keys.find(transaction(1)).orElseThrow();

        assertThat(known.client()).isEqualTo("alice@home1.net");
        assertThat(known.secret().size()).isEqualTo(32);
        assertThat(asked.get(0).application()).isEqualTo(new NafId(HOST, new UaProtocol("ff00000001")));
        assertThat(asked.get(0).services()).containsExactly(3L);
    }

    @Test
    void nameTheTransactionWhereTheNetworkNamesNobody() {
        subscriber = Optional.empty();
        assertThat(keys.find(transaction(1)).orElseThrow().client()).isEqualTo(transaction(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "meter-7", "nothing@", "AAAA@bsf.home1.net\n"})
    void areNotAskedForByNamesThatAreNoTransactions(String id) {
        assertThat(keys.find(id)).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void areNoneWhereTheNetworkKnowsOrSaysNothing() {
        failure = Optional.of(RetrievalReason.UNKNOWN_TRANSACTION);
        assertThat(keys.find(transaction(1))).isEmpty();
        failure = Optional.of(RetrievalReason.MALFORMED_ANSWER);
        assertThat(keys.find(transaction(2))).isEmpty();
    }

    @Test
    void areNoneWhenTheyAreOver() {
        good = Duration.ZERO;
        assertThat(keys.find(transaction(1))).isEmpty();
    }

    @Test
    void areNoneOfNamesThatNobodyCanSee() {
        subscriber = Optional.of("alice\u200b");
        assertThat(keys.find(transaction(1))).isEmpty();
    }

    /** Whoever invents transactions does not have the network asked about each. */
    @Test
    void areNotAskedForWithoutEnd() {
        failure = Optional.of(RetrievalReason.UNKNOWN_TRANSACTION);
        for (int i = 0; i < 1000; i++) {
            keys.find(transaction(i));
        }
        assertThat(asked.size()).isLessThanOrEqualTo(Inquiries.MOST);
    }
}
