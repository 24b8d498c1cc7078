package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.crypto.Crypto;
import org.secf.saml.mint.Encrypter;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.Signer;
import org.secf.saml.mint.TestKeys;
import org.secf.saml.model.NameId;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.Sealing;
import org.secf.verdict.Reason;

/** saml-core §2.2.4 and §2.7.3.2, of correctly signed responses unless it says otherwise. */
class SealedPartsTest {

    private static final String NS = " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"";
    private static final String NAME = "<saml:NameID" + NS + " Format=\"urn:x\">alice</saml:NameID>";
    private static final String ATTRIBUTE = "<saml:Attribute" + NS
            + " Name=\"groups\"><saml:AttributeValue>secret</saml:AttributeValue></saml:Attribute>";
    private static final String ASSERTION =
            Mint.response().edit("_assertion1", "_inner").element("saml:Assertion");

    private final PolicyJudge both = PolicyJudge.strict().sealing(Sealing.OPTIONAL, Sealing.OPTIONAL);

    private static String sealed(String element, String plain) {
        return sealed(Encrypter.usual(), element, plain);
    }

    private static String sealed(Encrypter by, String element, String plain) {
        return by.encrypt(plain).replace("saml:EncryptedAssertion", "saml:" + element);
    }

    private static Mint named(String element) {
        return PolicyJudge.signed(mint -> mint.edit(mint.element("saml:NameID"), element));
    }

    private static Mint having(String element) {
        return PolicyJudge.signed(
                mint -> mint.edit("</saml:AttributeStatement>", element + "</saml:AttributeStatement>"));
    }

    @Nested
    class Name {

        @Test
        void isReadOutOfItsCiphertext() {
            assertThat(both.accepted(named(sealed("EncryptedID", NAME))).nameId())
                    .contains(new NameId(
                            "alice", Optional.of("urn:x"), Optional.empty(), Optional.empty(), Optional.empty()));
        }

        @ParameterizedTest
        @CsvSource({"128, SHA-1", "192, SHA-1", "256, SHA-256"})
        void mayBeEncryptedByAnyAlgorithmOfTheList(int bits, String digest) {
            assertThat(both.answer(named(sealed(new Encrypter(TestKeys.SP, bits, digest), "EncryptedID", NAME))))
                    .isEmpty();
        }

        @Test
        void isHeldToTheSameChecksAsAPlainOne() {
            String foreign = NAME.replace(" Format", " NameQualifier=\"https://idp-b.example.org\" Format");
            assertThat(both.refusal(named(sealed("EncryptedID", foreign)))).isEqualTo(SamlReason.NAME_OF_OTHER_PARTY);
        }

        @Test
        void isRefusedEncryptedWherePolicySaysSo() {
            PolicyJudge none = PolicyJudge.strict().sealing(Sealing.FORBIDDEN, Sealing.REQUIRED);
            assertThat(none.refusal(named(sealed("EncryptedID", NAME)))).isEqualTo(SamlReason.UNSUPPORTED_IDENTIFIER);
            assertThat(PolicyJudge.strict().refusal(named(sealed("EncryptedID", NAME))))
                    .as("nothing said")
                    .isEqualTo(SamlReason.UNSUPPORTED_IDENTIFIER);
        }

        @Test
        void isRefusedPlainWherePolicySaysSo() {
            PolicyJudge required = PolicyJudge.strict().sealing(Sealing.REQUIRED, Sealing.FORBIDDEN);
            assertThat(required.refusal(Mint.signed())).isEqualTo(SamlPolicyReason.NAME_NOT_ENCRYPTED);
            assertThat(required.answer(named(sealed("EncryptedID", NAME)))).isEmpty();
            assertThat(required.answer(PolicyJudge.signed(mint -> mint.without("saml:NameID"))))
                    .as("no name at all")
                    .isEmpty();
        }

        @Test
        void inAConfirmationIsReadToo() {
            assertThat(both.answer(confirming(sealed("EncryptedID", NAME)))).isEmpty();
            assertThat(both.refusal(confirming(sealed("EncryptedID", ATTRIBUTE))))
                    .isEqualTo(SamlReason.UNSUPPORTED_IDENTIFIER);
            assertThat(PolicyJudge.strict().refusal(confirming(sealed("EncryptedID", NAME))))
                    .isEqualTo(SamlReason.UNSUPPORTED_IDENTIFIER);
            assertThat(both.refusal(confirming("<saml:NameID><b xmlns=\"urn:b\"/></saml:NameID>")))
                    .isEqualTo(SamlReason.MALFORMED_ASSERTION);
        }

        private Mint confirming(String name) {
            return PolicyJudge.signed(
                    mint -> mint.edit("<saml:SubjectConfirmationData", name + "<saml:SubjectConfirmationData"));
        }

        @Test
        void isNoBaseId() {
            assertThat(both.refusal(named("<saml:BaseID/>"))).isEqualTo(SamlReason.UNSUPPORTED_IDENTIFIER);
        }

        @Test
        void standsOnceOnly() {
            String once = sealed("EncryptedID", NAME);
            assertThat(both.refusal(named(once + NAME))).isEqualTo(SamlReason.MALFORMED_ASSERTION);
            assertThat(both.refusal(named(once + once))).isEqualTo(SamlReason.MALFORMED_ASSERTION);
        }
    }

    @Nested
    class Content {

        private static Reason named(PolicyJudge judge, String plain) {
            return judge.refusal(SealedPartsTest.named(sealed("EncryptedID", plain)));
        }

        @Test
        void isNoAssertion() {
            assertThat(named(both, ASSERTION)).isEqualTo(SamlReason.UNSUPPORTED_IDENTIFIER);
            assertThat(both.refusal(having(sealed("EncryptedAttribute", ASSERTION))))
                    .isEqualTo(SamlReason.UNSUPPORTED_ATTRIBUTE);
        }

        /** Not read there; but whoever puts one there wants it read by somebody. */
        @Test
        void hidesNoAssertionAndNoSignature() {
            String hiding = ATTRIBUTE.replace("secret", ASSERTION);
            assertThat(both.refusal(having(sealed("EncryptedAttribute", hiding))))
                    .isEqualTo(SamlReason.UNSUPPORTED_ATTRIBUTE);
            String signature = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>";
            assertThat(both.refusal(having(sealed("EncryptedAttribute", ATTRIBUTE.replace("secret", signature)))))
                    .isEqualTo(SamlReason.UNSUPPORTED_ATTRIBUTE);
        }

        @Test
        void isOfItsKind() {
            assertThat(named(both, ATTRIBUTE)).isEqualTo(SamlReason.UNSUPPORTED_IDENTIFIER);
            assertThat(both.refusal(having(sealed("EncryptedAttribute", NAME))))
                    .isEqualTo(SamlReason.UNSUPPORTED_ATTRIBUTE);
            assertThat(named(both, NAME.replace("SAML:2.0:assertion", "SAML:1.0:assertion")))
                    .isEqualTo(SamlReason.UNSUPPORTED_IDENTIFIER);
        }

        @Test
        void isOneElement() {
            assertThat(named(both, NAME + NAME)).isEqualTo(SamlReason.NOT_DECRYPTABLE);
            assertThat(named(both, "alice")).isEqualTo(SamlReason.NOT_DECRYPTABLE);
            assertThat(named(both, "")).isEqualTo(SamlReason.NOT_DECRYPTABLE);
        }

        @Test
        void hasNoDocumentType_H16() {
            assertThat(named(both, "<!DOCTYPE a [<!ENTITY e \"admin\">]>" + NAME.replace("alice", "&e;")))
                    .isEqualTo(SamlReason.NOT_DECRYPTABLE);
        }

        @Test
        void isReadWhole_H10_H11() {
            assertThat(named(both, NAME.replace("alice", "alice<!-- -->x"))).isEqualTo(SamlReason.COMMENT_IN_TEXT);
            assertThat(named(both, NAME.replace("alice", "alice<?p x?>"))).isEqualTo(SamlReason.PROCESSING_INSTRUCTION);
        }

        @Test
        void sharesNoIdWithTheResponse_H04() {
            assertThat(named(both, NAME.replace(" Format", " ID=\"_response1\" Format")))
                    .isEqualTo(SamlReason.DUPLICATE_ID);
        }
    }

    @Nested
    class Ciphertext {

        @Test
        void isOpenedByNoKeyOfOthers() {
            Encrypter stranger = new Encrypter(TestKeys.STRANGER, 128, "SHA-1");
            assertThat(both.refusal(named(sealed(stranger, "EncryptedID", NAME))))
                    .isEqualTo(SamlReason.NOT_DECRYPTABLE);
            assertThat(both.refusal(having(sealed(stranger, "EncryptedAttribute", ATTRIBUTE))))
                    .isEqualTo(SamlReason.NOT_DECRYPTABLE);
        }

        @Test
        void isOpenedByAnyKeyOfOurs() {
            Mint name = named(sealed("EncryptedID", NAME));
            assertThat(both.opening(TestKeys.STRANGER, TestKeys.SP).answer(name))
                    .isEmpty();
            assertThat(both.opening(TestKeys.SP, TestKeys.STRANGER).answer(name))
                    .isEmpty();
            assertThat(both.opening(TestKeys.STRANGER).refusal(name)).isEqualTo(SamlReason.NOT_DECRYPTABLE);
            assertThat(both.opening().refusal(name)).isEqualTo(SamlReason.NOT_DECRYPTABLE);
        }

        @Test
        void isOfTheAlgorithmsOfTheList_H22_H26() {
            String name = sealed("EncryptedID", NAME);
            assertThat(both.refusal(named(name.replace(
                            "http://www.w3.org/2009/xmlenc11#aes128-gcm",
                            "http://www.w3.org/2001/04/xmlenc#aes128-cbc"))))
                    .isEqualTo(SamlReason.FORBIDDEN_ENCRYPTION);
            assertThat(both.refusal(named(name.replace("rsa-oaep-mgf1p", "rsa-1_5"))))
                    .isEqualTo(SamlReason.FORBIDDEN_ENCRYPTION);
        }

        @Test
        void isOpenedAfterTheSignatureAlone() {
            RecordingProvider watched = new RecordingProvider();
            PolicyJudge watching = both.by(Crypto.of(Map.of("AES-GCM", watched)));
            assertThat(watched.asked()).as("the test of the provider itself").isNotEmpty();
            Mint swapped = Mint.signed()
                    .change(xml -> xml.replace(Mint.of(xml).element("saml:NameID"), sealed("EncryptedID", NAME)));
            assertThat(watching.refusal(swapped)).isEqualTo(SamlReason.SIGNATURE_INVALID);
            Mint unsigned = Mint.response()
                    .change(xml -> xml.replace(Mint.of(xml).element("saml:NameID"), sealed("EncryptedID", NAME)));
            assertThat(watching.refusal(unsigned)).isEqualTo(SamlReason.NOT_SIGNED);
            assertThat(watched.asked()).isEmpty();

            assertThat(watching.answer(named(sealed("EncryptedID", NAME)))).isEmpty();
            assertThat(watched.asked()).containsExactly("AES/GCM/NoPadding");
        }

        @Test
        void mayStandInAnEncryptedAssertion() {
            Mint twice = named(sealed("EncryptedID", NAME)).encrypt(Encrypter.usual());
            assertThat(both.accepted(twice).nameId().map(NameId::value)).contains("alice");
        }

        @Test
        void mayStandInASignedResponse() {
            Mint inside = Mint.response()
                    .change(xml -> xml.replace(Mint.of(xml).element("saml:NameID"), sealed("EncryptedID", NAME)))
                    .signResponse(Signer.rsa(TestKeys.IDP));
            assertThat(both.accepted(inside).nameId().map(NameId::value)).contains("alice");
        }
    }

    @Nested
    class Attribute {

        @Test
        void isReadOutOfItsCiphertextAndKeepsItsPlace() {
            assertThat(both.accepted(having(sealed("EncryptedAttribute", ATTRIBUTE)))
                            .attributes())
                    .containsEntry("groups", List.of("staff", "editors", "secret"));
            Mint first = PolicyJudge.signed(mint -> mint.edit(
                    "<saml:AttributeStatement>",
                    "<saml:AttributeStatement>" + sealed("EncryptedAttribute", ATTRIBUTE)));
            assertThat(both.accepted(first).attributes())
                    .containsEntry("groups", List.of("secret", "staff", "editors"));
        }

        @Test
        void isRefusedEncryptedWherePolicySaysSo() {
            assertThat(PolicyJudge.strict()
                            .sealing(Sealing.REQUIRED, Sealing.FORBIDDEN)
                            .refusal(having(sealed("EncryptedAttribute", ATTRIBUTE))))
                    .isEqualTo(SamlReason.UNSUPPORTED_ATTRIBUTE);
        }

        @Test
        void isRefusedPlainWherePolicySaysSo() {
            PolicyJudge required = PolicyJudge.strict().sealing(Sealing.FORBIDDEN, Sealing.REQUIRED);
            assertThat(required.refusal(having(sealed("EncryptedAttribute", ATTRIBUTE))))
                    .as("one is, the others are not")
                    .isEqualTo(SamlPolicyReason.ATTRIBUTE_NOT_ENCRYPTED);
            Mint all = PolicyJudge.signed(mint -> mint.edit(
                    mint.element("saml:AttributeStatement"),
                    "<saml:AttributeStatement>" + sealed("EncryptedAttribute", ATTRIBUTE)
                            + "</saml:AttributeStatement>"));
            assertThat(required.accepted(all).attributes()).containsOnlyKeys("groups");
        }

        @Test
        void comesInBoundedNumber_H27() {
            String one = sealed("EncryptedAttribute", ATTRIBUTE);
            assertThat(both.answer(having(one.repeat(32)))).isEmpty();
            assertThat(both.refusal(having(one.repeat(33)))).isEqualTo(SamlPolicyReason.TOO_MANY_ENCRYPTED);
        }
    }
}
