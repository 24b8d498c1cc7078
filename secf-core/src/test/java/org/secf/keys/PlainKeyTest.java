package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainKeyTest {

    private static PublicKey key(String kind, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        return generator.generateKeyPair().getPublic();
    }

    @ParameterizedTest
    @CsvSource({"RSA,2048", "EC,256", "EC,384", "EC,521"})
    void isReadBackFromItsMembers(String kind, int bits) throws Exception {
        PublicKey key = key(kind, bits);

        assertThat(PlainKey.read(PlainKey.members(key))).contains(key);
    }

    @Test
    void dishonestMembersAreNoKey() throws Exception {
        SortedMap<String, String> members = PlainKey.members(key("EC", 256));
        members.put("x", members.get("y"));
        assertThat(PlainKey.read(members)).as("not on the curve").isEmpty();
        assertThat(PlainKey.read(Map.of("kty", "EC", "crv", "unknown", "x", "AA", "y", "AA")))
                .isEmpty();
        assertThat(PlainKey.read(Map.of("kty", "RSA\",\"n\":\"AQAB", "e", "AQAB")))
                .isEmpty();
    }

    @Test
    void shortKeyHasNoMembers() throws Exception {
        PublicKey weak = key("RSA", 1024);

        assertThatIllegalArgumentException().isThrownBy(() -> PlainKey.members(weak));
    }
}
