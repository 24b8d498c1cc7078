package org.secf.contentdigest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.value;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.secf.crypto.Crypto;

/** What holds for every content and every field. */
class ContentDigestPropertyTest {

    private static final Crypto CRYPTO = Crypto.jdk();

    @Property
    void verifiesWhatItDigested(@ForAll byte[] content, @ForAll @NotEmpty Set<DigestAlgorithm> algorithms) {
        ContentDigest made = ContentDigest.of(content, algorithms, CRYPTO);
        ContentDigest read = value(ContentDigest.parse(List.of(made.text())));
        assertThat(read).isEqualTo(made);
        assertThat(read.verify(content, CRYPTO).rejection()).isEmpty();
    }

    @Property
    void refusesEachOtherContent(@ForAll @NotEmpty byte[] content, @ForAll int at, @ForAll @IntRange(max = 7) int bit) {
        ContentDigest made = ContentDigest.of(content, Set.of(DigestAlgorithm.SHA_256), CRYPTO);
        byte[] other = content.clone();
        other[Math.floorMod(at, other.length)] ^= (byte) (1 << bit);
        assertThat(made.verify(other, CRYPTO).rejection()).isPresent();
    }

    @Property
    void writesWishesAsItReadsThem(@ForAll("preferences") Map<String, Integer> preferences) {
        WantedDigests wanted = new WantedDigests(preferences);
        assertThat(value(WantedDigests.parse(List.of(wanted.text())))).isEqualTo(wanted);
    }

    @Property
    void answersAnyText(@ForAll String any, @ForAll("hostile") String text) {
        for (String field : List.of(any, text, "sha-256=" + text, "sha-512=:" + text + ":")) {
            assertThat(ContentDigest.parse(List.of(field)).rejection()).isPresent();
            assertThat(WantedDigests.parse(List.of(field))).isNotNull();
        }
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings().withChars("sha-2561=:,\"?@()\u00e9\0 AQ").ofMaxLength(40);
    }

    @Provide
    Arbitrary<Map<String, Integer>> preferences() {
        return Arbitraries.maps(
                Arbitraries.of("sha-256", "sha-512", "md5", "x"),
                Arbitraries.integers().between(0, 10));
    }
}
