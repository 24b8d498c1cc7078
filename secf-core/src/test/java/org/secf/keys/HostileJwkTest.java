package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.security.PublicKey;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.secf.verdict.Verdict;

/** Whatever comes, the answer is a key or a refusal and no exception. */
class HostileJwkTest {

    private static final String GOOD = goodKey();

    private static String goodKey() {
        try {
            PublicKey key = JwkTest.ec("secp256r1");
            return Jwk.of(key).with(JwkUse.SIGNATURE, "ES256").toJson().toString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String reason(Verdict<Jwk> verdict) {
        return verdict.fold(jwk -> "none", rejection -> rejection.reason().name());
    }

    @Property(tries = 300)
    void anyText(@ForAll String text) {
        assertThat(Jwk.read(text).rejection()).isPresent();
    }

    @Property(tries = 1000)
    void oneCharacterChanged(@ForAll int place, @ForAll @CharRange(from = ' ', to = '~') char character) {
        int index = Math.floorMod(place, GOOD.length());
        String changed = GOOD.substring(0, index) + character + GOOD.substring(index + 1);

        Jwk.read(changed).map(Jwk::toJson).fold(JsonObject::toString, rejection -> rejection.detail());
    }

    @Test
    void nestedBeyondAllNeed() {
        String arrays = "[".repeat(8000) + "]".repeat(8000);

        assertThat(reason(Jwk.read("{\"a\":" + arrays + "}"))).isEqualTo("NOT_A_JWK");
    }

    @Test
    void longerThanAnyKey() {
        assertThat(reason(Jwk.read(GOOD + " ".repeat(16 * 1024)))).isEqualTo("NOT_A_JWK");
        assertThat(reason(Jwk.read(GOOD + " ".repeat(1024)))).isEqualTo("none");
    }
}
