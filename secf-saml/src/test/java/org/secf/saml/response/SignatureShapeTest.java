package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.Signer;
import org.secf.saml.mint.TestKeys;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** What a signature element may have in it. The catalogue has the rest. */
class SignatureShapeTest {

    private static final Signer RSA = Signer.rsa(TestKeys.IDP);
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    private static Optional<Reason> reason(Mint response) {
        return new Circumstances(Map.of()).judge(response.base64()).rejection().map(Rejection::reason);
    }

    /** Every one is refused for its shape, not for the signature that it breaks. */
    @Nested
    class NothingMoreThanItsSchemaHas_xmldsigCore_4 {

        @ParameterizedTest
        @CsvSource({
            "CanonicalizationMethod, http://www.w3.org/2001/10/xml-exc-c14n#, FORBIDDEN_CANONICALIZATION",
            "SignatureMethod, http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, FORBIDDEN_ALGORITHM",
            "DigestMethod, http://www.w3.org/2001/04/xmlenc#sha256, FORBIDDEN_ALGORITHM",
            "Transform, http://www.w3.org/2000/09/xmldsig#enveloped-signature, FORBIDDEN_TRANSFORM",
            "Transform, http://www.w3.org/2001/10/xml-exc-c14n#, FORBIDDEN_TRANSFORM"
        })
        void inWhatNamesAnAlgorithm(String element, String algorithm, SamlReason expected) {
            String empty = "<ds:" + element + " Algorithm=\"" + algorithm + "\"/>";
            String full = empty.replace("/>", "><ds:Object/></ds:" + element + ">");

            assertThat(reason(Mint.signed().edit(empty, full))).contains(expected);
        }

        @Test
        void inTheReference() {
            assertThat(reason(Mint.signed().edit("</ds:Reference>", "<ds:Object/></ds:Reference>")))
                    .contains(SamlReason.MALFORMED_SIGNATURE);
        }

        @Test
        void inSignedInfo() {
            assertThat(reason(Mint.signed().edit("</ds:SignedInfo>", "<ds:Object/></ds:SignedInfo>")))
                    .contains(SamlReason.MALFORMED_SIGNATURE);
        }

        @Test
        void inTheListOfPrefixes() {
            assertThat(reason(prefixed("saml", "<ds:Object/>"))).contains(SamlReason.FORBIDDEN_TRANSFORM);
        }
    }

    /** The last transform with a list that was not signed with it. */
    private static Mint prefixed(String prefixes, String content) {
        String plain = "<ds:Transform Algorithm=\"" + EXCLUSIVE + "\"/>";
        return Mint.signed()
                .edit(
                        plain,
                        plain.replace("/>", ">") + "<ec:InclusiveNamespaces xmlns:ec=\"" + EXCLUSIVE
                                + "\" PrefixList=\"" + prefixes + "\">" + content
                                + "</ec:InclusiveNamespaces></ds:Transform>");
    }

    /** xml-exc-c14n §3. */
    @Nested
    class ListOfPrefixes_excC14n_3 {

        private final Mint declaring =
                Mint.response().edit("<samlp:Response ", "<samlp:Response xmlns:more=\"urn:example:more\" ");

        /** The declaration is outside the assertion, and nothing inside uses it: it is digested because the list says so. */
        @Test
        void bringsInWhatIsNotUsed() {
            assertThat(reason(declaring.signAssertion(RSA.including("more")))).isEmpty();
            assertThat(reason(declaring
                            .signAssertion(RSA.including("more"))
                            .edit("urn:example:more", "urn:example:else")))
                    .contains(SamlReason.SIGNATURE_INVALID);
            assertThat(reason(declaring.signAssertion(RSA).edit("urn:example:more", "urn:example:else")))
                    .as("without a list it is not digested")
                    .isEmpty();
        }

        @Test
        void hasAsManySpacesAsItLikes() {
            Mint signed = declaring.signAssertion(RSA.including("more", "saml"));

            assertThat(reason(signed)).isEmpty();
            assertThat(reason(signed.edit("more saml", "saml more")))
                    .as("what was signed is the list as it was written")
                    .contains(SamlReason.SIGNATURE_INVALID);
            assertThat(reason(declaring.signAssertion(RSA.including(" more ", "  saml "))))
                    .isEmpty();
        }

        @Test
        void hasAnEnd() {
            assertThat(reason(prefixed("p".repeat(1024), ""))).contains(SamlReason.SIGNATURE_INVALID);
            assertThat(reason(prefixed("p".repeat(1025), ""))).contains(SamlReason.FORBIDDEN_TRANSFORM);
        }
    }

    @Test
    void envelopedComesFirst() {
        assertThat(reason(Mint.response().signAssertion(RSA.transforming(EXCLUSIVE, ENVELOPED))))
                .contains(SamlReason.FORBIDDEN_TRANSFORM);
    }
}
