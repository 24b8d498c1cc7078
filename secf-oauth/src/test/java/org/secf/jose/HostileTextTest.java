package org.secf.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.secf.keys.Base64Url;
import org.secf.keys.SealAlgorithm;

/** Whatever comes, the answer is a refusal and no exception. */
class HostileTextTest {

    private final Sealing sealing = Sealing.by(SealAlgorithm.ECDH_ES_A256KW);
    private final String good = sealing.seal();

    @Property(tries = 300)
    void anyText(@ForAll String text) {
        assertThat(sealing.open(text).rejection()).isPresent();
    }

    @Property(tries = 500)
    void oneCharacterChanged(@ForAll int place, @ForAll @CharRange(from = ' ', to = '~') char character) {
        int index = Math.floorMod(place, good.length());
        String changed = good.substring(0, index) + character + good.substring(index + 1);

        assertThat(sealing.open(changed).rejection().isPresent()).isEqualTo(!changed.equals(good));
    }

    @Property(tries = 300)
    void oneCharacterOfTheHeaderChanged(@ForAll int place, @ForAll @CharRange(from = ' ', to = '~') char character) {
        String header = header();
        int index = Math.floorMod(place, header.length());
        String changed = header.substring(0, index) + character + header.substring(index + 1);

        assertThat(sealing.open(withHeader(changed)).rejection().isPresent()).isEqualTo(!changed.equals(header));
    }

    @Property(tries = 300)
    void anyMemberAdded(@ForAll String name, @ForAll @IntRange(max = 6) int kind) {
        String quoted = name.replaceAll("[\"\\\\\\p{Cntrl}]", "");
        String value = new String[] {"null", "1e999", "[]", "{}", "true", "\"\"", "[[{\"kty\":1}]]"}[kind];

        assertThat(sealing.open(withHeader(
                                header().replaceFirst("\\{", "{\"a" + quoted.replace("$", "") + "\":" + value + ",")))
                        .rejection())
                .isPresent();
    }

    private String header() {
        byte[] octets = Base64Url.decode(good.substring(0, good.indexOf('.'))).orElseThrow();
        return new String(octets, StandardCharsets.UTF_8);
    }

    private String withHeader(String json) {
        return Sealing.withHeader(good, header -> json);
    }
}
