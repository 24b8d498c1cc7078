package org.secf.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.hpke.PlatformKeys.onCurve;
import static org.secf.hpke.PlatformKeys.pair;
import static org.secf.hpke.TestExchange.RANDOM;
import static org.secf.hpke.TestExchange.ascii;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.security.KeyPair;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys, from octets and from the platform. */
class KemKeysTest {

    @ParameterizedTest
    @EnumSource
    void publicKeysGoOutAndComeBack(HpkeKem kem) {
        KemPublicKey key = KemKeyPair.generate(kem, RANDOM).publicKey();
        KemPublicKey parsed = value(KemPublicKey.parse(kem, key.octets()));

        assertThat(parsed.octets()).isEqualTo(key.octets());
        assertThat(parsed.key()).isEqualTo(key.key());
        assertThat(parsed.kem()).isEqualTo(kem);
        assertThat(value(KemPublicKey.of(kem, parsed.key())).octets()).isEqualTo(key.octets());
    }

    @ParameterizedTest
    @EnumSource
    void octetsOfAnotherLengthAreRefused(HpkeKem kem) {
        byte[] octets = KemKeyPair.generate(kem, RANDOM).publicKey().octets();

        for (int length : new int[] {0, 1, octets.length - 1, octets.length + 1}) {
            assertRefused(KemPublicKey.parse(kem, Arrays.copyOf(octets, length)), HpkeReason.MALFORMED_PUBLIC_KEY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTruncatedEncapsulationIsRefused(HpkeKem kem) {
        TestExchange exchange = TestExchange.of(kem);
        exchange.encapsulation = Arrays.copyOf(exchange.encapsulation, exchange.encapsulation.length - 1);

        assertRefused(exchange.setup(), HpkeReason.MALFORMED_PUBLIC_KEY);
    }

    @ParameterizedTest
    @EnumSource
    void keysOfAnotherKindAreRefused(HpkeKem kem) {
        for (KeyPair other : new KeyPair[] {pair("RSA"), pair("X448"), pair("Ed25519"), onCurve("secp384r1")}) {
            assertRefused(KemPublicKey.of(kem, other.getPublic()), HpkeReason.WRONG_KEY_TYPE);
            assertRefused(KemKeyPair.of(kem, other), HpkeReason.WRONG_KEY_TYPE);
        }
    }

    @ParameterizedTest
    @CsvSource({"P256_HKDF_SHA256, X25519", "X25519_HKDF_SHA256, P256"})
    void keysOfTheOtherEncapsulationAreRefused(HpkeKem kem, String other) {
        KeyPair pair = other.equals("X25519") ? pair(other) : onCurve("secp256r1");

        assertRefused(KemKeyPair.of(kem, pair), HpkeReason.WRONG_KEY_TYPE);
    }

    @ParameterizedTest
    @EnumSource
    void keysOfThePlatformAreTaken(HpkeKem kem) {
        KeyPair pair = kem == HpkeKem.P256_HKDF_SHA256 ? onCurve("secp256r1") : pair("X25519");
        KemKeyPair recipient = value(KemKeyPair.of(kem, pair));
        Hpke hpke = Hpke.of(new HpkeSuite(kem, HpkeAead.CHACHA20_POLY1305));
        SenderContext sender = value(hpke.setupSender(recipient.publicKey(), ascii("info"), RANDOM));
        ReceiverContext receiver = value(hpke.setupReceiver(sender.encapsulation(), recipient, ascii("info")));

        assertThat(value(receiver.open(ascii("aad"), sender.seal(ascii("aad"), ascii("text")))))
                .isEqualTo(ascii("text"));
    }

    @ParameterizedTest
    @EnumSource
    void keysThatDoNotBelongTogetherAreRefused(HpkeKem kem) {
        KemKeyPair one = KemKeyPair.generate(kem, RANDOM);
        KemKeyPair other = KemKeyPair.generate(kem, RANDOM);

        assertRefused(
                KemKeyPair.of(kem, new KeyPair(one.publicKey().key(), other.privateKey())),
                HpkeReason.KEY_PAIR_MISMATCH);
        assertRefused(
                KemKeyPair.of(
                        kem, new KeyPair(one.publicKey().key(), pair("RSA").getPrivate())),
                HpkeReason.KEY_PAIR_MISMATCH);
    }

    @ParameterizedTest
    @EnumSource
    void octetsAreCopies(HpkeKem kem) {
        byte[] octets = KemKeyPair.generate(kem, RANDOM).publicKey().octets();
        KemPublicKey key = value(KemPublicKey.parse(kem, octets));
        byte[] before = octets.clone();
        octets[5] ^= 1;
        key.octets()[6] ^= 1;

        assertThat(key.octets()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void tooLittleKeyMaterialIsRefused(HpkeKem kem) {
        assertThatThrownBy(() -> KemKeyPair.derive(kem, new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32");
    }

    @Nested
    class PreSharedKeys {

        @Test
        void comeWithTheirNameOrNotAtAll() {
            assertRefused(PreSharedKey.of(new byte[0], new byte[32]), HpkeReason.PSK_INCONSISTENT);
            assertRefused(PreSharedKey.of(new byte[1], new byte[0]), HpkeReason.PSK_INCONSISTENT);
            assertRefused(PreSharedKey.of(new byte[0], new byte[0]), HpkeReason.PSK_INCONSISTENT);
        }

        @Test
        void haveAtLeast32Octets() {
            assertRefused(PreSharedKey.of(new byte[1], new byte[31]), HpkeReason.PSK_TOO_SHORT);
            assertThat(PreSharedKey.of(new byte[1], new byte[32]).rejection()).isEmpty();
        }

        @Test
        void areCopiedAndWiped() {
            byte[] given = ascii("a pre-shared key of 32 octets...");
            PreSharedKey psk = value(PreSharedKey.of(ascii("id"), given));
            Arrays.fill(given, (byte) 0);

            assertThat(psk.key()).isEqualTo(ascii("a pre-shared key of 32 octets..."));
            psk.close();
            assertThatThrownBy(psk::key).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Suites {

        @ParameterizedTest
        @CsvSource({"0x11, 1, 1", "0x20, 3, 1", "0x20, 2, 1", "0x20, 1, 4", "0, 0, 0", "0x10020, 1, 1"})
        void ofOtherAlgorithmsAreRefused(String kem, int kdf, int aead) {
            assertRefused(HpkeSuite.of(Integer.decode(kem), kdf, aead), HpkeReason.UNSUPPORTED_SUITE);
        }

        @Test
        void areFoundByTheirIdentifiers() {
            assertThat(value(HpkeSuite.of(0x10, HpkeSuite.KDF_ID, 0xFFFF)))
                    .isEqualTo(new HpkeSuite(HpkeKem.P256_HKDF_SHA256, HpkeAead.EXPORT_ONLY));
        }
    }
}
