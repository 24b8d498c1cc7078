package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.CLIENT;
import static org.secf.agreement.TestServer.RANDOM;
import static org.secf.agreement.TestServer.credential;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.reason;
import static org.secf.agreement.TestServer.value;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.hpke.HpkeReason;
import org.secf.hpke.KemPublicKey;
import org.secf.keys.Thumbprint;
import org.secf.state.AssociationReason;
import org.secf.verdict.Verdict;

/** What an attacker on the way, a wrong client and a wrong server can send; each is right but for one fault. */
class ForgedAgreementTest {

    private final TestServer server = TestServer.open();
    private final ClientCredential signing = ClientCredential.signing(CLIENT);

    @Nested
    class Offers {

        private byte[] offer = server.offer();

        private Verdict<KeyAgreement> begin(byte[] message) {
            return KeyAgreement.begin(TestServer.trusting(TestServer.SERVER), message, server.clock);
        }

        @Test
        void areCoveredByTheirSignatureInEveryPart() {
            Offer good = value(server.responder.offer()).offer();
            String id = good.id();
            Map<String, String> edits = Map.of(
                    id,
                    id.substring(1) + "A",
                    TestServer.NAME,
                    "https://enabler.example.com",
                    "\"not_before\":" + good.notBefore().getEpochSecond(),
                    "\"not_before\":1",
                    "\"not_after\":" + good.notAfter().getEpochSecond(),
                    "\"not_after\":9999999999",
                    "\"longest\":3600",
                    "\"longest\":3601",
                    "\"base\",",
                    "",
                    "\"auth_psk\",\"pre-shared\"",
                    "\"pre-shared\",\"auth_psk\"");
            edits.forEach((from, to) -> assertThat(reason(begin(Forgery.replaced(offer, from, to))))
                    .as(from)
                    .isEqualTo(AgreementReason.OFFER_SIGNATURE));
            assertThat(reason(begin(Forgery.tampered(offer, "key")))).isIn(List.of(AgreementReason.OFFER_SIGNATURE));
            assertThat(reason(begin(Forgery.tampered(offer, "signature")))).isEqualTo(AgreementReason.OFFER_SIGNATURE);
        }

        @Test
        void withAWorthlessKeyLeadNowhere() {
            Offer good = value(server.responder.offer()).offer();
            Map<AgreementSuite, KemPublicKey> keys = new EnumMap<>(good.keys());
            keys.put(
                    AgreementSuite.X25519,
                    value(KemPublicKey.parse(AgreementSuite.X25519.hpke().kem(), new byte[32])));
            Offer worthless = new Offer(
                    good.id(), good.server(), good.notBefore(), good.notAfter(), good.longest(), keys, good.modes());
            KeyAgreement agreement = value(
                    begin(Forgery.signed(worthless, TestServer.SERVER, Thumbprint.of(TestServer.SERVER.publicKey()))));

            assertThat(reason(agreement.propose(signing, RANDOM))).isEqualTo(HpkeReason.ZERO_SHARED_SECRET);
            assertThat(agreement.state()).isEqualTo(AgreementState.FAILED);
        }

        @Test
        void withLessThanWeWantAreNotAnswered() {
            TestServer p256 = TestServer.with(new ServerPolicy(
                    TestServer.NAME,
                    List.of(AgreementSuite.P_256),
                    List.of(AgreementMode.BASE),
                    false,
                    Duration.ofMinutes(10),
                    TestServer.HOUR,
                    new AgreementLimits(1, 1, 1, 1)));

            assertThat(reason(p256.begin(AgreementSuite.X25519).propose(signing, RANDOM)))
                    .isEqualTo(AgreementReason.NOT_OFFERED);
            assertThat(reason(p256.begin().propose(credential(AgreementMode.PSK, AgreementSuite.P_256), RANDOM)))
                    .isEqualTo(AgreementReason.NOT_OFFERED);
        }
    }

    @Nested
    class Swapped {

        @Test
        void suitesDoNotOpen() {
            byte[] message = propose(server.begin(AgreementSuite.X25519), signing);

            assertThat(reason(server.post(Forgery.replaced(message, "\"x25519\"", "\"p-256\""))))
                    .isEqualTo(HpkeReason.MALFORMED_PUBLIC_KEY);
        }

        @ParameterizedTest
        @EnumSource(names = {"BASE", "PSK"})
        void suitesThatWereNotOfferedAreNotTaken(AgreementMode mode) {
            TestServer p256 = TestServer.with(new ServerPolicy(
                    TestServer.NAME,
                    List.of(AgreementSuite.P_256),
                    List.of(AgreementMode.values()),
                    false,
                    Duration.ofMinutes(10),
                    TestServer.HOUR,
                    new AgreementLimits(1, 1, 1, 1)));
            byte[] message = propose(p256.begin(), credential(mode, AgreementSuite.P_256));
            assertThat(reason(p256.post(Forgery.replaced(message, "\"p-256\"", "\"x25519\""))))
                    .isEqualTo(AgreementReason.NOT_OFFERED);
        }

        /** The signature is over what we read, so nothing else may stand there. */
        @Test
        void keysOfTheOfferSayNothingBesides() {
            byte[] offer =
                    Forgery.replaced(server.offer(), "\"suite\":\"x25519\"", "\"suite\":\"x25519\",\"for\":\"nobody\"");

            assertThat(reason(KeyAgreement.begin(TestServer.trusting(TestServer.SERVER), offer, server.clock)))
                    .isEqualTo(AgreementReason.MALFORMED_MEMBER);
        }

        @Test
        void modesDoNotOpen() {
            byte[] psk = propose(server.begin(), credential(AgreementMode.AUTH_PSK, AgreementSuite.X25519));
            byte[] auth = propose(server.begin(), credential(AgreementMode.AUTH, AgreementSuite.X25519));

            assertThat(reason(server.post(Forgery.edited(
                            psk, text -> text.replace("auth_psk", "auth").replace("\"psk_id\":\"alice\",", "")))))
                    .isEqualTo(HpkeReason.OPEN_FAILED);
            assertThat(reason(server.post(Forgery.replaced(auth, "\"auth\"", "\"base\""))))
                    .isEqualTo(HpkeReason.OPEN_FAILED);
        }

        @Test
        void sealsDoNotBecomePreSharedOnly() {
            byte[] psk = propose(server.begin(), credential(AgreementMode.PSK, AgreementSuite.X25519));

            assertThat(reason(server.post(Forgery.edited(
                            psk,
                            text -> text.replace("\"psk\"", "\"pre-shared\"")
                                    .replace("\"suite\":\"x25519\",", "")
                                    .replaceAll("\"enc\":\"[^\"]*\",", "")))))
                    .isEqualTo(AgreementReason.MALFORMED_MESSAGE);
        }

        @Test
        void namesOfPreSharedKeysDoNotOpen() {
            for (AgreementMode mode : List.of(AgreementMode.PSK, AgreementMode.AUTH_PSK)) {
                byte[] message = propose(server.begin(), credential(mode, AgreementSuite.X25519));
                assertThat(reason(server.post(Forgery.replaced(message, "\"alice\"", "\"bob\""))))
                        .isEqualTo(HpkeReason.OPEN_FAILED);
            }
            byte[] alone = propose(server.begin(), credential(AgreementMode.PRE_SHARED, AgreementSuite.X25519));
            assertThat(reason(server.post(Forgery.replaced(alone, "\"alice\"", "\"bob\""))))
                    .isEqualTo(AssociationReason.CONFIRMATION_WRONG);
        }

        @Test
        void offersDoNotOpen() {
            byte[] message = propose(server.begin(), signing);
            String before = value(server.responder.offer()).offer().id();
            server.clock.advance(Duration.ofMinutes(10));
            String after = value(server.responder.offer()).offer().id();

            assertThat(reason(server.post(Forgery.replaced(message, before, after))))
                    .isEqualTo(HpkeReason.OPEN_FAILED);
        }
    }

    @Nested
    class Replays {

        @ParameterizedTest
        @EnumSource
        void areRefusedInEveryMode(AgreementMode mode) {
            byte[] message = propose(server.begin(), credential(mode, AgreementSuite.P_256));
            value(server.post(message));

            assertThat(reason(server.post(message))).isEqualTo(AgreementReason.REPLAYED);
        }

        @Test
        void inParallelPassOnce() throws Exception {
            byte[] message = propose(server.begin(), signing);
            CyclicBarrier together = new CyclicBarrier(2);
            Callable<Boolean> post = () -> {
                together.await();
                return server.post(message).rejection().isEmpty();
            };
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                var both = threads.invokeAll(List.of(post, post));
                assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void ofGrantsToAnotherAgreementAreRefused() {
            byte[] grant = value(server.post(propose(server.begin(), signing)));
            KeyAgreement other = server.begin();
            propose(other, signing);

            assertThat(reason(other.complete(grant))).isEqualTo(AssociationReason.CONFIRMATION_WRONG);
        }
    }

    @Nested
    class Grants {

        @ParameterizedTest
        @ValueSource(strings = {"association", "nonce", "proof"})
        void areCoveredByTheirProof(String member) {
            KeyAgreement agreement = server.begin();
            byte[] grant = value(server.post(propose(agreement, signing)));

            assertThat(reason(agreement.complete(Forgery.tampered(grant, member))))
                    .isEqualTo(AssociationReason.CONFIRMATION_WRONG);
        }

        @ParameterizedTest
        @ValueSource(strings = {"established", "expires"})
        void areCoveredInTheirTimes(String member) {
            KeyAgreement agreement = server.begin();
            byte[] grant = value(server.post(propose(agreement, signing)));
            byte[] other = Forgery.edited(grant, text -> text.replaceAll("(\"" + member + "\":\\d{9})\\d", "$11"));

            assertThat(reason(agreement.complete(other))).isEqualTo(AssociationReason.CONFIRMATION_WRONG);
        }

        @Test
        void thatAreOurOwnProofAreRefused() {
            KeyAgreement agreement = server.begin();
            byte[] message = propose(agreement, signing);
            String own = new String(message, StandardCharsets.UTF_8).replaceAll(".*\"proof\":\"([^\"]*)\".*", "$1");
            byte[] grant = value(server.post(message));
            byte[] reflected =
                    Forgery.edited(grant, text -> text.replaceAll("\"proof\":\"[^\"]*\"", "\"proof\":\"" + own + "\""));

            assertThat(reason(agreement.complete(reflected))).isEqualTo(AssociationReason.CONFIRMATION_WRONG);
        }

        @Test
        void thatAreOurOwnMessageAreRefused() {
            KeyAgreement agreement = server.begin();

            assertThat(reason(agreement.complete(propose(agreement, signing))))
                    .isEqualTo(AgreementReason.MALFORMED_MEMBER);
        }
    }

    @Test
    void aFullStoreTakesNoMore() {
        TestServer small = TestServer.with(TestServer.policy(false, List.of(AgreementMode.BASE), 1));
        String first = small.agree(signing).id();

        assertThat(reason(small.post(propose(small.begin(), signing)))).isEqualTo(AssociationReason.STORE_FULL);
        assertThat(small.associations.find(first)).isPresent();
    }
}
