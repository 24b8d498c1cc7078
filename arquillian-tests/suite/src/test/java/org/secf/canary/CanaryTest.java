package org.secf.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryTest {

    private static final String TEXT = "canary+text/0f3b=5a";
    private static final Canary CANARY = Canary.of("text", TEXT);

    private static List<String> found(Canary canary, String... parts) {
        Evidence evidence = new Evidence();
        evidence.add("log", String.join("", parts));
        return evidence.of(List.of(canary));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Nested
    class ATextIsFound {

        static Stream<String> spellings() {
            String hex = HexFormat.of().formatHex(octets(TEXT));
            return Stream.of(
                    TEXT,
                    hex,
                    hex.toUpperCase(Locale.ROOT),
                    HexFormat.ofDelimiter(":").formatHex(octets(TEXT)),
                    "canary%2Btext%2F0f3b%3D5a",
                    Arrays.toString(octets(TEXT)),
                    new String(TEXT.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1),
                    new String(TEXT.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1));
        }

        @ParameterizedTest
        @MethodSource("spellings")
        void inEverySpelling(String spelling) {
            assertThat(found(CANARY, "a line with ", spelling, " in it")).containsExactly("text in log");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a", "ab", "abc", "user:"})
        void inBase64OfWhateverStandsAroundIt(String before) {
            byte[] all = octets(before + TEXT + "zz");

            assertThat(found(CANARY, Base64.getEncoder().encodeToString(all))).isNotEmpty();
            assertThat(found(CANARY, Base64.getUrlEncoder().encodeToString(all)))
                    .isNotEmpty();
        }
    }

    @Nested
    class AKeyIsFound {

        private PrivateKey key(String algorithm) throws GeneralSecurityException {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
        }

        private void isFound(PrivateKey key, String text) {
            Evidence evidence = new Evidence();
            evidence.add("log", text);
            assertThat(evidence.of(PrivateKeys.of("key", key))).isNotEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"RSA", "EC"})
        void inPemWithItsLineBreaks(String algorithm) throws GeneralSecurityException {
            PrivateKey key = key(algorithm);

            isFound(key, Base64.getMimeEncoder().encodeToString(key.getEncoded()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"RSA", "EC"})
        void inHexAndOctets(String algorithm) throws GeneralSecurityException {
            PrivateKey key = key(algorithm);

            isFound(key, HexFormat.of().formatHex(key.getEncoded()));
            isFound(key, Arrays.toString(key.getEncoded()));
        }

        @Test
        void asANumber() {
            BigInteger number = new BigInteger("98765432109876543210987654321098765432109876543210");

            assertThat(found(Canary.of("number", number), "d=" + number)).isNotEmpty();
            assertThat(found(Canary.of("number", number), "d=" + number.toString(16)))
                    .isNotEmpty();
        }

        @Test
        void whereHalfOfItIsLeftOut() throws GeneralSecurityException {
            PrivateKey key = key("RSA");
            ByteArrayOutputStream half = new ByteArrayOutputStream();
            half.write(key.getEncoded(), key.getEncoded().length / 2, key.getEncoded().length / 2);

            isFound(key, Base64.getEncoder().encodeToString(half.toByteArray()));
        }
    }

    @Test
    void otherTextIsNotFound() {
        assertThat(found(CANARY, "canary text 0f3b 5a", Base64.getEncoder().encodeToString(octets("canary-0f3b"))))
                .isEmpty();
    }

    @Test
    void nothingQuotesIt() {
        assertThat(CANARY).hasToString("text");
    }
}
