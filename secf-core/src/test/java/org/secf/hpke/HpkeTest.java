package org.secf.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.hpke.TestExchange.RANDOM;
import static org.secf.hpke.TestExchange.ascii;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing about the receiver's side is another; everything else is right. */
class HpkeTest {

    private static final byte[] AAD = ascii("aad");
    private static final byte[] TEXT = ascii("text");

    /** A receiver whose keys are another's: neither message nor secret is the sender's. */
    private static void assertStranger(TestExchange exchange) {
        ReceiverContext receiver = exchange.receiver();

        assertRefused(receiver.open(AAD, exchange.sender.seal(AAD, TEXT)), HpkeReason.OPEN_FAILED);
        assertThat(receiver.export(AAD, 32)).isNotEqualTo(exchange.sender.export(AAD, 32));
    }

    /** RFC 9180 §5.1. */
    @Nested
    class Setup {

        @ParameterizedTest
        @MethodSource("org.secf.hpke.TestExchange#suites")
        void bothSidesAgreeInModeAuthPsk(HpkeSuite suite) {
            TestExchange exchange = new TestExchange(suite);
            ReceiverContext receiver = exchange.receiver();

            assertThat(value(receiver.open(AAD, exchange.sender.seal(AAD, TEXT))))
                    .isEqualTo(TEXT);
            assertThat(receiver.export(AAD, 64)).isEqualTo(exchange.sender.export(AAD, 64));
        }

        @ParameterizedTest
        @MethodSource("org.secf.hpke.TestExchange#suites")
        void bothSidesAgreeInModeBase(HpkeSuite suite) {
            KemKeyPair recipient = KemKeyPair.generate(suite.kem(), RANDOM);
            Hpke hpke = Hpke.of(suite);
            SenderContext sender = value(hpke.setupSender(recipient.publicKey(), new byte[0], RANDOM));
            ReceiverContext receiver = value(hpke.setupReceiver(sender.encapsulation(), recipient, new byte[0]));

            assertThat(value(receiver.open(new byte[0], sender.seal(new byte[0], new byte[0]))))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void anEncapsulationIsNeverTheSameTwice(HpkeKem kem) {
            TestExchange exchange = TestExchange.of(kem);
            SenderContext second =
                    value(exchange.hpke().setupSender(exchange.recipient.publicKey(), exchange.info, RANDOM));

            assertThat(second.encapsulation()).isNotEqualTo(exchange.encapsulation);
        }

        @ParameterizedTest
        @EnumSource
        void anotherInfoOpensNothing(HpkeKem kem) {
            TestExchange exchange = TestExchange.of(kem);
            exchange.info = ascii("other");

            assertStranger(exchange);
        }

        @ParameterizedTest
        @EnumSource
        void anotherPreSharedKeyOpensNothing(HpkeKem kem) {
            TestExchange exchange = TestExchange.of(kem);
            exchange.psk[31] ^= 1;

            assertStranger(exchange);
        }

        @ParameterizedTest
        @EnumSource
        void anotherNameOfThePreSharedKeyOpensNothing(HpkeKem kem) {
            TestExchange exchange = TestExchange.of(kem);
            exchange.pskId = ascii("psk ie");

            assertStranger(exchange);
        }

        @ParameterizedTest
        @EnumSource
        void anotherSendersKeyOpensNothing(HpkeKem kem) {
            TestExchange exchange = TestExchange.of(kem);
            exchange.claimed = KemKeyPair.generate(kem, RANDOM).publicKey();

            assertStranger(exchange);
        }

        @ParameterizedTest
        @EnumSource
        void anotherRecipientOpensNothing(HpkeKem kem) {
            TestExchange exchange = TestExchange.of(kem);
            exchange.recipient = KemKeyPair.generate(kem, RANDOM);

            assertStranger(exchange);
        }

        @ParameterizedTest
        @EnumSource
        void anotherEncapsulationOpensNothing(HpkeKem kem) {
            TestExchange exchange = TestExchange.of(kem);
            exchange.encapsulation =
                    KemKeyPair.generate(kem, RANDOM).publicKey().octets();

            assertStranger(exchange);
        }

        @ParameterizedTest
        @EnumSource
        void aMessageOfOneModeDoesNotOpenInAnother(HpkeKem kem) {
            TestExchange exchange = TestExchange.of(kem);
            byte[] sealed = exchange.sender.seal(AAD, TEXT);
            Hpke without = Hpke.of(exchange.suite);
            List<ReceiverContext> others = List.of(
                    value(without.setupReceiver(exchange.encapsulation, exchange.recipient, exchange.info)),
                    value(without.setupAuthReceiver(
                            exchange.encapsulation, exchange.recipient, exchange.info, exchange.claimed)),
                    value(exchange.hpke().setupReceiver(exchange.encapsulation, exchange.recipient, exchange.info)));

            assertThat(others).allSatisfy(other -> assertRefused(other.open(AAD, sealed), HpkeReason.OPEN_FAILED));
        }

        @Test
        void aMessageOfOneSuiteDoesNotOpenInAnother() {
            TestExchange exchange = TestExchange.of(HpkeKem.X25519_HKDF_SHA256);
            Hpke other = Hpke.of(
                    new HpkeSuite(HpkeKem.X25519_HKDF_SHA256, HpkeAead.AES_256_GCM),
                    value(PreSharedKey.of(exchange.pskId, exchange.psk)));
            ReceiverContext receiver = value(other.setupAuthReceiver(
                    exchange.encapsulation, exchange.recipient, exchange.info, exchange.claimed));

            assertRefused(receiver.open(AAD, exchange.sender.seal(AAD, TEXT)), HpkeReason.OPEN_FAILED);
            assertThat(receiver.export(AAD, 32)).isNotEqualTo(exchange.sender.export(AAD, 32));
        }

        @Test
        void keysForAnotherEncapsulationAreAMistakeOfTheCaller() {
            TestExchange exchange = TestExchange.of(HpkeKem.X25519_HKDF_SHA256);
            KemKeyPair other = KemKeyPair.generate(HpkeKem.P256_HKDF_SHA256, RANDOM);
            Hpke hpke = exchange.hpke();

            assertThatThrownBy(() -> hpke.setupSender(other.publicKey(), AAD, RANDOM))
                    .hasMessageContaining("X25519");
            assertThatThrownBy(() -> hpke.setupAuthSender(exchange.recipient.publicKey(), other, AAD, RANDOM))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> hpke.setupReceiver(exchange.encapsulation, other, AAD))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() ->
                            hpke.setupAuthReceiver(exchange.encapsulation, exchange.recipient, AAD, other.publicKey()))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void aClosedPreSharedKeyIsNotUsedAsZeros() {
            PreSharedKey psk = value(PreSharedKey.of(ascii("id"), new byte[32]));
            Hpke hpke = Hpke.of(new HpkeSuite(HpkeKem.X25519_HKDF_SHA256, HpkeAead.AES_128_GCM), psk);
            KemPublicKey recipient =
                    KemKeyPair.generate(HpkeKem.X25519_HKDF_SHA256, RANDOM).publicKey();
            psk.close();

            assertThatThrownBy(() -> hpke.setupSender(recipient, AAD, RANDOM))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }
    }

    /** RFC 9180 §5.3. */
    @Nested
    class Exports {

        private final TestExchange exchange = TestExchange.of(HpkeKem.P256_HKDF_SHA256);

        @Test
        void differByContextAndByLength() {
            List<byte[]> secrets = new ArrayList<>();
            secrets.add(exchange.sender.export(ascii("a"), 32));
            secrets.add(exchange.sender.export(ascii("b"), 32));
            secrets.add(Arrays.copyOf(exchange.sender.export(ascii("a"), 64), 32));

            assertThat(secrets.stream().map(HexFormat.of()::formatHex).distinct())
                    .hasSize(3);
        }

        @Test
        void doNotDependOnTheMessagesBetween() {
            byte[] before = exchange.sender.export(AAD, 32);
            exchange.sender.seal(AAD, TEXT);

            assertThat(exchange.sender.export(AAD, 32)).isEqualTo(before);
        }

        @Test
        void haveALimit() {
            assertThat(exchange.sender.export(AAD, Hkdf.LONGEST)).hasSize(8160);
            assertThatThrownBy(() -> exchange.sender.export(AAD, Hkdf.LONGEST + 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Closing {

        private final TestExchange exchange = TestExchange.of(HpkeKem.X25519_HKDF_SHA256);

        @Test
        void leavesNoKeyThatEverybodyKnows() {
            SenderContext sender = exchange.sender;
            ReceiverContext receiver = exchange.receiver();
            byte[] sealed = sender.seal(AAD, TEXT);
            sender.close();
            receiver.close();

            assertThatThrownBy(() -> sender.seal(AAD, TEXT)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> sender.export(AAD, 32)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> receiver.open(AAD, sealed)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> receiver.export(AAD, 32)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void wipesTheKeys() {
            byte[] key = ascii("0123456789abcdef");
            byte[] nonce = ascii("0123456789ab");
            byte[] exporter = ascii("0123456789abcdef0123456789abcdef");
            new EncryptionContext(
                            new Primitives(exchange.suite, Primitives.JDK), new MessageKeys(key, nonce), exporter, 0)
                    .close();

            assertThat(Octets.concat(key, nonce, exporter)).containsOnly(0);
        }

        @Test
        void theSecretThatBothShareIsWipedWhenTheKeysAreMade() {
            byte[] shared = ascii("0123456789abcdef0123456789abcdef");
            new KeySchedule(new Primitives(exchange.suite, Primitives.JDK), Optional.empty(), false)
                    .context(shared, AAD);

            assertThat(shared).containsOnly(0);
        }
    }
}
