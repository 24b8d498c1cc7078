package org.secf.gba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.gba.Vectors.hex;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;

class MilenageTest {

    static List<Vectors> sets() {
        return Vectors.file("gba_milenage").list("vectors");
    }

    @ParameterizedTest
    @MethodSource("sets")
    void calculatesWhatTheSpecificationPrints(Vectors set) {
        Milenage milenage = set.milenage();
        AkaKeys keys = milenage.keys(set.octets("rand"));
        AkaCodes codes = milenage.codes(set.octets("rand"), set.number(), set.octets("amf"));

        assertThat(hex(milenage.operator())).isEqualTo(set.text("opc"));
        assertThat(hex(codes.network())).isEqualTo(set.text("f1"));
        assertThat(hex(codes.resynchronisation())).isEqualTo(set.text("f1s"));
        assertThat(hex(keys.response())).isEqualTo(set.text("f2"));
        assertThat(hex(keys.confidentiality())).isEqualTo(set.text("f3"));
        assertThat(hex(keys.integrity())).isEqualTo(set.text("f4"));
        assertThat(hex(keys.anonymity())).isEqualTo(set.text("f5"));
        assertThat(hex(keys.resynchronisation())).isEqualTo(set.text("f5s"));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void takesTheSubscribersOwnConstant(Vectors set) {
        Milenage milenage = Milenage.of(Crypto.jdk(), set.secret("k"), set.secret("opc"));

        assertThat(hex(milenage.keys(set.octets("rand")).response())).isEqualTo(set.text("f2"));
    }

    @Test
    void refusesOtherLengths() {
        Secret sixteen = Secret.taking(new byte[16]);
        Secret fifteen = Secret.taking(new byte[15]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Milenage.of(Crypto.jdk(), fifteen, sixteen))
                .withMessageContaining("K of 16 octets, received 15");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Milenage.of(Crypto.jdk(), sixteen, fifteen))
                .withMessageContaining("OPc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Milenage.of(Crypto.jdk(), sixteen, sixteen).keys(new byte[17]))
                .withMessageContaining("RAND");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Milenage.of(Crypto.jdk(), sixteen, sixteen)
                        .codes(new byte[16], new SequenceNumber(0), new byte[1]))
                .withMessageContaining("AMF");
    }
}
