package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SEC 1 §4.1.4. */
class EcdsaNumbersTest {

    private static byte[] numbers(int octets, BigInteger first, BigInteger second) {
        byte[] both = new byte[octets + octets];
        put(first, both, octets);
        put(second, both, octets + octets);
        return both;
    }

    private static void put(BigInteger number, byte[] both, int end) {
        byte[] all = number.toByteArray();
        int from = all[0] == 0 && all.length > 1 ? 1 : 0;
        System.arraycopy(all, from, both, end - all.length + from, all.length - from);
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, 32", "secp384r1, 48", "secp521r1, 66"})
    void areFromOneToLessThanTheOrder(String curve, int octets) throws Exception {
        PublicKey key = JwkTest.ec(curve);
        BigInteger order = ((ECPublicKey) key).getParams().getOrder();
        BigInteger last = order.subtract(BigInteger.ONE);
        assertThat(EcdsaNumbers.areInRange(numbers(octets, BigInteger.ONE, last), key))
                .isTrue();
        assertThat(EcdsaNumbers.areInRange(numbers(octets, last, BigInteger.ONE), key))
                .isTrue();
        for (BigInteger wrong : new BigInteger[] {BigInteger.ZERO, order}) {
            assertThat(EcdsaNumbers.areInRange(numbers(octets, wrong, last), key))
                    .isFalse();
            assertThat(EcdsaNumbers.areInRange(numbers(octets, last, wrong), key))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 66, 100_000})
    void haveNoOtherLength(int octets) throws Exception {
        byte[] ones = new byte[octets];
        Arrays.fill(ones, (byte) 1);
        assertThat(EcdsaNumbers.areInRange(ones, JwkTest.ec("secp256r1"))).isFalse();
    }

    @Test
    void areNotAskedOfOtherKeys() throws Exception {
        assertThat(EcdsaNumbers.areInRange(new byte[256], JwkTest.rsa(2048))).isTrue();
    }
}
