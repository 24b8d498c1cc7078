package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.Signer;
import org.secf.saml.mint.TestKeys;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** Small documents that cost much. All come from somebody who holds no key and at most one old assertion. */
class ExhaustionTest {

    private static final String EXCLUSIVE = "Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"";
    private static final Duration BOUND = Duration.ofSeconds(5);

    /** The answer, which must come soon. Honest responses take a hundredth of the bound; slow machines may take their time. */
    private static Optional<Reason> answer(Mint mint) {
        return assertTimeout(
                BOUND,
                () -> new Circumstances(Map.of())
                        .judge(mint.base64())
                        .rejection()
                        .map(Rejection::reason));
    }

    private static Mint prefixList(String element, String prefixes, String content) {
        String list = "<e:InclusiveNamespaces xmlns:e=\"http://www.w3.org/2001/10/xml-exc-c14n#\" PrefixList=\""
                + prefixes + "\">" + content + "</e:InclusiveNamespaces>";
        String empty = "<ds:" + element + " " + EXCLUSIVE + "/>";
        return Mint.signed().edit(empty, empty.replace("/>", ">" + list + "</ds:" + element + ">"));
    }

    private static String manyPrefixes() {
        StringBuilder prefixes = new StringBuilder();
        for (int i = 0; i < 17_000; i++) {
            prefixes.append("p")
                    .append(Integer.toString(i, Character.MAX_RADIX))
                    .append(' ');
        }
        return prefixes.toString();
    }

    /** Looking up every prefix for every element took thirteen seconds for a quarter of a megabyte. */
    @Nested
    class PrefixLists_xmlExcC14n_3 {

        @Test
        void refusesElementsInTheList() {
            assertThat(answer(prefixList("CanonicalizationMethod", manyPrefixes(), "<a/>".repeat(17_000))))
                    .contains(SamlReason.FORBIDDEN_CANONICALIZATION);
            assertThat(answer(prefixList("Transform", "saml", "<a/>"))).contains(SamlReason.FORBIDDEN_TRANSFORM);
        }

        @Test
        void refusesMorePrefixesThanAnyHonestList() {
            assertThat(answer(prefixList("CanonicalizationMethod", manyPrefixes(), "")))
                    .contains(SamlReason.FORBIDDEN_CANONICALIZATION);
            assertThat(answer(prefixList("Transform", manyPrefixes(), ""))).contains(SamlReason.FORBIDDEN_TRANSFORM);
        }
    }

    /** The library's certificate reader descends into values of indefinite length without a bound. */
    @Nested
    class KeyInfo_xmldsigCore_4_5 {

        @ParameterizedTest
        @ValueSource(strings = {"X509Certificate", "X509CRL"})
        void nestedHintsAreNotRead(String element) {
            byte[] nested = new byte[150_000];
            for (int i = 0; i < nested.length / 2; i += 2) {
                nested[i] = 0x30;
                nested[i + 1] = (byte) 0x80;
            }
            String hint = "<ds:X509Data><ds:" + element + ">"
                    + Base64.getEncoder().encodeToString(nested) + "</ds:" + element + "></ds:X509Data>";
            assertThat(answer(Mint.signed().edit("<ds:KeyInfo>", "<ds:KeyInfo>" + hint)))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"<ds:KeyValue/>", "<ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data>"
                })
        void unreadableHintsDoNotMatter(String hint) {
            assertThat(answer(Mint.signed().edit("<ds:KeyInfo>", "<ds:KeyInfo>" + hint)))
                    .isEmpty();
        }
    }

    /** An old assertion is enough to have whatever is put into it canonicalized, before its digest does not fit. */
    @Nested
    class InsideTheSignedElement_xmlExcC14n {

        @Test
        void longNamespaceWrittenForEverySibling() {
            String siblings = "<x xmlns:p=\"u:" + "y".repeat(900) + "\">" + "<p:a/>".repeat(15_000) + "</x>";
            assertThat(answer(advised(siblings))).contains(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void manyNamespacesInScope() {
            StringBuilder deep = new StringBuilder();
            for (int level = 0; level < 40; level++) {
                deep.append("<a");
                for (int i = 0; i < 60; i++) {
                    deep.append(" xmlns:p").append(level).append('_').append(i).append("=\"u:\"");
                }
                deep.append('>');
            }
            String content = deep + "<z:b xmlns:z=\"u:\"/>".repeat(6_000) + "</a>".repeat(40);
            assertThat(answer(advised(content))).contains(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void manyDeclarationsWhereManyAreInScope() {
            StringBuilder deep = new StringBuilder();
            for (int level = 0; level < 40; level++) {
                deep.append("<a");
                for (int i = 0; i < 60; i++) {
                    deep.append(" xmlns:p").append(level).append('_').append(i).append("=\"u:\"");
                }
                deep.append('>');
            }
            String content = deep + "<b xmlns:z=\"u:\"/>".repeat(9_000) + "</a>".repeat(40);
            assertThat(answer(advised(content))).contains(SamlReason.SIGNATURE_INVALID);
        }

        private static Mint advised(String content) {
            return Mint.signed()
                    .edit("</saml:Conditions>", "</saml:Conditions><saml:Advice>" + content + "</saml:Advice>");
        }
    }

    @Nested
    class SignatureValues_xmldsigCore_4_3 {

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 63, 64, 65, 132, 100_000})
        void zeroesAreNoSignature(int length) {
            String value = "<ds:SignatureValue>" + Base64.getEncoder().encodeToString(new byte[length])
                    + "</ds:SignatureValue>";
            Mint mint = Mint.response()
                    .signAssertion(Signer.rsa(TestKeys.IDP_EC)
                            .by(TestKeys.IDP_EC.privateKey(), "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"));
            Circumstances onCurve = new Circumstances(Map.of("idp-keys", "idp-ec"));
            assertThat(onCurve.judge(mint.base64()).rejection()).isEmpty();
            String zeroes = mint.edit(mint.element("ds:SignatureValue"), value).base64();
            assertThat(onCurve.judge(zeroes).rejection().map(Rejection::reason)).contains(SamlReason.SIGNATURE_INVALID);
        }
    }
}
