package org.secf.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.hpke.TestExchange.RANDOM;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7748. */
class X25519Test {

    private static final HexFormat HEX = HexFormat.of();
    private static final String SUBJECT_PUBLIC_KEY_INFO = "302a300506032b656e032100";

    private static final HpkeKem KEM = HpkeKem.X25519_HKDF_SHA256;

    /** §6.1; the platform counts its number from the other end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
                "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
                "0900000000000000000000000000000000000000000000000000000000000000"
            })
    void octetsAreThoseOfTheStandard(String octets) throws GeneralSecurityException {
        EncodedKeySpec encoded = new X509EncodedKeySpec(HEX.parseHex(SUBJECT_PUBLIC_KEY_INFO + octets));
        KemPublicKey key =
                value(KemPublicKey.of(KEM, KeyFactory.getInstance("X25519").generatePublic(encoded)));

        assertThat(HEX.formatHex(key.octets())).isEqualTo(octets);
        assertThat(value(KemPublicKey.parse(KEM, HEX.parseHex(octets))).key().getEncoded())
                .isEqualTo(encoded.getEncoded());
    }

    /** Points of order 1, 2, 4 and 8, and the same ones in octets beyond the prime. */
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
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void keysOfSmallOrderAreRefused(String octets) {
        TestExchange exchange = TestExchange.of(KEM);
        KemPublicKey small = value(KemPublicKey.parse(KEM, HEX.parseHex(octets)));
        exchange.encapsulation = small.octets();

        assertRefused(exchange.setup(), HpkeReason.ZERO_SHARED_SECRET);
        assertRefused(exchange.hpke().setupSender(small, exchange.info, RANDOM), HpkeReason.ZERO_SHARED_SECRET);
    }

    @Test
    void aSenderOfSmallOrderIsRefused() {
        TestExchange exchange = TestExchange.of(KEM);
        exchange.claimed = value(KemPublicKey.parse(KEM, new byte[32]));

        assertRefused(exchange.setup(), HpkeReason.ZERO_SHARED_SECRET);
    }

    @Test
    void aSecretOfZerosIsRefusedWhereTheProviderGivesOne() {
        assertRefused(X25519.refuseZero(new byte[32]), HpkeReason.ZERO_SHARED_SECRET);
        assertThat(value(X25519.refuseZero(new byte[] {0, 0, 1}))).containsExactly(0, 0, 1);
    }

    @Test
    void theHighestBitDoesNotCountButStaysInTheOctets() {
        byte[] octets = KemKeyPair.generate(KEM, RANDOM).publicKey().octets();
        KemPublicKey plain = value(KemPublicKey.parse(KEM, octets));
        octets[31] |= (byte) 0x80;
        KemPublicKey marked = value(KemPublicKey.parse(KEM, octets));

        assertThat(marked.key()).isEqualTo(plain.key());
        assertThat(marked.octets()).isEqualTo(octets);
    }
}
