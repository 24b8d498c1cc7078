package org.secf.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5869. */
class HkdfTest {

    private static final Hkdf HKDF = new Hkdf(Primitives.JDK);
    private static final HexFormat HEX = HexFormat.of();
    private static final String LONG_INPUT = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
            + "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f";

    private static byte[] octets(String hex) {
        return HEX.parseHex(hex);
    }

    private static String shifted(int by) {
        byte[] octets = octets(LONG_INPUT);
        for (int i = 0; i < octets.length; i++) {
            octets[i] += (byte) by;
        }
        return HEX.formatHex(octets);
    }

    /** Appendix A.1. */
    @Test
    void derivesTheBasicExample() {
        byte[] key = HKDF.extract(octets("000102030405060708090a0b0c"), octets("0b".repeat(22)));

        assertThat(HEX.formatHex(key)).isEqualTo("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
        assertThat(HEX.formatHex(HKDF.expand(key, octets("f0f1f2f3f4f5f6f7f8f9"), 42)))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    /** Appendix A.2. */
    @Test
    void derivesTheExampleWithLongInputs() {
        byte[] key = HKDF.extract(octets(shifted(0x60)), octets(LONG_INPUT));

        assertThat(HEX.formatHex(key)).isEqualTo("06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244");
        assertThat(HEX.formatHex(HKDF.expand(key, octets(shifted(0xb0)), 82)))
                .isEqualTo("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c6"
                        + "5e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    /** Appendix A.3. */
    @Test
    void derivesTheExampleWithoutSaltAndInfo() {
        byte[] key = HKDF.extract(new byte[0], octets("0b".repeat(22)));

        assertThat(HEX.formatHex(key)).isEqualTo("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
        assertThat(HEX.formatHex(HKDF.expand(key, new byte[0], 42)))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 32, 33, 64, 8160})
    void aShorterOutputIsTheBeginningOfALongerOne(int length) {
        byte[] key = HKDF.extract(new byte[0], octets("0b".repeat(22)));
        byte[] longest = HKDF.expand(key, new byte[0], Hkdf.LONGEST);

        assertThat(HKDF.expand(key, new byte[0], length)).hasSize(length).isEqualTo(Arrays.copyOf(longest, length));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 8161})
    void refusesAnotherLength(int length) {
        assertThatThrownBy(() -> HKDF.expand(new byte[32], new byte[0], length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8160");
    }

    @Test
    void refusesAKeyThatCannotBePseudorandom() {
        assertThatThrownBy(() -> HKDF.expand(new byte[31], new byte[0], 32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31");
    }

    @Test
    void leavesItsInputsAsTheyAre() {
        byte[] salt = octets("01".repeat(32));
        byte[] secret = octets("02".repeat(32));
        HKDF.expand(secret, salt, HKDF.extract(salt, secret).length);

        assertThat(salt).isEqualTo(octets("01".repeat(32)));
        assertThat(secret).isEqualTo(octets("02".repeat(32)));
    }
}
