package org.secf.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void readsWhatStandsInAnElement() throws MalformedDer {
        Der sequence = Der.parse(octets("300702010504020a0b")).as(Der.SEQUENCE);

        assertThat(sequence.children()).hasSize(2);
        assertThat(sequence.child(0).content()).containsExactly(5);
        assertThat(sequence.child(1).as(Der.OCTET_STRING).hex()).isEqualTo("04020a0b");
        assertThatThrownBy(() -> sequence.child(2)).isInstanceOf(MalformedDer.class);
        assertThatThrownBy(sequence::only).isInstanceOf(MalformedDer.class);
        assertThatThrownBy(() -> sequence.as(Der.OCTET_STRING)).isInstanceOf(MalformedDer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3001",
                "300201",
                "30020105ff",
                "3080020105000",
                "3084000000010",
                "30840000000000",
                "1f0100",
                "30ff",
                "3083ffffff",
                "308100ff"
            })
    void refusesWhatIsNotOneElementToTheLastOctet(String hex) {
        byte[] broken = octets(hex.length() % 2 == 0 ? hex : hex + "0");

        assertThatThrownBy(() -> Der.parse(broken)).isInstanceOf(MalformedDer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.3.6.1.5.5.7.48.1.2",
                "2.5.4.3",
                "0.9.2342.19200300.100.1.1",
                "2.999.1",
                "1.2.840.113549.1.1.11"
            })
    void readsObjectIdentifiers(String oid) throws IOException, MalformedDer {
        assertThat(Der.parse(new ASN1ObjectIdentifier(oid).getEncoded()).oid()).isEqualTo(oid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0600", "060180", "06022a86"})
    void refusesObjectIdentifiersThatDoNotEnd(String hex) {
        assertThatThrownBy(() -> Der.parse(octets(hex)).oid()).isInstanceOf(MalformedDer.class);
    }

    private static Der time(String text) throws MalformedDer {
        return Der.parse(DerWriter.element(Der.GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void readsTimes() throws MalformedDer {
        assertThat(time("20260601120000Z").time()).isEqualTo(Instant.parse("2026-06-01T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20260601120000",
                "20260601120000.5Z",
                "20260601120000+0100",
                "20260231120000Z",
                "260601120000Z"
            })
    void refusesOtherTimes(String text) {
        assertThatThrownBy(() -> time(text).time()).isInstanceOf(MalformedDer.class);
    }

    @Property(tries = 200)
    void writesWhatItReads(@ForAll @Size(max = 70_000) byte[] content) throws IOException, MalformedDer {
        byte[] written = DerWriter.element(Der.OCTET_STRING, content);

        assertThat(written).isEqualTo(new DEROctetString(content).getEncoded(ASN1Encoding.DER));
        assertThat(Der.parse(written).content()).isEqualTo(content);
    }

    /** Whatever comes: an element, or malformed; in time, and no other exception. */
    @Property
    void neverFailsOtherwise(@ForAll @Size(max = 300) byte[] anything) {
        Deque<Der> open = new ArrayDeque<>();
        int seen = 0;
        try {
            open.add(Der.parse(anything));
            while (!open.isEmpty()) {
                Der next = open.remove();
                seen++;
                open.addAll(next.children());
            }
        } catch (MalformedDer e) {
            assertThat(e).hasMessageMatching(".+");
        }
        assertThat(seen).isLessThanOrEqualTo(anything.length);
    }

    @Property
    void neverFailsOtherwiseAtValues(@ForAll @Size(min = 1, max = 40) byte[] content) {
        try {
            String oid =
                    Der.parse(DerWriter.element(Der.OBJECT_IDENTIFIER, content)).oid();
            assertThat(new BigInteger(oid.substring(0, oid.indexOf('.')))).isBetween(BigInteger.ZERO, BigInteger.TWO);
        } catch (MalformedDer e) {
            assertThat(e).hasMessageMatching(".+");
        }
    }
}
