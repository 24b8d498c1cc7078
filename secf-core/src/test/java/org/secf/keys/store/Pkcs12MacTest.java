package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.secretOf;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.secf.der.Der;
import org.secf.der.DerWriter;
import org.secf.der.MalformedDer;

/** RFC 7292 §4: what a PKCS#12 file with a MAC consists of. */
class Pkcs12MacTest {

    private static final String DATA = "06092a864886f70d010701";
    private static final String SIGNED_DATA = "06092a864886f70d010702";
    private static final String SHA_256 = "0609608648016503040201";
    private static final String NULL = "0500";
    private static final String NO_OCTETS = "0400";

    private final String whole = HexFormat.of()
            .formatHex(accepted(new Pkcs12Format()
                    .write(
                            new StoreContents(1, new TreeMap<>(), List.of(), List.of()),
                            secretOf(StoreFolder.MASTER),
                            Optional.empty())));

    private static boolean isPresent(String hex) {
        return Pkcs12Mac.isPresent(HexFormat.of().parseHex(hex));
    }

    private String with(String part, String other) {
        assertThat(whole).contains(part);
        return whole.replaceFirst(part, other);
    }

    private static byte[] octets(Der element) {
        return HexFormat.of().parseHex(element.hex());
    }

    @Test
    void isInWhatIsWritten() {
        assertThat(isPresent(whole)).isTrue();
    }

    @Test
    void isForVersionThree() {
        assertThat(isPresent(with("020103", "020104"))).isFalse();
    }

    /** What is signed instead has nothing to do with the master secret. */
    @Test
    void isOverData() {
        assertThat(isPresent(with(DATA, SIGNED_DATA))).isFalse();
    }

    @Test
    void isMissedWhereNothingElseIsMissing() throws MalformedDer {
        List<Der> parts = Der.parse(HexFormat.of().parseHex(whole)).children();

        assertThat(Pkcs12Mac.isPresent(DerWriter.element(Der.SEQUENCE, octets(parts.get(0)), octets(parts.get(1)))))
                .isFalse();
    }

    /** Parameters that one reader minds and another does not. */
    @Test
    void isOfADigestWithoutParameters() {
        assertThat(isPresent(with(SHA_256 + NULL, SHA_256 + NO_OCTETS))).isFalse();
    }
}
