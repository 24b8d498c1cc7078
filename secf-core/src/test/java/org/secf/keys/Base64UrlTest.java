package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

    @Property
    void comesBack(@ForAll byte[] octets) {
        assertThat(Base64Url.decode(Base64Url.encode(octets)).orElseThrow()).isEqualTo(octets);
    }

    /** RFC 7515 §2 and RFC 4648 §3.5. */
    @ParameterizedTest
    @ValueSource(strings = {"AQ==", "A", "AR", "+/+/", "AQ\n", " AQ", "AQ.", "ＡＱ"})
    void refusesOtherSpellings(String text) {
        assertThat(Base64Url.decode(text)).isEmpty();
    }
}
