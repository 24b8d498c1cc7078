package org.secf.contentdigest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.structured.StructuredReason;

/** RFC 9530, clause by clause, with its examples. */
class ContentDigestTest {

    private static final Crypto CRYPTO = Crypto.jdk();
    private static final byte[] HELLO = "{\"hello\": \"world\"}".getBytes(StandardCharsets.US_ASCII);
    private static final String SHA_256 = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:";
    private static final String SHA_512 =
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";
    private static final String WRONG_256 = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
    private static final String MD5 = "md5=:Sd/dVLAcvNLSq16eXua5uQ==:";

    private static ContentDigest digest(String... lines) {
        return value(ContentDigest.parse(List.of(lines)));
    }

    @Nested
    class Section2Field {

        @ParameterizedTest
        @CsvSource({
            "0,sha-256,X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
            "0,sha-512,WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==",
            "1,sha-256,RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=",
            "1,sha-512,YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/WkppmM44T3qg=="
        })
        void isThatOfTheExamples(int lineFeeds, String key, String expected) {
            byte[] content = ("{\"hello\": \"world\"}" + "\n".repeat(lineFeeds)).getBytes(StandardCharsets.US_ASCII);
            Set<DigestAlgorithm> algorithm = Set.of(DigestAlgorithm.named(key).orElseThrow());
            ContentDigest made = ContentDigest.of(content, algorithm, CRYPTO);
            assertThat(made.text()).isEqualTo(key + "=:" + expected + ":");
            assertThat(value(digest(made.text()).verify(content, CRYPTO))).isEqualTo(made);
        }

        @Test
        void hasTheStrongestFirst() {
            assertThat(ContentDigest.of(HELLO, EnumSet.allOf(DigestAlgorithm.class), CRYPTO)
                            .text())
                    .isEqualTo(SHA_512 + ", " + SHA_256);
        }

        @Test
        void mayBeOnSeveralLines() {
            assertThat(digest(SHA_256, SHA_512).text()).isEqualTo(SHA_512 + ", " + SHA_256);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "sha-256=\"X48E\"",
                    "sha-256",
                    "sha-256=()",
                    "sha-256=:YQ==:",
                    "sha-512=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"
                })
        void hasDigestsOfTheRightKindAndLength(String field) {
            assertRefused(ContentDigest.parse(List.of(field)), ContentDigestReason.MALFORMED_DIGEST);
        }

        @Test
        void hasEachAlgorithmOnce() {
            assertRefused(ContentDigest.parse(List.of(WRONG_256, SHA_256)), StructuredReason.REPEATED_KEY);
            assertRefused(
                    ContentDigest.parse(List.of("sha-256=X48")).then(d -> d.verify(HELLO, CRYPTO)),
                    ContentDigestReason.MALFORMED_DIGEST);
            assertRefused(ContentDigest.parse(List.of("sha-256=:")), StructuredReason.MALFORMED_FIELD);
        }
    }

    @Nested
    class Section5Algorithms {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    MD5,
                    "sha=:YQ==:",
                    "unixsum=1",
                    "unixcksum=2",
                    "adler=:YQ==:",
                    "crc32c=:YQ==:",
                    "sha-1024=:YQ==:",
                    ""
                })
        void thatCanBeForgedOrAreUnknownNeverCount(String field) {
            assertRefused(ContentDigest.parse(List.of(field)), ContentDigestReason.NO_ACCEPTED_DIGEST);
        }

        @Test
        void absentIsNone() {
            assertRefused(ContentDigest.parse(List.of()), ContentDigestReason.NO_ACCEPTED_DIGEST);
        }

        @Test
        void thatDoNotCountArePassedOver() {
            ContentDigest mixed = digest(MD5 + ", unknown=\"x\", " + SHA_256);
            assertThat(mixed.algorithms()).containsExactly(DigestAlgorithm.SHA_256);
            value(mixed.verify(HELLO, CRYPTO));
        }
    }

    @Nested
    class Section6Verification {

        @Test
        void refusesAnotherContent() {
            byte[] other = HELLO.clone();
            other[2] ^= 1;
            assertRefused(digest(SHA_256).verify(other, CRYPTO), ContentDigestReason.WRONG_DIGEST);
            assertRefused(digest(SHA_512).verify(new byte[0], CRYPTO), ContentDigestReason.WRONG_DIGEST);
        }

        /** Neither the weaker nor the stronger alone decides. */
        @Test
        void refusesWhereOneOfTwoIsWrong() {
            assertRefused(digest(SHA_512, WRONG_256).verify(HELLO, CRYPTO), ContentDigestReason.WRONG_DIGEST);
            String wrong512 = SHA_512.replace("WZDP", "WZDQ");
            assertRefused(digest(wrong512, SHA_256).verify(HELLO, CRYPTO), ContentDigestReason.WRONG_DIGEST);
            value(digest(SHA_512, SHA_256).verify(HELLO, CRYPTO));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 3, 7, 1024})
        void readsInPiecesOfAnySize(int size) throws IOException {
            InputStream content = digest(SHA_256).verification(CRYPTO).passing(new ByteArrayInputStream(HELLO));
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            byte[] piece = new byte[size];
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                read.write(piece, 0, count);
            }
            assertThat(read.toByteArray()).isEqualTo(HELLO);
            assertThat(content.read()).isEqualTo(-1);
        }

        @Test
        void refusesAtTheEndOfAStreamEachTime() throws IOException {
            InputStream content = digest(WRONG_256).verification(CRYPTO).passing(new ByteArrayInputStream(HELLO));
            assertThat(content.readNBytes(HELLO.length)).isEqualTo(HELLO);
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(RefusedContent.class)
                        .isThrownBy(content::read)
                        .satisfies(refused ->
                                assertThat(refused.rejection().reason()).isEqualTo(ContentDigestReason.WRONG_DIGEST));
            }
        }

        /** Passing over octets, or going back to some, changes nothing of what is digested. */
        @Test
        void countsWhatIsSkipped() throws IOException {
            InputStream content = digest(SHA_256).verification(CRYPTO).passing(new ByteArrayInputStream(HELLO));
            assertThat(content.markSupported()).isFalse();
            content.mark(10);
            assertThat(content.read()).isEqualTo('{');
            assertThat(content.skip(5)).isEqualTo(5);
            assertThat(content.skip(-1)).isZero();
            assertThatExceptionOfType(IOException.class).isThrownBy(content::reset);
            assertThat(content.skip(1000)).isEqualTo(HELLO.length - 6);
            assertThat(content.read()).isEqualTo(-1);
        }

        @Test
        void refusesWhatIsLongerOrShorter() {
            InputStream shorter =
                    digest(SHA_256).verification(CRYPTO).passing(new ByteArrayInputStream(HELLO, 0, HELLO.length - 1));
            assertThatExceptionOfType(RefusedContent.class).isThrownBy(shorter::readAllBytes);
        }
    }

    @Nested
    class Writing {

        @Test
        void digestsWhatPasses() throws IOException {
            ContentDigester digester = new ContentDigester(Set.of(DigestAlgorithm.SHA_256), CRYPTO);
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try (OutputStream out = digester.passing(sent)) {
                out.write(HELLO[0]);
                out.write(HELLO, 1, 5);
                out.write(HELLO, 6, HELLO.length - 6);
            }
            assertThat(sent.toByteArray()).isEqualTo(HELLO);
            assertThat(digester.digest().text()).isEqualTo(SHA_256);
        }

        @Test
        void needsAnAlgorithm() {
            assertThatIllegalArgumentException().isThrownBy(() -> new ContentDigester(Set.of(), CRYPTO));
        }
    }

    @Nested
    class Section4Wishes {

        private WantedDigests wanted(String... lines) {
            return value(WantedDigests.parse(List.of(lines)));
        }

        @Test
        void areThoseOfTheExamples() {
            assertThat(wanted("sha-256=1").choose()).contains(DigestAlgorithm.SHA_256);
            assertThat(wanted("sha-512=3, sha-256=10, unixsum=0").choose()).contains(DigestAlgorithm.SHA_256);
            assertThat(wanted("sha-512=3, sha-256=3").choose()).contains(DigestAlgorithm.SHA_512);
            assertThat(wanted("sha-512=0, md5=10").choose()).isEmpty();
            assertThat(wanted().choose()).isEmpty();
        }

        @Test
        void areWrittenAsRead() {
            assertThat(WantedDigests.strongest().text()).isEqualTo("sha-512=10, sha-256=1");
            assertThat(wanted("unixsum=0, sha-512=3").text()).isEqualTo("unixsum=0, sha-512=3");
            assertThat(wanted(WantedDigests.strongest().text())).isEqualTo(WantedDigests.strongest());
        }

        @ParameterizedTest
        @ValueSource(strings = {"sha-256=11", "sha-256=-1", "sha-256", "sha-256=1.0", "sha-256=(1)", "sha-256=\"1\""})
        void areFromNoneToTen(String field) {
            assertRefused(WantedDigests.parse(List.of(field)), ContentDigestReason.MALFORMED_PREFERENCE);
        }

        @Test
        void cannotBeMadeOtherwise() {
            assertThatIllegalArgumentException().isThrownBy(() -> new WantedDigests(Map.of("sha-256", 11)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasItsClause(ContentDigestReason reason) {
        assertThat(reason.clause()).matches("RFC 9530 §.*");
    }
}
