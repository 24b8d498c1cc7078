package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.CLIENT;
import static org.secf.agreement.TestServer.credential;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.reason;
import static org.secf.agreement.TestServer.value;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.state.AssociationReason;

/** Nobody fills what all have to share. */
class AgreementLimitsTest {

    private final ClientCredential anonymous = ClientCredential.anonymous();
    private final ClientCredential signing = ClientCredential.signing(CLIENT);
    private final ClientCredential alice = credential(AgreementMode.PSK, AgreementSuite.X25519);

    private static TestServer server(AgreementLimits limits) {
        return TestServer.with(TestServer.policy(false, List.of(AgreementMode.values()), limits));
    }

    private static byte[] message(TestServer server, ClientCredential credential) {
        return propose(server.begin(), credential);
    }

    @Nested
    class Associations {

        private final TestServer server = server(new AgreementLimits(3, 1, 100, 100));

        @Test
        void areCountedByWhatAClientProved() {
            value(server.post(message(server, signing), "192.0.2.1"));

            assertThat(reason(server.post(message(server, signing), "192.0.2.2")))
                    .isEqualTo(AssociationReason.CLIENT_FULL);
            assertThat(server.post(message(server, alice), "192.0.2.1").rejection())
                    .isEmpty();
        }

        @Test
        void ofAnonymousClientsAreCountedByAddress() {
            value(server.post(message(server, anonymous), "192.0.2.1"));

            assertThat(reason(server.post(message(server, anonymous), "192.0.2.1")))
                    .isEqualTo(AssociationReason.CLIENT_FULL);
            assertThat(server.post(message(server, anonymous), "192.0.2.2").rejection())
                    .isEmpty();
            assertThat(server.post(message(server, signing), "192.0.2.1").rejection())
                    .isEmpty();
        }

        @Test
        void haveRoomAgainWhenOneIsOver() {
            String first = server.agree(signing).id();
            server.associations.remove(first);

            assertThat(server.post(message(server, signing)).rejection()).isEmpty();
        }

        @Test
        void areLimitedForAllTogether() {
            List.of("192.0.2.1", "192.0.2.2", "192.0.2.3")
                    .forEach(address -> value(server.post(message(server, anonymous), address)));

            assertThat(reason(server.post(message(server, anonymous), "192.0.2.4")))
                    .isEqualTo(AssociationReason.STORE_FULL);
        }
    }

    /** What is claimed once is remembered longer than a short association lives. */
    @Nested
    class Answers {

        @Test
        void areLimitedThoughTheirAssociationsAreOver() {
            TestServer server = server(new AgreementLimits(100, 100, 100, 2));
            server.associations.remove(server.agree(signing).id());
            server.associations.remove(server.agree(signing).id());

            assertThat(reason(server.post(message(server, signing)))).isEqualTo(AgreementReason.TOO_MANY_OF_CLIENT);
            assertThat(server.post(message(server, alice)).rejection()).isEmpty();
        }

        @Test
        void areLimitedForAllTogether() {
            TestServer server = server(new AgreementLimits(100, 100, 2, 100));
            server.agree(signing);
            server.agree(alice);

            assertThat(reason(server.post(message(server, anonymous)))).isEqualTo(AgreementReason.TOO_MANY_ANSWERS);
        }

        @Test
        void haveRoomAgainWithTheNextOffer() {
            TestServer server = server(new AgreementLimits(100, 100, 1, 1));
            server.agree(signing);
            server.clock.advance(Duration.ofMinutes(10));

            assertThat(server.post(message(server, signing)).rejection()).isEmpty();
        }

        /** Else whoever recorded one answer could keep its client away. */
        @Test
        void sentAgainByOthersDoNotCount() {
            TestServer server = server(new AgreementLimits(100, 100, 100, 2));
            byte[] recorded = message(server, signing);
            value(server.post(recorded));
            for (int i = 0; i < 5; i++) {
                assertThat(reason(server.post(recorded))).isEqualTo(AgreementReason.REPLAYED);
            }

            assertThat(server.post(message(server, signing)).rejection()).isEmpty();
        }

        @Test
        void thatProveNothingDoNotCount() {
            TestServer server = server(new AgreementLimits(100, 100, 1, 1));
            assertThat(reason(server.post(Forgery.tampered(message(server, signing), "proof"))))
                    .isEqualTo(AssociationReason.CONFIRMATION_WRONG);

            assertThat(server.post(message(server, signing)).rejection()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0",
        "2001:db8:1:2::9, 2001:db8:1:2:0:0:0:0",
        "::ffff:192.0.2.1, 192.0.2.1",
        "a:b, a:b"
    })
    void networksAreCounted(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(network);
    }

    @Test
    void clientsOfNoAddressAreOne() {
        TestServer server = server(new AgreementLimits(100, 1, 100, 100));
        assertThat(server.responder
                        .accept(message(server, anonymous), Optional.empty())
                        .rejection())
                .isEmpty();
        assertThat(reason(server.responder.accept(message(server, anonymous), Optional.empty())))
                .isEqualTo(AssociationReason.CLIENT_FULL);
    }
}
