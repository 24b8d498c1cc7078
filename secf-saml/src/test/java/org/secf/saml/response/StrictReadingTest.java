package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Encrypter;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.Signer;
import org.secf.saml.mint.TestKeys;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** Assertions that are signed as they stand, and have more in them, or less, than the schema lets them. */
class StrictReadingTest {

    private static final Signer RSA = Signer.rsa(TestKeys.IDP);
    private static final String FOREIGN = "<x:x xmlns:x=\"urn:example:x\"/>";

    private static Optional<Reason> reason(Mint response) {
        return new Circumstances(Map.of()).judge(response.base64()).rejection().map(Rejection::reason);
    }

    /** saml-core §2: whoever reads over what it does not know may read what somebody else does not. */
    @Nested
    class NothingMore_samlCore_2 {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "saml:SubjectConfirmation",
                    "saml:AuthnStatement",
                    "saml:AttributeStatement",
                    "saml:Attribute",
                    "saml:AudienceRestriction"
                })
        void inAnyPart(String element) {
            String end = "</" + element + ">";

            assertThat(reason(Mint.response().edit(end, FOREIGN + end).signAssertion(RSA)))
                    .contains(SamlReason.MALFORMED_ASSERTION);
        }

        @Test
        void inTheMethodOfAKey() {
            Mint sealed = Mint.signed().encrypt(Encrypter.usual());
            String end = "</xenc:EncryptionMethod>";

            assertThat(reason(sealed.edit(end, FOREIGN + end))).contains(SamlReason.FORBIDDEN_ENCRYPTION);
        }
    }

    /** saml-core §2.7.3.1.1: text, which is found whether it is written at once or in pieces. */
    @Nested
    class ValuesOfAttributes_samlCore_2_7_3_1_1 {

        private static final String VALUE = "<saml:AttributeValue>staff</saml:AttributeValue>";

        private Optional<Reason> withValue(String value) {
            return reason(Mint.response()
                    .edit(VALUE, "<saml:AttributeValue>" + value + "</saml:AttributeValue>")
                    .signAssertion(RSA));
        }

        @ParameterizedTest
        @ValueSource(strings = {"staff", "", "<![CDATA[staff]]>", "<saml:NameID>staff</saml:NameID>"})
        void mayBe(String value) {
            assertThat(withValue(value)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"st<!-- -->aff, COMMENT_IN_TEXT", "<!-- -->, COMMENT_IN_TEXT"})
        void mayNotBe(String value, SamlReason expected) {
            assertThat(withValue(value)).contains(expected);
        }
    }

    /** Comments stand between elements, where nobody reads text (and only there). */
    @Nested
    class Comments {

        @Test
        void mayStandBetweenElements() {
            assertThat(reason(Mint.response()
                            .edit("</saml:Subject>", "<!-- who --></saml:Subject>")
                            .signAssertion(RSA)))
                    .isEmpty();
        }

        @Test
        void mayNotStandWhereOnlyTheyAre() {
            assertThat(reason(Mint.response()
                            .edit("</saml:Subject>", "</saml:Subject><saml:Advice><!-- --></saml:Advice>")
                            .signAssertion(RSA)))
                    .contains(SamlReason.COMMENT_IN_TEXT);
        }
    }

    /** The bounds themselves are taken. */
    @Nested
    class Bounds {

        @Test
        void ofIds() {
            String longest = "_" + "a".repeat(255);

            assertThat(reason(Mint.response()
                            .edit("ID=\"_response1\"", "ID=\"" + longest + "\"")
                            .signAssertion(RSA)))
                    .isEmpty();
            assertThat(reason(Mint.response()
                            .edit("ID=\"_response1\"", "ID=\"" + longest + "a\"")
                            .signAssertion(RSA)))
                    .contains(SamlReason.MALFORMED_ID);
        }

        @Test
        void ofNamespaces() {
            assertThat(reason(Mint.response()
                            .edit("<samlp:Response ", "<samlp:Response xmlns:a=\"a:\" ")
                            .signAssertion(RSA)))
                    .isEmpty();
            assertThat(reason(Mint.response()
                            .edit("<samlp:Response ", "<samlp:Response xmlns:a=\":a\" ")
                            .signAssertion(RSA)))
                    .contains(SamlReason.RELATIVE_NAMESPACE);
        }
    }
}
