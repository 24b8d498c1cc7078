package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.CLIENT;
import static org.secf.agreement.TestServer.RANDOM;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.reason;
import static org.secf.agreement.TestServer.value;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.keys.Thumbprint;
import org.secf.state.AssociationTerms;
import org.secf.state.RandomText;
import org.secf.verdict.Reason;

/** One answer makes one association, and on the terms that were asked for. */
class AgreementOnceTest {

    private final TestServer server = TestServer.open();
    private final ClientCredential signing = ClientCredential.signing(CLIENT);

    @Nested
    class Once {

        @Test
        void isOnceInAnySpelling() {
            byte[] message = propose(server.begin(), signing);
            value(server.post(message));

            assertThat(reason(server.post(Forgery.replaced(message, "{\"offer\"", "{ \"offer\""))))
                    .isEqualTo(AgreementReason.REPLAYED);
            byte[] turned =
                    Forgery.edited(message, text -> text.replaceAll("\\{(\"offer\":\"[^\"]*\"),(.*)}", "{$2,$1}"));
            assertThat(reason(server.post(turned))).isEqualTo(AgreementReason.REPLAYED);
        }

        /** A client whose random numbers repeat themselves has no fresh key for another agreement. */
        @Test
        void isOnceForEachKeyOfAClient() {
            for (Duration lifetime : List.of(TestServer.HOUR, Duration.ofMinutes(30))) {
                AgreementPolicy policy = new AgreementPolicy(
                        TestServer.NAME,
                        Map.of(Thumbprint.of(TestServer.SERVER.publicKey()), TestServer.SERVER.publicKey()),
                        List.of(AgreementSuite.X25519),
                        lifetime,
                        Duration.ofSeconds(30));
                KeyAgreement agreement = value(KeyAgreement.begin(policy, server.offer(), server.clock));
                byte[] message = value(agreement.propose(ClientCredential.anonymous(), new Repeating()));
                Optional<Reason> refused = server.post(message).rejection().map(org.secf.verdict.Rejection::reason);

                assertThat(refused)
                        .isEqualTo(
                                lifetime.equals(TestServer.HOUR)
                                        ? Optional.empty()
                                        : Optional.of(AgreementReason.REPLAYED));
            }
        }

        private static final class Repeating extends java.security.SecureRandom {

            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] octets) {
                java.util.Arrays.fill(octets, (byte) 7);
            }
        }

        @Test
        void isOnceForAnyNumberOfThreads() throws Exception {
            for (int round = 0; round < 20; round++) {
                byte[] message = propose(server.begin(), signing);
                assertThat(together(() -> server.post(message).rejection().isEmpty()))
                        .containsOnlyOnce(true);
            }
        }

        @Test
        void isOnceForTheClientsThreadsToo() throws Exception {
            for (int round = 0; round < 20; round++) {
                KeyAgreement agreement = server.begin();
                byte[] grant = value(server.post(propose(agreement, signing)));
                assertThat(together(() -> agreement.complete(grant).rejection().isEmpty()))
                        .containsOnlyOnce(true);
            }
        }

        private List<Boolean> together(Callable<Boolean> attempt) throws Exception {
            int count = 4;
            CyclicBarrier barrier = new CyclicBarrier(count);
            ExecutorService threads = Executors.newFixedThreadPool(count);
            try {
                List<Boolean> outcomes = new java.util.ArrayList<>();
                Callable<Boolean> waiting = () -> {
                    barrier.await();
                    return attempt.call();
                };
                for (Future<Boolean> done : threads.invokeAll(java.util.Collections.nCopies(count, waiting))) {
                    outcomes.add(done.get());
                }
                return outcomes;
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Even the right server gets no more than was asked for. */
    @Nested
    class Terms {

        private Optional<Reason> granted(Instant established, Instant expires) {
            KeyAgreement agreement = server.begin();
            byte[] message = propose(agreement, signing);
            var opened = value(
                    server.opener.open(value(Proposal.read(message)).proposal(), value(server.preKeys.current())));
            AssociationTerms terms =
                    new AssociationTerms(RandomText.secret(RANDOM), established, expires, RandomText.secret(RANDOM));
            String proof = org.secf.keys.Base64Url.encode(opened.pending().serverProof(terms));
            return agreement
                    .complete(new Grant(terms, proof).toJson())
                    .rejection()
                    .map(org.secf.verdict.Rejection::reason);
        }

        @ParameterizedTest
        @CsvSource({"0, 3601", "-31, 3000", "31, 3000"})
        void areOfThisTimeAndNoLonger(long established, long expires) {
            Instant now = TestServer.NOW;
            assertThat(granted(now.plusSeconds(established), now.plusSeconds(expires)))
                    .contains(AgreementReason.TERMS_UNACCEPTABLE);
        }

        @Test
        void areTakenOtherwise() {
            assertThat(granted(TestServer.NOW.minusSeconds(30), TestServer.NOW.plusSeconds(3570)))
                    .isEmpty();
        }
    }
}
