package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.CLIENT;
import static org.secf.agreement.TestServer.RANDOM;
import static org.secf.agreement.TestServer.STRANGER;
import static org.secf.agreement.TestServer.credential;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.reason;
import static org.secf.agreement.TestServer.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.hpke.HpkeReason;
import org.secf.keys.Thumbprint;
import org.secf.state.RandomText;
import org.secf.verdict.Reason;

/** Keys are of this agreement, these two sides and these words alone. */
class MisboundAgreementTest {

    private final TestServer server = TestServer.open();
    private final ClientCredential signing = ClientCredential.signing(CLIENT);

    @Nested
    class Identities {

        private final String stranger = Thumbprint.of(STRANGER.publicKey());

        private KeyAgreement withADishonestServer(Offer offer) {
            AgreementPolicy policy = new AgreementPolicy(
                    offer.server(),
                    Map.of(stranger, STRANGER.publicKey()),
                    List.of(AgreementSuite.X25519),
                    TestServer.HOUR,
                    Duration.ofSeconds(30));
            return value(KeyAgreement.begin(policy, Forgery.signed(offer, STRANGER, stranger), server.clock));
        }

        /** A dishonest server publishes keys of an honest one as its own: the client would talk to the one and believe to talk to the other. */
        @ParameterizedTest
        @EnumSource
        void ofServersAreNotMistaken(AgreementMode mode) {
            Offer honest = value(server.responder.offer()).offer();
            Offer copied = new Offer(
                    honest.id(),
                    "https://dishonest.example.org",
                    honest.notBefore(),
                    honest.notAfter(),
                    honest.longest(),
                    honest.keys(),
                    honest.modes());
            byte[] message = propose(withADishonestServer(copied), credential(mode, AgreementSuite.X25519));

            assertThat(server.post(message).rejection()).isPresent();
        }

        /** The same with the name of the honest one, for a client that believes a key too many. */
        @Test
        void ofServersAreTheirKeysToo() {
            Offer honest = value(server.responder.offer()).offer();
            assertThat(reason(server.post(propose(withADishonestServer(honest), signing))))
                    .isEqualTo(HpkeReason.OPEN_FAILED);
        }

        @Test
        void ofClientsAreNotExchanged() {
            byte[] message = propose(server.begin(AgreementSuite.X25519), signing);
            String other = Thumbprint.of(Objects.requireNonNull(TestServer.CLIENT_KEYS.get(AgreementSuite.P_256))
                    .publicKey()
                    .key());

            assertThat(reason(server.post(Forgery.replaced(message, Thumbprint.of(CLIENT.publicKey()), other))))
                    .isEqualTo(HpkeReason.OPEN_FAILED);
            assertThat(reason(server.post(
                            Forgery.edited(message, text -> text.replaceAll("\"client_kid\":\"[^\"]*\",", "")))))
                    .isEqualTo(HpkeReason.OPEN_FAILED);
        }

        /** A key for agreements makes no signatures, whatever it could. */
        @Test
        void areNotProvedByAKeyOfAnotherKind() {
            String x25519 = Thumbprint.of(Objects.requireNonNull(TestServer.CLIENT_KEYS.get(AgreementSuite.X25519))
                    .publicKey()
                    .key());
            assertThat(reason(server.post(Forgery.sealed(
                            value(server.responder.offer()),
                            Optional.of(x25519),
                            (info, enc) -> Forgery.wish(TestServer.HOUR).with("AAAA")))))
                    .isIn(AgreementReason.CLIENT_SIGNATURE, AgreementReason.CLIENT_UNKNOWN);
        }
    }

    @Nested
    class Signatures {

        private String purpose(byte[] signed) {
            int length = ByteBuffer.wrap(signed).getInt();
            return new String(signed, Integer.BYTES, length, StandardCharsets.US_ASCII);
        }

        /** The same key may sign tokens and messages: what it signs here begins with zeros and says what it is, as nothing else does. */
        @Test
        void sayWhatTheyAreFor() {
            Offer offer = value(server.responder.offer()).offer();

            assertThat(purpose(offer.octets())).isEqualTo("SECF-AGREEMENT-OFFER-1");
            assertThat(purpose(Forgery.wish(TestServer.HOUR).signed(new byte[32], new byte[32])))
                    .isEqualTo("SECF-AGREEMENT-CLIENT-1");
        }

        @Test
        void ofClientsCoverEveryPartOfTheirWish() {
            Wish wish = Forgery.wish(TestServer.HOUR);
            byte[] info = new byte[32];
            byte[] enc = new byte[32];
            byte[] signed = wish.signed(info, enc);
            byte[] other = new byte[32];
            other[0] = 1;

            assertThat(List.of(
                            wish.signed(other, enc),
                            wish.signed(info, other),
                            new Wish(RandomText.secret(RANDOM), wish.lifetime(), wish.signature()).signed(info, enc),
                            new Wish(wish.nonce(), Duration.ofSeconds(1), wish.signature()).signed(info, enc)))
                    .noneMatch(octets -> java.util.Arrays.equals(octets, signed));
        }
    }

    @Nested
    class Points {

        private Reason answered(AgreementSuite suite, String encapsulation) {
            byte[] message = propose(server.begin(suite), signing);
            byte[] octets = java.util.HexFormat.of().parseHex(encapsulation);
            return reason(server.post(Forgery.edited(
                    message,
                    text -> text.replaceAll(
                            "\"enc\":\"[^\"]*\"", "\"enc\":\"" + org.secf.keys.Base64Url.encode(octets) + "\""))));
        }

        /** RFC 7748 §6.1: every point of small order, those beyond the prime too. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0000000000000000000000000000000000000000000000000000000000000000",
                    "0100000000000000000000000000000000000000000000000000000000000000",
                    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "0000000000000000000000000000000000000000000000000000000000000080",
                    "0100000000000000000000000000000000000000000000000000000000000080"
                })
        void ofSmallOrderAreRefused(String encapsulation) {
            assertThat(answered(AgreementSuite.X25519, encapsulation)).isEqualTo(HpkeReason.ZERO_SHARED_SECRET);
        }

        /** SEC 1 §2.3: not on the curve, infinity, compressed, beyond the prime, and a point of the curve's twist. */
        @ParameterizedTest
        @CsvSource({
            "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f6, INVALID_PUBLIC_KEY",
            "00, MALFORMED_PUBLIC_KEY",
            "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296, MALFORMED_PUBLIC_KEY",
            "0400000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000, INVALID_PUBLIC_KEY",
            "04ffffffff00000001000000000000000000000000ffffffffffffffffffffffff4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5, INVALID_PUBLIC_KEY"
        })
        void thatAreNotOfTheGroupAreRefused(String encapsulation, HpkeReason expected) {
            assertThat(answered(AgreementSuite.P_256, encapsulation)).isEqualTo(expected);
        }
    }
}
